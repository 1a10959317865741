"""Releases: the computed state of every step of a plan on a day, with the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from headway.domain.plans.models import Plan, Step
from headway.domain.plans.queries import health_readings
from headway.domain.plans.states import Status


@dataclass(frozen=True, slots=True)
class State:
    """state: a value of Health. is_stale: owed, reported on once, but longer ago than the plan allows."""

    state: str
    why: str
    is_stale: bool


def healths_of(plan: Plan, *, as_of: date) -> dict[int, State]:
    """By step number, in a fixed number of queries."""
    judged = health_readings(plan, as_of=as_of)
    stale_before = as_of - timedelta(days=plan.stale_after_days)
    said = Step.objects.filter(plan=plan).values_list("number", "status", "last_word_on")
    states: dict[int, State] = {}
    for number, status, last_word_on in said.iterator(chunk_size=5_000):
        is_stale = last_word_on is not None and last_word_on < stale_before and _is_owed(Status(status))
        states[number] = State(judged[number].colour.value, judged[number].why, is_stale=is_stale)
    return states


def _is_owed(status: Status) -> bool:
    return status.is_active or status in {Status.UNKNOWN, Status.ONGOING}
