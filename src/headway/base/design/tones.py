"""Design: the tones that a status can have; each is a colour, a shape and a place in every legend."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    """What a status means for its reader. The order is the order in charts and legends.

    The value is the class name in the styles (``tone-done``) and the word that a status in ``states`` carries.
    """

    DONE = "done"
    ACTIVE = "active"
    PLANNED = "planned"
    WAITING = "waiting"
    LATE = "late"
    STOPPED = "stopped"
    UNKNOWN = "unknown"


def tone_of(word: str) -> Tone:
    """The tone of that name; a word that is no tone is ``unknown``, so that a page never fails over a colour."""
    return Tone(word) if word in Tone._value2member_map_ else Tone.UNKNOWN
