"""Plans: every read; lists as QuerySets, a page's figures as frozen dataclasses."""

from headway.domain.plans.queries.counts import DueNext, PlanCounts, due_next, plan_counts
from headway.domain.plans.queries.filters import NO_QUARTER, Sort, StepFilter, quarter_days, quarter_of
from headway.domain.plans.queries.health import (
    health,
    health_numbers,
    health_reading,
    health_readings,
    steps_in_health,
    with_health,
)
from headway.domain.plans.queries.history import (
    HistoryEntry,
    HistoryKind,
    histories,
    only_public,
    public_history,
    step_history,
)
from headway.domain.plans.queries.measures import milestone_pace, obligation_compliance, on_time, on_time_of, turns_of
from headway.domain.plans.queries.steps import steps_matching

__all__ = [
    "NO_QUARTER",
    "DueNext",
    "HistoryEntry",
    "HistoryKind",
    "PlanCounts",
    "Sort",
    "StepFilter",
    "due_next",
    "health",
    "health_numbers",
    "health_reading",
    "health_readings",
    "histories",
    "milestone_pace",
    "obligation_compliance",
    "on_time",
    "on_time_of",
    "only_public",
    "plan_counts",
    "public_history",
    "quarter_days",
    "quarter_of",
    "step_history",
    "steps_in_health",
    "steps_matching",
    "turns_of",
    "with_health",
]
