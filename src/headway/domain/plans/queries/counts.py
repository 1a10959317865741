"""Plans: the numbers at the head of a plan's pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from headway.domain.plans.models import Plan, Responsibility, Step
from headway.domain.plans.models.step import StepQuerySet
from headway.domain.plans.queries.health import health_numbers
from headway.domain.plans.queries.open_steps import OPEN, deadline_passed_unknown
from headway.domain.plans.states import Health, Origin, Status


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """A plan's standing steps, counted on a day. Steps that a later version removed are in ``removed`` only.

    as_of: the day that deadlines and updates are compared with; statuses are the newest ones recorded.

    by_status, by_health: every value is a key, 0 included; each sums up to ``total``.
    as_published: nobody has reported on them yet. updated: total - as_published.
    without_status: the source gives none. without_deadline: no day is known, of those somebody has to finish.
    deadline_passed_unknown: still open in the source, the original deadline has passed, and nobody has said since how
    they stand; they may be done, so nothing calls them late. late: open by a report, the original deadline passed.
    stale: open, reported on, but longer ago than the plan allows.
    verified: complete, evidence seen by a second person. complete includes those complete as published.
    """

    as_of: date
    total: int
    by_status: Mapping[Status, int]
    by_health: Mapping[Health, int]
    as_published: int
    updated: int
    without_status: int
    without_deadline: int
    without_lead: int
    complete: int
    verified: int
    excluded: int
    ongoing: int
    deadline_passed_unknown: int
    late: int
    stale: int
    removed: int


def plan_counts(plan: Plan, *, as_of: date) -> PlanCounts:
    """The head figures of a plan, in four queries whatever its size."""
    standing = StepQuerySet(Step).filter(plan=plan).standing().order_by()
    silent, told, passed = Q(last_word_on=None), Q(last_word_on__isnull=False), Q(original_due__lt=as_of)
    still_open = Q(status__in=OPEN)
    stale_before = as_of - timedelta(days=plan.stale_after_days)
    figures = standing.aggregate(
        total=Count("pk"),
        as_published=Count("pk", filter=silent),
        without_deadline=Count("pk", filter=Q(original_due=None, status__in=OPEN)),
        verified=Count("pk", filter=Q(status=Status.COMPLETE, status_origin=Origin.UPDATE)),
        deadline_passed_unknown=Count("pk", filter=deadline_passed_unknown(as_of=as_of)),
        late=Count("pk", filter=still_open & told & passed),
        stale=Count("pk", filter=Q(status__in=[*OPEN, Status.ONGOING], last_word_on__lt=stale_before)),
        **{f"is_{status.value}": Count("pk", filter=Q(status=status)) for status in Status},
    )
    by_status = {status: int(figures[f"is_{status.value}"]) for status in Status}
    return PlanCounts(
        as_of=as_of,
        total=figures["total"],
        by_status=by_status,
        by_health=_by_health(standing, plan=plan, as_of=as_of, as_published=figures["as_published"]),
        as_published=figures["as_published"],
        updated=figures["total"] - figures["as_published"],
        without_status=by_status[Status.UNKNOWN],
        without_deadline=figures["without_deadline"],
        without_lead=figures["total"] - _led(plan),
        complete=by_status[Status.COMPLETE],
        verified=figures["verified"],
        excluded=by_status[Status.EXCLUDED],
        ongoing=by_status[Status.ONGOING],
        deadline_passed_unknown=figures["deadline_passed_unknown"],
        late=figures["late"],
        stale=figures["stale"],
        removed=Step.objects.filter(plan=plan, removed_in__isnull=False).count(),
    )


def _led(plan: Plan) -> int:
    leads = Responsibility.objects.filter(is_lead=True, step__plan=plan, step__removed_in=None)
    return leads.count()


def _by_health(standing: StepQuerySet, *, plan: Plan, as_of: date, as_published: int) -> dict[Health, int]:
    numbers = dict.fromkeys(Health, 0)
    numbers |= health_numbers(standing.filter(last_word_on__isnull=False), plan=plan, as_of=as_of)
    numbers[Health.NONE] += as_published
    return numbers


@dataclass(frozen=True, slots=True)
class DueNext:
    """The next open steps by their present deadline, and how many are due in the days looked at."""

    steps: tuple[Step, ...]
    number: int
    until: date


def due_next(plan: Plan, *, as_of: date, days: int = 90, limit: int = 10) -> DueNext:
    """What is due next: open steps whose present deadline lies from the day on to ``days`` later, soonest first."""
    until = as_of + timedelta(days=days)
    ahead = StepQuerySet(Step).filter(plan=plan, status__in=OPEN, current_due__range=(as_of, until)).standing()
    first = ahead.order_by("current_due", "position").with_parts()[:limit]
    return DueNext(steps=tuple(first), number=ahead.count(), until=until)
