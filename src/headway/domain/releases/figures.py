"""Releases: the headline figures, computed from the steps' public rows alone, so that anyone can compute them again.

They count the same things as ``domain.plans.queries.plan_counts``; a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from headway.domain.plans.states import Status
from headway.domain.releases.hashing import Row
from headway.engines.methods import delivery


def is_open(step: Row) -> bool:
    """Whether somebody has to finish it, or may have to: its status is not known."""
    status = Status(str(step["status"]))
    return status.is_active or status is Status.UNKNOWN


def deadline_state(step: Row, *, as_of: date) -> str:
    """Where a step's first deadline stands on a day: none, ahead, passed_unknown, late, settled.

    A status the source gave undated says nothing about today: a passed deadline is then "passed_unknown", not late.
    """
    if not is_open(step):
        return "settled"
    due = _day(step["original_due"])
    if due is None:
        return "none"
    if due >= as_of:
        return "ahead"
    return "late" if step["last_word_on"] else "passed_unknown"


def standing(steps: Iterable[Row]) -> list[Row]:
    """The steps that the plan still holds; those a later version removed keep their page and leave the counts."""
    return [step for step in steps if step["removed_in"] is None]


def by_status(steps: Iterable[Row]) -> Counter[str]:
    """How many steps have each status, by its key."""
    return Counter(str(step["status"]) for step in steps)


def counts(steps: Sequence[Row], *, as_of: date) -> list[Row]:
    """The figures as rows: name, value, of, note."""
    held = standing(steps)
    whole = len(held)
    states = Counter(str(step["deadline_state"]) for step in held)
    statuses = by_status(held)
    told = sum(1 for step in held if step["last_word_on"])
    return [
        _count("steps", whole, None, "Steps that a later version of the plan left out are not counted."),
        *(_count(f"status_{status}", statuses[status], whole) for status in Status.values),
        _count("as_published", whole - told, whole, "Nobody has reported on them since the plan was published."),
        _count(
            "deadline_passed_unknown",
            states["passed_unknown"],
            whole,
            "The deadline has passed, and no word since says how they stand: they may be done.",
        ),
        _count("late", states["late"], whole, "The deadline has passed, and a report says they are still open."),
        _count("without_deadline", states["none"], whole, "Open, and no day is known."),
        _count("stale", sum(1 for step in held if step["is_stale"]), told, "Of those that anyone reported on."),
        _count("without_lead", sum(1 for step in held if not has_lead(step)), whole, "Nobody is named as the lead."),
        _on_time(steps, as_of=as_of),
    ]


def has_lead(step: Row) -> bool:
    departments = step["departments"]
    return isinstance(departments, list) and any(isinstance(one, dict) and one["is_lead"] for one in departments)


def _count(name: str, value: int | None, of: int | None, note: str = "") -> Row:
    return {"name": name, "value": value, "of": of, "note": note}


def _on_time(steps: Sequence[Row], *, as_of: date) -> Row:
    """Done on or before the original deadline, of all whose original deadline has passed; None with why not."""
    measured = delivery.on_time((_promise(step) for step in steps if step["original_due"]), as_of=as_of)
    value = measured.on_time if measured.rate is not None else None
    return _count("on_time", value, measured.due, measured.why)


def _promise(step: Row) -> delivery.Promise:
    set_aside_on = _day(step["set_aside_on"])
    removed_on = _day(step["removed_on"])
    left = [day for day in (set_aside_on, removed_on) if day is not None]
    due = _day(step["original_due"])
    if due is None:
        raise ValueError(f"Step {step['number']} has no first deadline, so it promises no day.")
    return delivery.Promise(
        due=due,
        done_on=_day(step["completed_on"]),
        is_known=step["last_word_on"] is not None,
        set_aside_on=min(left, default=None),
        was_set_aside_at_first=Status(str(step["status"])).is_set_aside and set_aside_on is None,
    )


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
