"""Intake: keeps each decision with the rows before and after it, and puts rows back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import Conflict
from headway.base.people.models import User
from headway.domain.intake.models import Decision, Doubt, DraftRow, Import
from headway.domain.intake.states import DecisionKind, RowState

_FIELDS = (
    "state",
    "section",
    "goal",
    "text",
    "items",
    "departments",
    "status",
    "deadline_text",
    "other",
    "sources",
    "raw",
)
Snapshot = dict[str, dict[str, Any]]


@dataclass(slots=True)
class Entry:
    """What a decision is doing, filled in while it happens. Rows made by it are added to ``made``."""

    rows: Sequence[DraftRow]
    count: int = 0
    made: list[DraftRow] = field(default_factory=list)
    decision: Decision | None = None


@contextmanager
def deciding(
    *, by: User | None, import_: Import, kind: DecisionKind, rows: Sequence[DraftRow], label: str
) -> Iterator[Entry]:
    """Wraps the writes of one decision, inside the caller's transaction, and logs them when they are done."""
    if import_.reading is None:
        raise ValueError("Only a document that was read can be decided about.")
    before = snapshot(rows)
    entry = Entry(rows=rows)
    yield entry
    touched = [*rows, *entry.made]
    before |= {str(row.pk): {"state": str(RowState.GONE), "doubts": {}} for row in entry.made}
    entry.decision = Decision.objects.create(
        source=import_,
        reading=import_.reading,
        kind=kind,
        label=label[:300],
        rows=[row.pk for row in touched],
        before=before,
        after=snapshot(touched),
        count=entry.count,
        at=clock.now(),
        by=by,
    )
    record.record(
        by=by, event=Event.READING_DECIDED, target=import_, after={"decision": entry.decision.pk, "what": label}
    )


def snapshot(rows: Iterable[DraftRow]) -> Snapshot:
    """Everything a person may change about these rows, as the database holds it now."""
    ids = [row.pk for row in rows]
    kept: Snapshot = {}
    for row in DraftRow.objects.filter(pk__in=ids):
        kept[str(row.pk)] = {name: getattr(row, name) for name in _FIELDS} | {
            "deadline": row.deadline.isoformat() if row.deadline else None,
            "doubts": {},
        }
    for doubt in Doubt.objects.filter(row_id__in=ids):
        kept[str(doubt.row_id)]["doubts"][str(doubt.pk)] = {
            "is_gone": doubt.is_gone,
            "settled_at": doubt.settled_at.isoformat() if doubt.settled_at else None,
            "settled_by": doubt.settled_by_id,
            "value": doubt.value,
        }
    return kept


def put_back(kept: Snapshot) -> None:
    """Make the rows what the snapshot says; doubts it does not know were made later and are taken back."""
    rows = DraftRow.objects.in_bulk([int(pk) for pk in kept])
    for pk, values in kept.items():
        row = rows[int(pk)]
        for name in _FIELDS:
            if name in values:
                setattr(row, name, values[name])
        if "deadline" in values:
            row.deadline = date.fromisoformat(values["deadline"]) if values["deadline"] else None
        row.revision += 1
    DraftRow.objects.bulk_update(rows.values(), [*_FIELDS, "deadline", "revision"], batch_size=200)
    doubts = list(Doubt.objects.filter(row_id__in=rows))
    for doubt in doubts:
        was = kept[str(doubt.row_id)]["doubts"].get(str(doubt.pk))
        doubt.version += 1
        if was is None:
            doubt.is_gone = True
            continue
        doubt.is_gone, doubt.value, doubt.settled_by_id = was["is_gone"], was["value"], was["settled_by"]
        doubt.settled_at = datetime.fromisoformat(was["settled_at"]) if was["settled_at"] else None
    Doubt.objects.bulk_update(doubts, ["is_gone", "value", "settled_by", "settled_at", "version"], batch_size=200)


def claim_row(*, row: DraftRow, revision: int, yours: object = None, theirs: object = None) -> None:
    """Count the row's revision up, or raise Conflict where it is no longer the one the person saw."""
    if not DraftRow.objects.filter(pk=row.pk, revision=revision).update(revision=F("revision") + 1):
        raise Conflict(who_was_first(row), theirs=theirs, yours=yours)
    row.revision = revision + 1


def who_was_first(row: DraftRow) -> str:
    """Example: "Amina Yusuf changed row 12 at 10:42, after you opened it. Nothing of yours was saved."."""
    for decision in Decision.objects.filter(source__readings=row.reading_id).select_related("by")[:200]:
        if row.pk in decision.rows:
            when = timezone.localtime(decision.undone_at or decision.at).strftime("%H:%M")
            person = decision.undone_by.name if decision.undone_by else decision.by_name
            return f"{person} changed {str(row).lower()} at {when}, after you opened it. Nothing of yours was saved."
    return f"{row} was changed after you opened it. Nothing of yours was saved."
