"""Plans: keeping the columns a step repeats, and the search index, equal to the facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from headway.base.search import actions as search
from headway.domain.plans.models import Plan, Step
from headway.domain.plans.queries.search_texts import search_scope, search_texts
from headway.domain.plans.queries.standing import standing_of


def refresh(step: Step) -> Step:
    """Compute the step's standing columns anew from its facts, and what it is found by. Called in the transaction."""
    standing = standing_of(
        events=step.status_events.all(), deadlines=step.deadlines.all(), claims=step.completion_claims.all()
    )
    columns = asdict(standing)
    for column, value in columns.items():
        setattr(step, column, value)
    step.save(update_fields=list(columns))
    index(plan=step.plan, steps=[step])
    return step


def index(*, plan: Plan, steps: Iterable[Step]) -> None:
    """Make the steps findable by their words as they are now."""
    search.index(scope=search_scope(plan), texts=search_texts(steps))
