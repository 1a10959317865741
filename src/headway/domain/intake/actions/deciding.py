"""Intake: settling doubts."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from headway.base.core import clock
from headway.base.core.errors import Conflict, InvalidInput
from headway.base.people.models import User
from headway.domain.intake import policies, queries
from headway.domain.intake.actions.log import deciding, who_was_first
from headway.domain.intake.models import Decision, Doubt, DraftRow, Import
from headway.domain.intake.states import DecisionKind
from headway.domain.intake.wording import brief, field_label, shown


@transaction.atomic
def accept_doubt(*, by: User | None, doubt: Doubt, version: int, value: Any) -> Decision:
    """Settle one doubt: with its reading, with one of its alternatives, or with any other value of the field.

    value: text, a list of names or sub-items, "YYYY-MM-DD", or None for an empty cell.
    Raises: NotAllowed, NotPossible, InvalidInput for a value the field cannot hold, and Conflict (with both values)
    where someone settled or undid it after ``version`` was seen.
    """
    row = doubt.row
    import_ = row.reading.source
    policies.check_can_decide(by, import_)
    if value not in doubt.choices:  # one of the offered values is taken as it stands, line breaks and all
        value = checked_value(doubt.field, value)
    kind = DecisionKind.ACCEPT if value == doubt.reading else DecisionKind.CHOOSE
    label = f"{row}, {field_label(doubt.field).lower()}: {brief(doubt.field, value)}"
    with deciding(by=by, import_=import_, kind=kind, rows=[row], label=label) as entry:
        _settle(by=by, doubt=doubt, version=version, value=value)
        entry.count = 1
    return _made(entry.decision)


@transaction.atomic
def settle_kind(*, by: User | None, doubt: Doubt, choice: int, expected: int) -> Decision:
    """Settle every open doubt like this one, as one decision that is undone as one.

    choice: 0 takes each doubt's own reading, for all with the same field and reason. 1 and up takes that alternative,
    for those that also have the same reading and alternatives.
    expected: how many cells the person was shown. Raises Conflict where it is another number by now.
    """
    import_ = doubt.row.reading.source
    policies.check_can_decide(by, import_)
    alike = queries.doubts_alike(doubt, choice=choice)
    if len(alike) != expected:
        raise Conflict(
            "The doubts of this kind changed while you looked at them. Look at the list again.",
            theirs=len(alike),
            yours=expected,
        )
    if not alike:
        raise InvalidInput("No doubt of this kind is open any more.")
    rows = list({each.row_id: each.row for each in alike}.values())
    what = "as read" if choice == 0 else brief(doubt.field, doubt.choices[choice])
    label = f"{len(alike)} cells, {field_label(doubt.field).lower()}: {what}"
    with deciding(by=by, import_=import_, kind=DecisionKind.KIND, rows=rows, label=label) as entry:
        for each in alike:
            _settle(by=by, doubt=each, version=each.version, value=each.choices[choice])
        entry.count = len(alike)
    return _made(entry.decision)


@transaction.atomic
def accept_all_readings(*, by: User | None, import_: Import) -> int:
    """Accept the reading of every open doubt, as one decision. How many there were; 0 writes nothing."""
    policies.check_can_decide(by, import_)
    doubts = list(queries.open_doubts(import_))
    if not doubts:
        return 0
    rows = list({each.row_id: each.row for each in doubts}.values())
    label = f"All {len(doubts)} open doubts: as read"
    with deciding(by=by, import_=import_, kind=DecisionKind.KIND, rows=rows, label=label) as entry:
        for each in doubts:
            _settle(by=by, doubt=each, version=each.version, value=each.reading)
        entry.count = len(doubts)
    return len(doubts)


def checked_value(field: str, value: Any) -> Any:
    """The value in the form the field keeps. Raises InvalidInput with the rule, e.g. for a date that is none."""
    if field in {"items", "departments"}:
        parts = value if isinstance(value, list | tuple) else str(value or "").splitlines()
        return [text for part in parts if (text := " ".join(str(part).split()))]
    text = " ".join(str(value or "").split())
    if field == "deadline" and text:
        return queries.day(text).isoformat()
    if field == "text" and not text:
        raise InvalidInput("A row needs its text. Write it, merge the row with the one above, or set the row aside.")
    if field == "status" and len(text) > 200:
        raise InvalidInput("A status has at most 200 characters. The rest may belong to another field.")
    return text or None


def _settle(*, by: User | None, doubt: Doubt, version: int, value: Any) -> None:
    fresh = Doubt.objects.filter(pk=doubt.pk, version=version, settled_at=None, is_gone=False)
    if not fresh.update(version=F("version") + 1, settled_at=clock.now(), settled_by=by, value=value):
        now = Doubt.objects.select_related("row").get(pk=doubt.pk)
        raise Conflict(
            who_was_first(doubt.row),
            theirs=shown(doubt.field, now.row.value_of(doubt.field)),
            yours=shown(doubt.field, value),
        )
    row = DraftRow.objects.select_for_update().get(pk=doubt.row_id)
    row.set_value(doubt.field, value)
    row.revision += 1
    row.save()


def _made(decision: Decision | None) -> Decision:
    if decision is None:
        raise RuntimeError("The decision was not logged.")
    return decision
