"""Plans: the words beside what was published: a step's short title, notes, the plan's own description."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core.errors import InvalidInput
from headway.base.people.models import User
from headway.base.people.policies import check_may
from headway.base.people.states import Permission
from headway.domain.plans import policies
from headway.domain.plans.actions.revising import take
from headway.domain.plans.actions.standing import index
from headway.domain.plans.models import Plan, Step


@transaction.atomic
def edit_step(
    *, by: User, step: Step, revision: int, title: str | None = None, internal_note: str | None = None
) -> Step:
    """Give a step a short title or an internal note; None leaves it as it is, "" takes it away."""
    wanted = {"title": title, "internal_note": internal_note}
    given = {column: value.strip() for column, value in wanted.items() if value is not None}
    if not given:
        raise InvalidInput("Nothing was given to change. Give a title or a note.")
    policies.check_can_edit(by, step)
    field = next(iter(given))
    take(step, revision=revision, field=field, yours=given[field])
    before = {column: getattr(step, column) for column in given}
    for column, value in given.items():
        setattr(step, column, value)
    _check(step, fields=set(given))
    step.save(update_fields=list(given))
    index(plan=step.plan, steps=[step])
    record.record(by=by, event=Event.STEP_EDITED, target=step, before=before, after=given)
    return step


@transaction.atomic
def edit_plan(
    *,
    by: User,
    plan: Plan,
    title: str | None = None,
    publisher: str | None = None,
    source_note: str | None = None,
    source_url: str | None = None,
    level_names: Mapping[str, str] | None = None,
    stale_after_days: int | None = None,
    internal_note: str | None = None,
) -> Plan:
    """Change what is said about a plan; None leaves a field as it is. Its address (slug) never changes."""
    check_may(by, Permission.EDIT_PLAN)
    wanted: dict[str, object] = {
        "title": title,
        "publisher": publisher,
        "source_note": source_note,
        "source_url": source_url,
        "level_names": dict(level_names) if level_names is not None else None,
        "stale_after_days": stale_after_days,
        "internal_note": internal_note,
    }
    given = {field: value for field, value in wanted.items() if value is not None}
    if stale_after_days is not None and not 1 <= stale_after_days <= 365:
        raise InvalidInput(f"An update cannot hold for {stale_after_days} days. Give a number from 1 to 365.")
    before = {field: getattr(plan, field) for field in given}
    for field, value in given.items():
        setattr(plan, field, value)
    _check(plan, fields=set(given) - {"level_names"})
    plan.save(update_fields=list(given))
    record.record(by=by, event=Event.PLAN_EDITED, target=plan, before=before, after=given)
    return plan


def _check(row: Plan | Step, *, fields: set[str]) -> None:
    try:
        row.clean_fields(exclude={field.name for field in row._meta.fields} - fields)
    except ValidationError as problem:
        raise InvalidInput(" ".join(problem.messages), problems=tuple(problem.messages)) from problem
