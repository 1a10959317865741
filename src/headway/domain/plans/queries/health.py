"""Plans: health, of one step with its reason and of many in the database, by the same rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Count, DateField, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Greatest

from headway.domain.plans.models import Dependency, Plan, Responsibility, Step
from headway.domain.plans.models.step import StepQuerySet
from headway.domain.plans.states import DependencyKind, Health, Status
from headway.engines.methods.health import SLIP_THAT_IS_LATE_DAYS, Colour, Facts, Judgement, judge

_OPEN = [status.value for status in Status if status.is_active or status is Status.UNKNOWN]
_OWED = [*_OPEN, Status.ONGOING.value]
_FACTS = ("last_word_on", "status", "forecast_due", "is_at_risk", "promised", "has_lead", "is_held")
# Kinds where the end of the earlier step holds the later one back.
_END_HOLDS = [DependencyKind.FINISH_START.value, DependencyKind.FINISH_FINISH.value]


def health(step: Step, *, as_of: date, stale_after_days: int) -> Health:
    """The computed state of one step on a day."""
    return Health(_judged(step, as_of=as_of, stale_after_days=stale_after_days).colour.value)


def health_reading(step: Step, *, as_of: date, stale_after_days: int) -> Judgement:
    """The computed state of one step on a day with the sentence that says why. ``colour`` has the values of Health."""
    return _judged(step, as_of=as_of, stale_after_days=stale_after_days)


def health_readings(plan: Plan, *, as_of: date) -> dict[int, Judgement]:
    """The computed state of every step of a plan on a day, by the step's number; one query however many steps."""
    steps = _with_facts(StepQuerySet(Step).filter(plan=plan), as_of=as_of).order_by()
    rows = steps.values("number", *_FACTS).iterator(chunk_size=5_000)
    return {row["number"]: judge(_facts(row), as_of=as_of, stale_after_days=plan.stale_after_days) for row in rows}


def _judged(step: Step, *, as_of: date, stale_after_days: int) -> Judgement:
    if step.last_word_on is None:
        return judge(Facts(), as_of=as_of)
    row = _with_facts(StepQuerySet(Step).filter(pk=step.pk), as_of=as_of).values(*_FACTS).get()
    # What the caller's step says counts, also where it is not saved.
    held = {name: getattr(step, name) for name in ("last_word_on", "status", "forecast_due", "is_at_risk")}
    return judge(_facts({**row, **held}), as_of=as_of, stale_after_days=stale_after_days)


def _with_facts(steps: StepQuerySet, *, as_of: date) -> StepQuerySet:
    return _with_promise(steps).annotate(has_lead=_has_lead(), is_held=_is_held(as_of))


def _facts(row: Mapping[str, Any]) -> Facts:
    if row["last_word_on"] is None:
        return Facts()
    status = Status(row["status"])
    return Facts(
        last_word_on=row["last_word_on"],
        is_open=status.value in _OWED,
        is_done=status.is_done,
        has_lead=row["has_lead"],
        due=row["promised"],
        forecast=None if status is Status.ONGOING else row["forecast_due"],
        is_at_risk=row["is_at_risk"],
        is_paused=status is Status.PAUSED,
        is_held=row["is_held"] and status is not Status.ONGOING,
    )


def with_health(steps: StepQuerySet, *, plan: Plan, as_of: date) -> StepQuerySet:
    """Steps with ``health_computed``: a value of Health, by the rules of ``engines.methods.health`` said in SQL."""
    return _ready(steps, as_of=as_of).annotate(health_computed=_colour(plan, as_of=as_of))


def steps_in_health(steps: StepQuerySet, *, plan: Plan, as_of: date, health: Iterable[Health]) -> StepQuerySet:
    """The steps whose computed state on a day is one of these."""
    judged = _ready(steps, as_of=as_of).annotate(health_computed=_colour(plan, as_of=as_of))
    return judged.filter(health_computed__in=[colour.value for colour in health])


def health_numbers(steps: StepQuerySet, *, plan: Plan, as_of: date) -> dict[Health, int]:
    """How many of the steps have each computed state on a day; states that none has are absent."""
    judged = _ready(steps, as_of=as_of).annotate(health_computed=_colour(plan, as_of=as_of)).order_by()
    numbers = judged.values_list("health_computed").annotate(number=Count("pk"))
    return {Health(colour): number for colour, number in numbers}


def _ready(steps: StepQuerySet, *, as_of: date) -> StepQuerySet:
    """Steps with what the rules compare: promised, late_beyond, has_lead, is_held."""
    late_beyond = _later("promised", SLIP_THAT_IS_LATE_DAYS)
    return _with_promise(steps).annotate(has_lead=_has_lead(), is_held=_is_held(as_of), late_beyond=late_beyond)


def _colour(plan: Plan, *, as_of: date) -> Case:
    stale_before = as_of - timedelta(days=plan.stale_after_days)
    finite = ~Q(status=Status.ONGOING)
    rules = (
        (Q(last_word_on=None), Colour.NONE),
        (Q(status=Status.COMPLETE), Colour.DONE),
        (~Q(status__in=_OWED), Colour.NONE),
        (Q(has_lead=False) | Q(promised=None) | Q(last_word_on__lt=stale_before), Colour.GREY),
        (Q(promised__lt=as_of), Colour.RED),
        (finite & Q(forecast_due__gt=F("late_beyond")), Colour.RED),
        (finite & Q(is_held=True), Colour.RED),
        (finite & Q(forecast_due__gt=F("promised")), Colour.AMBER),
        (Q(status=Status.PAUSED) | Q(is_at_risk=True), Colour.AMBER),
    )
    return Case(
        *(When(condition, then=Value(colour.value)) for condition, colour in rules),
        default=Value(Colour.GREEN.value),
        output_field=CharField(),
    )


def _later(field: str, days: int) -> Cast:
    return Cast(F(field) + Value(timedelta(days=days)), DateField())


def _with_promise(steps: StepQuerySet) -> StepQuerySet:
    """``promised``: the original deadline; for a standing duty the day its next turn is due."""
    return steps.annotate(
        promised=Case(
            When(status=Status.ONGOING, then=F("obligation__next_due")),
            default=F("original_due"),
            output_field=DateField(),
        )
    )


def _has_lead() -> Exists:
    return Exists(Responsibility.objects.filter(step=OuterRef("pk"), is_lead=True))


def _is_held(as_of: date) -> Exists:
    """Whether a step it waits for is late by its own dates and will end after this one is due (negative float)."""
    late = Q(predecessor__original_due__lt=as_of) | Q(predecessor__forecast_due__gt=F("late_beyond"))
    expected = Greatest(Coalesce(F("predecessor__forecast_due"), Value(as_of)), Value(as_of))
    return Exists(
        Dependency.objects.filter(
            successor=OuterRef("pk"),
            kind__in=_END_HOLDS,
            predecessor__removed_in=None,
            predecessor__status__in=_OPEN,
            predecessor__last_word_on__isnull=False,
        )
        .annotate(late_beyond=_later("predecessor__original_due", SLIP_THAT_IS_LATE_DAYS))
        .filter(late)
        .annotate(expected=expected)
        .filter(expected__gt=OuterRef("original_due"))
    )
