"""Intake: taking decisions back, and doing them again."""

from __future__ import annotations

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import NotPossible
from headway.base.people.models import User
from headway.domain.intake import policies, queries
from headway.domain.intake.actions.log import put_back, snapshot
from headway.domain.intake.models import Decision, DraftRow, Import
from headway.domain.intake.states import DecisionKind


@transaction.atomic
def undo(*, by: User | None, decision: Decision) -> Decision:
    """Put everything back as it was before a decision, whoever made it.

    Raises: NotAllowed, or NotPossible where it is undone already or a later decision touched the same row.
    """
    policies.check_can_decide(by, decision.source)
    _hold(decision)
    _check_same_reading(decision)
    later = queries.later_decisions_on_same_rows(decision)
    if later:
        raise NotPossible(f"A later decision by {later[0].by_name} builds on it: “{later[0]}”. Undo that first.")
    claimed = Decision.objects.filter(pk=decision.pk, undone_at=None).update(undone_at=clock.now(), undone_by=by)
    if not claimed:
        raise NotPossible(f"“{decision}” is undone already.")
    if decision.kind == DecisionKind.MAPPING:
        _use_reading(decision.source, decision.before["reading"])
    else:
        put_back(decision.before)
    _record(by, decision, undone=True)
    decision.refresh_from_db()
    return decision


@transaction.atomic
def redo(*, by: User | None, decision: Decision) -> Decision:
    """Do an undone decision again, where its rows are as it found them.

    Raises: NotAllowed, or NotPossible where it stands already or its rows changed since.
    """
    policies.check_can_decide(by, decision.source)
    _hold(decision)
    _check_same_reading(decision)
    if decision.undone_at is None:
        raise NotPossible(f"“{decision}” stands already.")
    is_mapping = decision.kind == DecisionKind.MAPPING
    rows = DraftRow.objects.filter(pk__in=decision.rows)
    if not is_mapping and not _as_before(decision, snapshot(rows)):
        raise NotPossible(f"The rows of “{decision}” changed since it was undone, so it cannot be done again.")
    if not Decision.objects.filter(pk=decision.pk).exclude(undone_at=None).update(undone_at=None, undone_by=None):
        raise NotPossible(f"“{decision}” stands already.")
    if is_mapping:
        _use_reading(decision.source, decision.after["reading"])
    else:
        put_back(decision.after)
    _record(by, decision, undone=False)
    decision.refresh_from_db()
    return decision


def _hold(decision: Decision) -> None:
    """Whoever is changing these rows right now is waited for, so that the check sees their decision too."""
    list(DraftRow.objects.select_for_update().filter(pk__in=decision.rows).order_by("pk").values_list("pk"))


def _as_before(decision: Decision, now: dict[str, dict[str, object]]) -> bool:
    """Doubts that the decision itself asked are taken back by undoing and stay in the table: they do not count."""
    for pk, was in decision.before.items():
        if now[pk]["state"] != was["state"]:
            return False
        known = {key: value for key, value in now[pk].items() if key != "doubts"}
        if any(value != was[key] for key, value in known.items() if key in was):
            return False
        doubts = now[pk]["doubts"]
        if any(doubts.get(key) != value for key, value in was["doubts"].items()):  # type: ignore[attr-defined]
            return False
    return True


def _check_same_reading(decision: Decision) -> None:
    import_ = decision.source
    if decision.kind == DecisionKind.MAPPING:
        made_since = queries.decisions_in_reading(import_, after=decision.pk)
        if made_since:
            raise NotPossible(
                f"{made_since} {'decision was' if made_since == 1 else 'decisions were'} made since "
                "on the new reading. Undo them first."
            )
    elif decision.reading_id != import_.reading_id:
        raise NotPossible(f"“{decision}” belongs to an earlier reading of the document. Undo the new mapping first.")


def _use_reading(import_: Import, reading: int) -> None:
    Import.objects.filter(pk=import_.pk).update(reading=reading)


def _record(by: User | None, decision: Decision, *, undone: bool) -> None:
    what = "undone" if undone else "done again"
    record.record(
        by=by,
        event=Event.READING_UNDONE,
        target=decision.source,
        after={"decision": decision.pk, "what": f"{decision.label}: {what}"},
    )
