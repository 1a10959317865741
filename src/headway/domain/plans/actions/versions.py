"""Plans: taking over what a changed document says, difference by difference, as the plan's next version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.files.models import StoredFile
from headway.base.people.models import User
from headway.base.people.policies import check_may
from headway.base.people.states import Permission
from headway.domain.plans.actions.adding import NewStep, add_sources, add_steps, check_steps, goal_of
from headway.domain.plans.actions.corrections import set_departments
from headway.domain.plans.actions.standing import refresh
from headway.domain.plans.models import Deadline, Plan, StatusEvent, Step, StepItem, Version, VersionChange
from headway.domain.plans.states import ChangeKind, DeadlineKind, Decision, Origin, Status


@dataclass(frozen=True, slots=True)
class Change:
    """One accepted difference.

    step: the step it is about; None for ADDED alone.
    new: the step as the changed document has it; needed for ADDED and for MOVED (its section and goal). Its sources
    are kept as those of the new version.
    value: for REWORDED the text, for DATE the day or None, for STATUS a Status, for ITEMS and DEPARTMENTS a list of
    texts; where it is None, it is taken from ``new``.
    """

    kind: ChangeKind
    step: Step | None = None
    new: NewStep | None = None
    value: object = None


@dataclass(frozen=True, slots=True)
class _Setting:
    by: User
    plan: Plan
    version: Version
    at: datetime


@transaction.atomic
def accept_version(
    *,
    by: User,
    plan: Plan,
    document: StoredFile | None,
    changes: Sequence[Change],
    document_name: str = "",
    note: str = "",
) -> Version:
    """Keep the accepted differences as the plan's next version, with the list of changes that the public sees.

    A removed step keeps its number and page and leaves the counts. A changed date is a later deadline; the original
    stays. A changed status is undated and yields to what was reported since.
    """
    check_may(by, Permission.IMPORT_PLAN)
    if not changes:
        raise InvalidInput("No difference was accepted, so there is no new version. Accept at least one.")
    _check(plan, changes)
    check_steps([change.new for change in changes if change.kind is ChangeKind.ADDED and change.new is not None])
    number = Version.objects.filter(plan=plan).aggregate(newest=Max("number"))["newest"] or 0
    now = clock.now()
    version = Version.objects.create(
        plan=plan,
        number=number + 1,
        document=document,
        document_name=document_name[:255] or (document.name if document else ""),
        accepted_at=now,
        accepted_by=by,
        note=note.strip(),
    )
    setting = _Setting(by=by, plan=plan, version=version, at=now)
    for change in changes:
        if change.kind is not ChangeKind.ADDED and change.step is not None:
            _take_over(change, change.step, setting)
    _add(changes, setting)
    counts = {kind.value: sum(change.kind is kind for change in changes) for kind in ChangeKind}
    record.record(
        by=by,
        event=Event.PLAN_VERSION_ACCEPTED,
        target=plan,
        reason=version.note,
        after={"version": version.number, **{kind: count for kind, count in counts.items() if count}},
    )
    return version


def _check(plan: Plan, changes: Sequence[Change]) -> None:
    for change in changes:
        if change.kind is ChangeKind.ADDED:
            if change.new is None:
                raise InvalidInput("A difference “added” comes without its step.")
        elif change.step is None or change.step.plan_id != plan.pk:
            raise InvalidInput(f"A difference “{change.kind.label}” names no step of this plan.")
        elif change.step.removed_in_id is not None:
            raise NotPossible(f"“{change.step.short_title}” has left the plan already. Leave its difference out.")


def _add(changes: Sequence[Change], setting: _Setting) -> None:
    new = [change.new for change in changes if change.kind is ChangeKind.ADDED and change.new is not None]
    if not new:
        return
    rows = add_steps(by=setting.by, plan=setting.plan, version=setting.version, steps=new, at=setting.at)
    VersionChange.objects.bulk_create(
        VersionChange(version=setting.version, kind=ChangeKind.ADDED, step=row, after=row.text) for row in rows
    )


def _take_over(change: Change, step: Step, setting: _Setting) -> None:
    step.refresh_from_db()
    before, after = _APPLY[change.kind](change, step, setting)
    Step.objects.filter(pk=step.pk).update(revision=F("revision") + 1)
    step.refresh_from_db()
    if change.new is not None:
        add_sources([(step, change.new)], version=setting.version)
    refresh(step)
    VersionChange.objects.create(version=setting.version, kind=change.kind, step=step, before=before, after=after)


def _removed(change: Change, step: Step, setting: _Setting) -> tuple[str, str]:
    step.removed_in = setting.version
    step.save(update_fields=["removed_in"])
    return step.text, ""


def _reworded(change: Change, step: Step, setting: _Setting) -> tuple[str, str]:
    text = change.value if change.value is not None else change.new and change.new.text
    if not isinstance(text, str) or not text.strip():
        raise InvalidInput(f"“{step.short_title}” would be left without a text. Give its new text.")
    before, step.text = step.text, text.strip()
    step.save(update_fields=["text"])
    return before, step.text


def _items(change: Change, step: Step, setting: _Setting) -> tuple[str, str]:
    before = [item.text for item in step.items.all()]
    after = _texts(change, change.new.items if change.new else None, what="the sub-items")
    step.items.all().delete()
    StepItem.objects.bulk_create(
        StepItem(step=step, position=position, text=text) for position, text in enumerate(after)
    )
    return "; ".join(before), "; ".join(after)


def _moved(change: Change, step: Step, setting: _Setting) -> tuple[str, str]:
    if change.new is None:
        raise InvalidInput(f"“{step.short_title}” moves, but its new goal is not given.")
    before = f"{step.goal.section.name}: {step.goal.name}"
    step.goal = goal_of(setting.plan, section=change.new.section, goal=change.new.goal)
    step.save(update_fields=["goal"])
    return before, f"{change.new.section}: {change.new.goal}"


def _date(change: Change, step: Step, setting: _Setting) -> tuple[str, str]:
    due = change.value if change.value is not None else change.new and change.new.deadline
    if due is not None and not isinstance(due, date):
        raise InvalidInput(f"“{due}” is not a day. Give it as 2026-09-30.")
    text = change.new.deadline_text if change.new else ""
    before = step.current_due
    # Nobody here approved it: the publisher printed it. So nobody is named as having decided.
    Deadline.objects.create(
        step=step,
        kind=DeadlineKind.REVISED,
        due=due,
        text=text,
        reason=f"Changed in version {setting.version.number} of the published plan.",
        proposed_by=setting.by,
        proposed_at=setting.at,
        decision=Decision.APPROVED,
        decided_at=setting.at,
    )
    return before.isoformat() if before else "", due.isoformat() if due else text


def _status(change: Change, step: Step, setting: _Setting) -> tuple[str, str]:
    status = Status(str(change.value if change.value is not None else change.new and change.new.status))
    label = change.new.status_label if change.new else ""
    read = step.status_events.exclude(origin=Origin.UPDATE).order_by("pk").last()
    StatusEvent.objects.create(
        step=step,
        status=status,
        label=label,
        origin=Origin.PUBLISHED,
        recorded_at=setting.at,
        recorded_by=setting.by,
    )
    return (read.label or str(Status(read.status).label)) if read else "", label or str(status.label)


def _departments(change: Change, step: Step, setting: _Setting) -> tuple[str, str]:
    names = _texts(change, change.new.departments if change.new else None, what="the departments")
    before, after = set_departments(by=setting.by, step=step, names=names)
    return "; ".join(before), "; ".join(after)


def _texts(change: Change, otherwise: Sequence[str] | None, *, what: str) -> list[str]:
    """The list a change carries, without empty texts."""
    texts = change.value if change.value is not None else otherwise
    if isinstance(texts, str) or not isinstance(texts, Sequence):
        raise InvalidInput(f"“{change.step}”: give {what} as a list of texts.")
    return [text for each in texts if (text := str(each).strip())]


_APPLY = {
    ChangeKind.REMOVED: _removed,
    ChangeKind.REWORDED: _reworded,
    ChangeKind.ITEMS: _items,
    ChangeKind.MOVED: _moved,
    ChangeKind.DATE: _date,
    ChangeKind.STATUS: _status,
    ChangeKind.DEPARTMENTS: _departments,
}
