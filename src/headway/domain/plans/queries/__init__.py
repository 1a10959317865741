"""Plans: every read; lists as QuerySets, a page's figures as frozen dataclasses."""

from headway.domain.plans.queries.counts import DueNext, PlanCounts, due_next, plan_counts
from headway.domain.plans.queries.filters import NO_QUARTER, Sort, StepFilter
from headway.domain.plans.queries.health import health, health_reading, with_health
from headway.domain.plans.queries.measures import milestone_pace, obligation_compliance, on_time
from headway.domain.plans.queries.steps import steps_matching

__all__ = [
    "NO_QUARTER",
    "DueNext",
    "PlanCounts",
    "Sort",
    "StepFilter",
    "due_next",
    "health",
    "health_reading",
    "milestone_pace",
    "obligation_compliance",
    "on_time",
    "plan_counts",
    "steps_matching",
    "with_health",
]
