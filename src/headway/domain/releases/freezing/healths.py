"""Releases: the computed state of every step of a plan on a day, with the sentence that says why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from headway.domain.plans.models import Plan, Step
from headway.domain.plans.queries import health_reading
from headway.domain.plans.states import Status
from headway.engines.methods.health import Facts, judge


@dataclass(frozen=True, slots=True)
class State:
    """state: a value of Health. is_stale: owed, reported on once, but longer ago than the plan allows."""

    state: str
    why: str
    is_stale: bool


def healths_of(plan: Plan, *, as_of: date) -> dict[int, State]:
    """By step number. Steps nobody has reported on share one answer; only the others are judged one by one."""
    silent = judge(Facts(), as_of=as_of)
    states = dict.fromkeys(
        Step.objects.filter(plan=plan, last_word_on=None).values_list("number", flat=True),
        State(silent.colour.value, silent.why, is_stale=False),
    )
    stale_before = as_of - timedelta(days=plan.stale_after_days)
    for step in Step.objects.filter(plan=plan, last_word_on__isnull=False):
        judged = health_reading(step, as_of=as_of, stale_after_days=plan.stale_after_days)
        status = Status(step.status)
        owed = status.is_active or status in {Status.UNKNOWN, Status.ONGOING}
        old = step.last_word_on is not None and step.last_word_on < stale_before
        states[step.number] = State(judged.colour.value, judged.why, is_stale=owed and old)
    return states
