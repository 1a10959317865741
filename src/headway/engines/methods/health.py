"""Methods: the state computed from dates; it stands beside the owner's word and cannot be painted green.

Rules that need what a published plan does not give (a start day, money secured, risks, a forecast from the plan's own
history) are not here: none of them is guessed. An update is the dated word of a named person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

STALE_AFTER_DAYS = 45
SLIP_THAT_IS_LATE_DAYS = 30


class Colour(StrEnum):
    """NONE: nothing to compute, since nobody has reported yet or the step was set aside."""

    NONE = "none"
    GREY = "grey"
    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Facts:
    """What health is computed from.

    last_word_on: the day the newest dated update was true; None before the first one.
    due: the original deadline, or the next date of a standing duty. forecast: the day the owner now expects.
    is_open: work is owed. is_done: carried out, evidence seen by a second person.
    is_held: an earlier step it waits for is itself late and will end after this one is due.
    """

    last_word_on: date | None = None
    is_open: bool = True
    is_done: bool = False
    has_lead: bool = False
    due: date | None = None
    forecast: date | None = None
    is_at_risk: bool = False
    is_paused: bool = False
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A colour and the sentence that says why."""

    colour: Colour
    why: str


def judge(facts: Facts, *, as_of: date, stale_after_days: int = STALE_AFTER_DAYS) -> Judgement:
    """The first rule that matches gives the colour: grey, then red, then amber, then green.

    An old word is grey before anything else is asked, so stale is never green. A done step is done, however long ago.
    """
    if facts.last_word_on is None:
        return Judgement(Colour.NONE, "Nobody has reported on this step since the plan was published.")
    if facts.is_done:
        return Judgement(Colour.DONE, "Completed; a second person has seen the evidence.")
    if not facts.is_open:
        return Judgement(Colour.NONE, "This step was set aside, so there is nothing to compute.")
    return (
        _unknown(facts, facts.last_word_on, as_of=as_of, stale_after_days=stale_after_days)
        or _late(facts, as_of=as_of)
        or _at_risk(facts)
        or Judgement(Colour.GREEN, "The deadline lies ahead, and the last update is recent.")
    )


def _unknown(facts: Facts, last_word_on: date, *, as_of: date, stale_after_days: int) -> Judgement | None:
    if not facts.has_lead:
        return Judgement(Colour.GREY, "No lead is named, so nobody answers for this step.")
    if facts.due is None:
        return Judgement(Colour.GREY, "No date is known, so it cannot be early or late.")
    if last_word_on < as_of - timedelta(days=stale_after_days):
        age = (as_of - last_word_on).days
        why = f"The last update is {age} days old; after {stale_after_days} it says too little."
        return Judgement(Colour.GREY, why)
    return None


def _late(facts: Facts, *, as_of: date) -> Judgement | None:
    if facts.due is None:
        return None
    if facts.due < as_of:
        return Judgement(Colour.RED, "The original deadline has passed.")
    if facts.forecast is not None and facts.forecast > facts.due + timedelta(days=SLIP_THAT_IS_LATE_DAYS):
        days = (facts.forecast - facts.due).days
        return Judgement(Colour.RED, f"It is expected {days} days after the original deadline.")
    if facts.is_held:
        return Judgement(Colour.RED, "A step it waits for is late and will end after this one is due.")
    return None


def _at_risk(facts: Facts) -> Judgement | None:
    if facts.due is not None and facts.forecast is not None and facts.forecast > facts.due:
        days = (facts.forecast - facts.due).days
        return Judgement(Colour.AMBER, f"It is expected {days} days after the original deadline.")
    if facts.is_paused:
        return Judgement(Colour.AMBER, "The work is paused.")
    if facts.is_at_risk:
        return Judgement(Colour.AMBER, "Those who answer for it say it is at risk.")
    return None
