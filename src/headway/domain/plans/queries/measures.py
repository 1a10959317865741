"""Plans: the measures that survive gaming, computed from a plan's rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from django.db.models import QuerySet
from django.utils import timezone

from headway.domain.plans.models import Milestone, Obligation, Plan, Step
from headway.domain.plans.states import Cadence, Status
from headway.engines.methods import delivery
from headway.engines.methods.cadence import turns


def on_time(plan: Plan, *, as_of: date) -> delivery.OnTime:
    """The plan's on-time rate on a day, by original deadlines; None with its reason where it cannot be said.

    A step a later version removed counts as set aside on the day that version was accepted.
    """
    return on_time_of(Step.objects.filter(plan=plan), as_of=as_of)


def on_time_of(steps: QuerySet[Step], *, as_of: date) -> delivery.OnTime:
    """The on-time rate of these steps, e.g. one department's; removed ones should be among them."""
    return delivery.on_time(_promises(steps), as_of=as_of)


def _promises(steps: QuerySet[Step]) -> Iterator[delivery.Promise]:
    columns = ("status", "original_due", "completed_on", "last_word_on", "set_aside_on", "removed_in__accepted_at")
    for status, due, done_on, word_on, set_aside_on, removed_at in (
        steps.exclude(original_due=None).order_by().values_list(*columns)
    ):
        is_set_aside = Status(status).is_set_aside
        left = [day for day in (set_aside_on, timezone.localdate(removed_at) if removed_at else None) if day]
        yield delivery.Promise(
            due=due,
            done_on=done_on,
            is_known=word_on is not None,
            set_aside_on=min(left, default=None),
            was_set_aside_at_first=is_set_aside and set_aside_on is None,
        )


def milestone_pace(plan: Plan, *, as_of: date) -> delivery.Pace:
    """Milestones reached against milestones that were to be reached, by their first dates, standing steps only."""
    milestones = Milestone.objects.filter(step__plan=plan, step__removed_in=None)
    return delivery.pace(milestones.order_by().values_list("original_due", "done_on"), as_of=as_of)


def obligation_compliance(plan: Plan, *, as_of: date) -> delivery.Compliance:
    """Turns of standing duties done by their day, of those whose day has passed, standing steps only.

    Turns that came due since the last one anybody reported are missed ones, though no row tells of them yet.
    """
    duties = Obligation.objects.filter(step__plan=plan, step__removed_in=None).prefetch_related("cycles")
    return delivery.compliance((turn for duty in duties for turn in turns_of(duty, as_of=as_of)), as_of=as_of)


def turns_of(duty: Obligation, *, as_of: date) -> list[tuple[date, date | None]]:
    """A standing duty's turns (due day, day done or None), recorded ones and those that came due unreported."""
    recorded = [(cycle.due, cycle.done_on) for cycle in duty.cycles.all()]
    later = turns(duty.first_due, every=Cadence(duty.cadence).every, since=duty.next_due + timedelta(days=1))
    return recorded + [(day, None) for day in takewhile(lambda day: day < as_of, later)]
