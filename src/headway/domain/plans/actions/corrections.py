"""Plans: mending how the document was read. A corrected misreading is no change of the plan and no moved deadline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.people.actions import ensure_organizations
from headway.base.people.models import User
from headway.domain.plans import policies
from headway.domain.plans.actions.adding import distinct, goal_of
from headway.domain.plans.actions.revising import take
from headway.domain.plans.actions.standing import refresh
from headway.domain.plans.models import Deadline, Goal, Responsibility, StatusEvent, Step, StepSource
from headway.domain.plans.states import DeadlineKind, Decision, Origin, SourceReading, Status

_Values = tuple[object, object]


@transaction.atomic
def correct_reading(*, by: User, step: Step, revision: int, field: str, value: object, reason: str) -> Step:
    """Say what the document really says. Reason, old and new value stand in the public history.

    field and value: "text" and "title" a text; "status" a Status; "deadline" a date, or None where the document gives
    none; "departments" a list of names; "goal" a Goal of the plan, or the name of one in the step's section.
    Raises: NotAllowed, NotPossible, InvalidInput, Conflict.
    """
    reason = policies.check_given(reason, what="the reason, e.g. “The scan shows 2025, not 2026”")
    correct = _CORRECTIONS.get(field)
    if correct is None:
        raise InvalidInput(f"“{field}” cannot be corrected. Choose one of: {', '.join(_CORRECTIONS)}.")
    policies.check_can_edit(by, step)
    take(step, revision=revision, field=_COLUMNS.get(field, "text"), yours=value)
    now = clock.now()
    before, after = correct(by, step, value, reason, now)
    if before == after:
        raise InvalidInput("That is what stands there already. Give what the document says.")
    newest = step.sources.filter(field=field).order_by("version__number").last()
    if newest is not None:
        StepSource.objects.filter(step=step, version=newest.version, field=field).update(
            reading=SourceReading.CORRECTED, why=reason, decided_by=by
        )
    refresh(step)
    record.record(
        by=by, event=Event.READING_CORRECTED, target=step, reason=reason, before={field: before}, after={field: after}
    )
    return step


def _text(by: User, step: Step, value: object, reason: str, now: datetime) -> _Values:
    before = step.text
    step.text = policies.check_given(str(value), what="the text as the document has it")
    step.save(update_fields=["text"])
    return before, step.text


def _title(by: User, step: Step, value: object, reason: str, now: datetime) -> _Values:
    before = step.title
    step.title = str(value).strip()[:200]
    step.save(update_fields=["title"])
    return before, step.title


def _status(by: User, step: Step, value: object, reason: str, now: datetime) -> _Values:
    read = step.status_events.exclude(origin=Origin.UPDATE).order_by("pk").last()
    before = read.status if read else Status.UNKNOWN.value
    try:
        status = Status(str(value))
    except ValueError as problem:
        raise InvalidInput(f"“{value}” is not a status. Choose one of the list.") from problem
    if status != before:
        StatusEvent.objects.create(
            step=step, status=status, origin=Origin.CORRECTION, recorded_at=now, recorded_by=by, reason=reason
        )
    return before, status.value


def _deadline(by: User, step: Step, value: object, reason: str, now: datetime) -> _Values:
    read = step.deadlines.exclude(kind=DeadlineKind.REVISED).order_by("pk").last()
    before = read.due if read else None
    if value is not None and not isinstance(value, date):
        raise InvalidInput(f"“{value}” is not a day. Give it as 2026-09-30, or leave it empty.")
    if value != before:
        Deadline.objects.create(
            step=step,
            kind=DeadlineKind.CORRECTED,
            due=value,
            reason=reason,
            proposed_by=by,
            proposed_at=now,
            decision=Decision.APPROVED,
            decided_by=by,
            decided_at=now,
        )
    return before, value


def _departments(by: User, step: Step, value: object, reason: str, now: datetime) -> _Values:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise InvalidInput("Give the departments as a list of names.")
    return set_departments(by=by, step=step, names=[str(name).strip() for name in value if str(name).strip()])


def _goal(by: User, step: Step, value: object, reason: str, now: datetime) -> _Values:
    if isinstance(value, Goal):
        goal = value
    else:
        name = policies.check_given(str(value), what="the goal's name")
        goal = goal_of(step.plan, section=step.goal.section.name, goal=name)
    if goal.plan_id != step.plan_id:
        raise InvalidInput("That goal is in another plan. Choose one of this plan.")
    before = step.goal.name
    step.goal = goal
    step.save(update_fields=["goal"])
    return before, goal.name


def set_departments(*, by: User, step: Step, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Make these the step's departments, in this order; parts and the lead of those that stay are kept.

    Inside another action's transaction. Returns the names before and after.
    """
    present = {row.organization_id: row for row in step.responsibilities.select_related("organization")}
    before = [row.organization.name for row in present.values()]
    wanted = distinct(ensure_organizations(by=by, names=list(dict.fromkeys(names))), names)
    gone = [row for pk, row in present.items() if pk not in {organization.pk for organization in wanted}]
    lead = next((row.organization.name for row in gone if row.is_lead), None)
    if lead is not None:
        raise NotPossible(f"{lead} is named as the lead. Name another lead, or none, before taking it away.")
    Responsibility.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for position, organization in enumerate(wanted):
        Responsibility.objects.update_or_create(step=step, organization=organization, defaults={"position": position})
    return before, [organization.name for organization in wanted]


_CORRECTIONS: dict[str, Callable[[User, Step, object, str, datetime], _Values]] = {
    "text": _text,
    "title": _title,
    "status": _status,
    "deadline": _deadline,
    "departments": _departments,
    "goal": _goal,
}
# The column whose present value a second editor is shown.
_COLUMNS = {"text": "text", "title": "title", "status": "status", "deadline": "original_due", "goal": "goal"}
