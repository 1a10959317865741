"""Methods: how much of what was promised was done by the day it was promised for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headway.engines.methods.proportions import share


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise with its first date, as far as it is known.

    due: the original deadline. done_on: the day it was done, None where it was not or nobody knows.
    is_known: somebody has said since publication how it stands; without that, it may be done for all we know.
    set_aside_on: the day it was excluded, superseded or made a standing duty; None where it was not.
    was_set_aside_at_first: the published document itself had set it aside, so it never was due.
    """

    due: date
    done_on: date | None = None
    is_known: bool = True
    set_aside_on: date | None = None
    was_set_aside_at_first: bool = False


@dataclass(frozen=True, slots=True)
class OnTime:
    """The on-time rate: done on or before the original deadline, of all whose original deadline has passed.

    rate, low, high: from 0 to 1, with the 95 % Wilson interval; None where it cannot be said, and ``why`` tells.
    at_least, at_most: between these the rate must lie whatever the unknown ones turn out to be; None with none due.
    due = on_time + late + still_open + unknown. set_aside: left out because set aside before their day came.
    """

    rate: float | None
    low: float | None
    high: float | None
    due: int
    on_time: int
    late: int
    still_open: int
    unknown: int
    set_aside: int
    at_least: float | None
    at_most: float | None
    why: str


def on_time(promises: Iterable[Promise], *, as_of: date) -> OnTime:
    """The on-time rate on a day. One excluded after its deadline stays in the denominator, as not on time.

    Example: 40 due, 14 on time, 9 late, 17 open -> 0.35 (0.221 to 0.505), not 14 of the 23 that are done.
    """
    counts = dict.fromkeys(("on_time", "late", "still_open", "unknown", "set_aside"), 0)
    for promise in promises:
        if promise.due < as_of or promise.was_set_aside_at_first:
            counts[_outcome(promise, as_of=as_of)] += 1
    due = sum(number for outcome, number in counts.items() if outcome != "set_aside")
    if not due:
        return _without_rate(counts, due=0, why="No deadline has passed yet, so there is no on-time rate.")
    if counts["unknown"]:
        return _without_rate(counts, due=due, why=_why_unknown(counts["unknown"], due=due))
    measured = share(counts["on_time"], whole=due)
    return OnTime(
        rate=measured.value,
        low=measured.low,
        high=measured.high,
        due=due,
        at_least=measured.value,
        at_most=measured.value,
        why="",
        **counts,
    )


def _outcome(promise: Promise, *, as_of: date) -> str:
    if promise.was_set_aside_at_first:
        return "set_aside"
    if promise.set_aside_on is not None and promise.set_aside_on <= min(promise.due, as_of):
        return "set_aside"
    if promise.done_on is not None and promise.done_on <= as_of:
        return "on_time" if promise.done_on <= promise.due else "late"
    return "still_open" if promise.is_known else "unknown"


def _without_rate(counts: dict[str, int], *, due: int, why: str) -> OnTime:
    return OnTime(
        rate=None,
        low=None,
        high=None,
        due=due,
        at_least=counts["on_time"] / due if due else None,
        at_most=(counts["on_time"] + counts["unknown"]) / due if due else None,
        why=why,
        **counts,
    )


def _why_unknown(unknown: int, *, due: int) -> str:
    if unknown == due:
        return (
            f"The deadline of {due} {'step has' if due == 1 else 'steps has'} passed, and no completion date is known "
            "for any of them: the plan gives none, and nobody has reported since. So there is no on-time rate."
        )
    return (
        f"Of {due} steps whose deadline has passed, it is not known for {unknown} whether or when they were completed. "
        "So there is no on-time rate yet."
    )


@dataclass(frozen=True, slots=True)
class Pace:
    """Milestones reached against milestones that were to be reached by now (baseline execution index).

    index: reached / due, above 1 where the work is ahead; None where none was due yet.
    """

    reached: int
    due: int
    index: float | None


def pace(milestones: Iterable[tuple[date, date | None]], *, as_of: date) -> Pace:
    """The baseline execution index of (original due day, day reached or None) pairs on a day.

    Example: 4 due by now, 3 reached -> 0.75. A milestone reached before its day counts as reached.
    """
    reached = due = 0
    for due_on, done_on in milestones:
        due += due_on <= as_of
        reached += done_on is not None and done_on <= as_of
    return Pace(reached=reached, due=due, index=reached / due if due else None)


@dataclass(frozen=True, slots=True)
class Compliance:
    """Cycles of a recurring duty done by their day, of those whose day has passed. share: None with none due yet."""

    on_time: int
    due: int
    share: float | None


def compliance(cycles: Iterable[tuple[date, date | None]], *, as_of: date) -> Compliance:
    """Compliance of (due day, day done or None) cycles on a day. A cycle due today is not counted until it is done.

    Example: due in January, April and July, done on time twice -> 2 of 3.
    """
    on_time_count = due = 0
    for due_on, done_on in cycles:
        done = done_on is not None and done_on <= as_of
        if due_on < as_of or done:
            due += 1
            on_time_count += bool(done and done_on is not None and done_on <= due_on)
    return Compliance(on_time=on_time_count, due=due, share=on_time_count / due if due else None)
