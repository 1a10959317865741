"""Intake: editing, splitting, merging and setting aside rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from headway.base.core import clock
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.people.models import User
from headway.domain.intake import policies, queries
from headway.domain.intake.actions.deciding import checked_value
from headway.domain.intake.actions.log import Entry, claim_row, deciding
from headway.domain.intake.models import Decision, Doubt, DraftRow
from headway.domain.intake.states import DecisionKind, RowState
from headway.domain.intake.wording import field_label, shown

_ASKED_AFTER_SPLIT = ("departments", "status", "deadline")


@transaction.atomic
def edit_row(*, by: User | None, row: DraftRow, revision: int, values: Mapping[str, Any]) -> Decision | None:
    """Put other values into some fields; a doubt about an edited field is settled by it. None where nothing changes.

    values: field -> new value, as ``accept_doubt`` takes it; "deadline_text" may be given beside "deadline".
    Raises: NotAllowed, NotPossible, InvalidInput naming each field at fault, Conflict with both values.
    """
    policies.check_can_decide(by, row.reading.source)
    now = DraftRow.objects.get(pk=row.pk)
    changed = _changed(now, values)
    label = f"{row}: {', '.join(field_label(name).lower() for name in changed) or 'nothing'}"
    if not changed:
        return None
    with deciding(by=by, import_=row.reading.source, kind=DecisionKind.EDIT, rows=[row], label=label) as entry:
        claim_row(
            row=row,
            revision=revision,
            theirs="; ".join(f"{field_label(name)}: {shown(name, _current(now, name))}" for name in changed),
            yours="; ".join(f"{field_label(name)}: {shown(name, value)}" for name, value in changed.items()),
        )
        for name, value in changed.items():
            if name != "deadline_text":
                now.set_value(name, value)
        if "deadline_text" in changed:
            now.deadline_text = str(changed["deadline_text"] or "")
        now.revision = row.revision
        now.save()
        entry.count = len(changed)
        _settle_edited(by=by, row=now, fields=changed)
    return entry.decision


@transaction.atomic
def split_row(*, by: User | None, row: DraftRow, revision: int, parts: Sequence[str]) -> list[DraftRow]:
    """Make several rows of one. The first part keeps the row; the others follow it with the same goal and section.

    parts: the text of each, in order. What departments, status and deadline the new rows have is asked as a doubt:
    the row's own value, or none. Raises: NotAllowed, NotPossible, Conflict, InvalidInput for fewer than two parts.
    """
    policies.check_can_decide(by, row.reading.source)
    texts = [text for part in parts if (text := " ".join(part.split()))]
    if len(texts) < 2:
        raise InvalidInput("Put an empty line where the next step begins, so that there are at least two parts.")
    label = f"{row} into {len(texts)}"
    with deciding(by=by, import_=row.reading.source, kind=DecisionKind.SPLIT, rows=[row], label=label) as entry:
        claim_row(row=row, revision=revision)
        now = DraftRow.objects.get(pk=row.pk)
        now.text = texts[0]
        now.save()
        Doubt.objects.filter(row=now, field="text", settled_at=None, is_gone=False).update(
            settled_at=clock.now(), settled_by=by, value=texts[0], version=F("version") + 1
        )
        later = DraftRow.objects.filter(reading=now.reading_id, position__gt=now.position)
        later.update(position=F("position") + len(texts) - 1)
        entry.made = [_part_of(now, offset, text) for offset, text in enumerate(texts[1:], start=1)]
        entry.count = 1
    return [now, *entry.made]


@transaction.atomic
def merge_with_above(*, by: User | None, row: DraftRow, revision: int) -> DraftRow:
    """Add this row to the standing row above it: texts joined, sub-items and departments together.

    Where both have a status or a deadline and they differ, the row above keeps its own and asks as a doubt.
    Raises: NotAllowed, NotPossible where there is no row above, Conflict.
    """
    policies.check_can_decide(by, row.reading.source)
    above = queries.standing_above(row)
    if above is None:
        raise NotPossible("There is no row above to merge with.")
    label = f"{row} into {str(above).lower()}"
    with deciding(by=by, import_=row.reading.source, kind=DecisionKind.MERGE, rows=[above, row], label=label) as entry:
        claim_row(row=row, revision=revision)
        now = DraftRow.objects.get(pk=row.pk)
        above = DraftRow.objects.select_for_update().get(pk=above.pk)
        above.revision += 1
        _join(above, now, entry)
        above.save()
        now.state = RowState.MERGED
        now.save()
    return above


@transaction.atomic
def set_aside_row(*, by: User | None, row: DraftRow, revision: int, reason: str = "") -> Decision | None:
    """The row becomes no step; it stays in the list of what was set aside, with the reason, and can come back."""
    what = f"{row} set aside{': ' + reason if reason else ''}"
    return _move(by=by, row=row, revision=revision, to=RowState.SET_ASIDE, kind=DecisionKind.SET_ASIDE, label=what)


@transaction.atomic
def restore_row(*, by: User | None, row: DraftRow, revision: int) -> Decision | None:
    """A row that was set aside becomes a step again, with its doubts as they were."""
    label = f"{row} brought back"
    return _move(by=by, row=row, revision=revision, to=RowState.STANDING, kind=DecisionKind.RESTORE, label=label)


def _move(
    *, by: User | None, row: DraftRow, revision: int, to: RowState, kind: DecisionKind, label: str
) -> Decision | None:
    policies.check_can_decide(by, row.reading.source)
    if row.state not in {RowState.STANDING, RowState.SET_ASIDE}:
        raise NotPossible(f"{row} is not a row of its own any more. Undo what was done to it first.")
    if row.state == to:
        raise NotPossible(f"{row} is there already: {to.label.lower()}.")
    with deciding(by=by, import_=row.reading.source, kind=kind, rows=[row], label=label) as entry:
        claim_row(row=row, revision=revision)
        DraftRow.objects.filter(pk=row.pk).update(state=to)
        row.state = to
        entry.count = 1
    return entry.decision


def _changed(now: DraftRow, values: Mapping[str, Any]) -> dict[str, Any]:
    changed: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in values.items():
        try:
            checked = " ".join(str(value or "").split()) if name == "deadline_text" else checked_value(name, value)
        except InvalidInput as wrong:
            problems.append(f"{field_label(name)}: {wrong}")
            continue
        if _plain(checked) != _plain(_current(now, name)):
            changed[name] = checked
    if problems:
        raise InvalidInput("Some fields cannot be kept like this.", problems=tuple(problems))
    return changed


def _plain(value: Any) -> Any:
    """For comparing: line breaks and doubled spaces say nothing, and an empty list is as empty as None."""
    return " ".join(value.split()) or None if isinstance(value, str) else value or None


def _current(row: DraftRow, name: str) -> Any:
    return row.deadline_text if name == "deadline_text" else row.value_of(name)


def _settle_edited(*, by: User | None, row: DraftRow, fields: Mapping[str, Any]) -> None:
    doubts = Doubt.objects.filter(row=row, field__in=fields, settled_at=None, is_gone=False)
    for doubt in doubts:
        doubt.settled_at, doubt.settled_by, doubt.value = clock.now(), by, row.value_of(doubt.field)
        doubt.version += 1
        doubt.save()


def _part_of(first: DraftRow, offset: int, text: str) -> DraftRow:
    stem = first.number.rstrip("bcdefghijklmnopqrstuvwxyz")
    part = DraftRow.objects.create(
        reading=first.reading,
        position=first.position + offset,
        number=queries.free_number(first.reading_id, stem),
        section=first.section,
        goal=first.goal,
        text=text,
        departments=first.departments,
        status=first.status,
        deadline=first.deadline,
        deadline_text=first.deadline_text,
        sources=first.sources,
        raw=first.raw,
    )
    for position, field in enumerate(_ASKED_AFTER_SPLIT):
        value = part.value_of(field)
        if value:
            none: Any = [] if field == "departments" else None
            reason = f"{first} was split; its {field_label(field).lower()} may belong to the other part only."
            _ask(part, field, reading=value, alternatives=[none], reason=reason, position=position)
    return part


def _join(above: DraftRow, row: DraftRow, entry: Entry) -> None:
    above.text = f"{above.text} {row.text}".strip()
    above.items = [*above.items, *row.items]
    above.departments = list(dict.fromkeys([*above.departments, *row.departments]))
    above.other = {**row.other, **{name: value for name, value in above.other.items() if value}}
    above.sources = {
        name: [
            *above.sources.get(name, []),
            *(s for s in row.sources.get(name, []) if s not in above.sources.get(name, [])),
        ]
        for name in {**above.sources, **row.sources}
    }
    above.raw = {
        name: " / ".join(dict.fromkeys(part for part in (above.raw.get(name), row.raw.get(name)) if part))
        for name in {**above.raw, **row.raw}
    }
    for field in ("status", "deadline"):
        mine, theirs = above.value_of(field), row.value_of(field)
        if mine and theirs and mine != theirs:
            reason = f"{row} was merged into this one, and its {field} was another."
            _ask(above, field, reading=mine, alternatives=[theirs], reason=reason, position=90)
        elif theirs and not mine:
            above.set_value(field, theirs)
            if field == "deadline":
                above.deadline_text = row.deadline_text
    entry.count = 1


def _ask(row: DraftRow, field: str, *, reading: Any, alternatives: list[Any], reason: str, position: int) -> None:
    Doubt.objects.create(
        row=row,
        position=position,
        field=field,
        reading=reading,
        alternatives=alternatives,
        reason=reason,
        kind=queries.kind_of(field, reason),
    )
