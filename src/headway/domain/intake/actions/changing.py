"""Intake: taking a changed document over into its plan, difference by difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.db.models import F

from headway.base.core import clock
from headway.base.core.errors import Conflict, NotPossible
from headway.base.people.models import User
from headway.domain.intake import policies, queries
from headway.domain.intake.actions.making import close, new_steps_by_row, status_word
from headway.domain.intake.models import Import, ProposedChange
from headway.domain.intake.states import Answer
from headway.domain.plans.actions.making import NewStep
from headway.domain.plans.actions.versions import Change, accept_version
from headway.domain.plans.models import Version
from headway.domain.plans.states import ChangeKind

_FIELDS: Mapping[ChangeKind, tuple[str, ...]] = {
    ChangeKind.REWORDED: ("text",),
    ChangeKind.ITEMS: ("items",),
    ChangeKind.MOVED: ("section", "goal"),
    ChangeKind.DATE: ("deadline",),
    ChangeKind.STATUS: ("status",),
    ChangeKind.DEPARTMENTS: ("departments",),
}


@transaction.atomic
def compare(*, by: User | None, import_: Import) -> int:
    """Work out what the document would change; what was answered about the same difference stays. How many there are.

    Raises: NotAllowed, or NotPossible while a doubt is open or where the document belongs to no plan.
    """
    policies.check_may_import(by)
    policies.check_all_settled(import_)
    if import_.plan_id is None:
        raise NotPossible("This document does not belong to a plan yet. Make its plan instead.")
    answered = {change.key: change for change in import_.changes.all()}
    found = queries.differences(import_)
    import_.changes.all().delete()
    ProposedChange.objects.bulk_create(
        [_proposed(import_, difference, answered.get(difference.key)) for difference in found], batch_size=500
    )
    import_.compared_at = clock.now()
    import_.save(update_fields=["compared_at"])
    return len(found)


@transaction.atomic
def answer_change(*, by: User | None, change: ProposedChange, version: int, answer: Answer) -> ProposedChange:
    """Accept or decline one difference, or put it back to not decided.

    Raises: NotAllowed, NotPossible, Conflict with both answers where someone answered meanwhile.
    """
    policies.check_can_decide(by, change.source)
    seen = ProposedChange.objects.filter(pk=change.pk, version=version)
    decided = answer is not Answer.WAITING
    if not seen.update(
        version=F("version") + 1,
        answer=answer,
        decided_by=by if decided else None,
        decided_at=clock.now() if decided else None,
    ):
        change.refresh_from_db()
        who = change.decided_by.name if change.decided_by else "Someone"
        raise Conflict(
            f"{who} answered this after you opened the page. Nothing of yours was saved.",
            theirs=Answer(change.answer).label,
            yours=answer.label,
        )
    change.refresh_from_db()
    return change


@transaction.atomic
def keep_apart(*, by: User | None, change: ProposedChange) -> int:
    """The step and the row are two different things: one leaves the plan, the other joins it. Compares anew."""
    import_ = change.source
    policies.check_can_decide(by, import_)
    if change.step_id is None or change.row_id is None:
        raise NotPossible("Only a step and the row it was matched with can be kept apart.")
    import_.apart = [*import_.apart, [change.step_id, change.row_id]]
    import_.save(update_fields=["apart"])
    return compare(by=by, import_=import_)


@transaction.atomic
def accept_changes(*, by: User, import_: Import, note: str = "") -> Version:
    """Take the accepted differences over as the plan's next version, with its public list of changes.

    Raises: NotAllowed; NotPossible while one is not answered; InvalidInput where none was accepted.
    """
    policies.check_can_accept_version(by, import_)
    steps = new_steps_by_row(import_)
    accepted = import_.changes.filter(answer=Answer.ACCEPTED).select_related("step", "row")
    if import_.plan is None:
        raise NotPossible("This document does not belong to a plan yet. Make its plan instead.")
    version = accept_version(
        by=by,
        plan=import_.plan,
        document=import_.file,
        document_name=import_.file.name,
        note=note,
        changes=[_change(each, import_, steps) for each in accepted.order_by("pk")],
    )
    close(import_, plan=import_.plan)
    return version


def _proposed(import_: Import, difference: queries.Difference, earlier: ProposedChange | None) -> ProposedChange:
    proposed = ProposedChange(
        source=import_,
        key=difference.key,
        kind=difference.kind,
        step=difference.step,
        row=difference.row,
        before=difference.before,
        after=difference.after,
        likeness=difference.likeness,
    )
    if earlier is not None and (earlier.before, earlier.after) == (difference.before, difference.after):
        proposed.answer, proposed.version = earlier.answer, earlier.version
        proposed.decided_by, proposed.decided_at = earlier.decided_by, earlier.decided_at
    return proposed


def _change(proposed: ProposedChange, import_: Import, steps: Mapping[int, NewStep]) -> Change:
    kind, row = ChangeKind(proposed.kind), proposed.row
    if row is None:
        return Change(kind=kind, step=proposed.step)
    new = steps[row.pk]
    if kind is ChangeKind.ADDED:
        return Change(kind=kind, new=new)
    values: dict[ChangeKind, object] = {
        ChangeKind.REWORDED: row.text,
        ChangeKind.ITEMS: list(row.items),
        ChangeKind.DATE: row.deadline,
        ChangeKind.STATUS: status_word(import_, row.status),
        ChangeKind.DEPARTMENTS: list(row.departments),
    }
    # Of the row's sources only those of the changed field: the others belong to their own differences.
    mine = tuple(source for source in new.sources if source.field in _FIELDS[kind])
    return Change(kind=kind, step=proposed.step, new=replace(new, sources=mine), value=values.get(kind))
