"""Plans: lists of steps."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef

from headway.base.search.queries import matching
from headway.domain.plans.models import Plan, Responsibility, Step
from headway.domain.plans.models.step import StepQuerySet
from headway.domain.plans.queries.filters import NO_QUARTER, Sort, StepFilter, quarter_days
from headway.domain.plans.queries.health import steps_in_health
from headway.domain.plans.queries.open_steps import deadline_passed_unknown
from headway.domain.plans.queries.search_texts import search_scope

_ORDERS = {
    Sort.PLAN: ("position",),
    Sort.DUE: (F("current_due").asc(nulls_last=True), "position"),
    Sort.LATEST_DUE: (F("current_due").desc(nulls_last=True), "position"),
    Sort.STATUS: ("status", "position"),
    Sort.UPDATED: (F("last_word_on").desc(nulls_last=True), "position"),
    Sort.LONGEST_SILENT: (F("last_word_on").asc(nulls_first=True), "position"),
}


def steps_matching(plan: Plan, filter: StepFilter, *, as_of: date) -> StepQuerySet:
    """The plan's standing steps that the filter leaves, in its order.

    Chain ``with_parts()`` for goal, section and departments. ``as_of`` matters for health and for a
    deadline that has passed.
    """
    steps = StepQuerySet(Step).filter(plan=plan).standing()
    if filter.status:
        steps = steps.filter(status__in=filter.status)
    if filter.section:
        steps = steps.filter(goal__section__slug=filter.section)
    if filter.goal:
        steps = steps.filter(goal__slug=filter.goal)
    if filter.department:
        answering = Responsibility.objects.filter(step=OuterRef("pk"), organization__slug=filter.department)
        steps = steps.filter(Exists(answering))
    if filter.quarter == NO_QUARTER:
        steps = steps.filter(current_due=None)
    elif filter.quarter:
        steps = steps.filter(current_due__range=quarter_days(filter.quarter))
    if filter.passed_unknown:
        steps = steps.filter(deadline_passed_unknown(as_of=as_of))
    if filter.health:
        steps = steps_in_health(steps, plan=plan, as_of=as_of, health=filter.health)
    if filter.q:
        found = matching(scope=search_scope(plan), text=filter.q)
        if found is not None:
            steps = steps.filter(pk__in=found)
    return steps.order_by(*_ORDERS[filter.sort])
