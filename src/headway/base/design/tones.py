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


SHAPES = {
    Tone.DONE: "M0 7a7 7 0 1 1 14 0a7 7 0 1 1-14 0zM6 10.6l5-5.1-1.2-1.2L6 8.1 4.2 6.3 3 7.5z",
    Tone.ACTIVE: "M0 7a7 7 0 1 1 14 0a7 7 0 1 1-14 0zM7 1.8a5.2 5.2 0 0 0 0 10.4z",
    Tone.PLANNED: "M0 7a7 7 0 1 1 14 0a7 7 0 1 1-14 0zM2 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    Tone.WAITING: "M0 7a7 7 0 1 1 14 0a7 7 0 1 1-14 0zM6.1 3v4.7l3.3 2 .9-1.4-2.6-1.5V3z",
    Tone.LATE: "M7 .5l7 12.8H0zM6.2 5v4.2h1.6V5zM6.2 10.2v1.6h1.6v-1.6z",
    Tone.STOPPED: "M1 1h12v12H1zM3.5 6v2h7V6z",
    Tone.UNKNOWN: "M7 0l7 7-7 7-7-7zM7 2.8L2.8 7 7 11.2 11.2 7z",
}
"""Each tone's outline as an SVG path in a box of 14 by 14, holes by the even-odd rule; the styles draw the same."""
