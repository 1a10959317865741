"""Intake: puts a draft into the tables, and carries earlier decisions over to a new reading."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from headway.base.core import clock
from headway.base.people.models import User
from headway.domain.intake import queries
from headway.domain.intake.models import Doubt, DraftRow, Import, Reading
from headway.domain.intake.states import ImportState, RowState
from headway.domain.intake.wording import place_words
from headway.engines.reading.document import Span
from headway.engines.reading.draft import Draft, DraftStep

BATCH = 500


def keep_draft(
    *,
    import_: Import,
    by: User | None,
    draft: Draft,
    mapping: Mapping[str, str],
    departments: Sequence[str] | None,
    seconds: float,
) -> Reading:
    """One reading with its rows and doubts.

    What was settled about a cell that reads the same is carried over: from the reading before, or, for a later version
    of a plan's document, from the version before.
    """
    reading = Reading.objects.create(
        source=import_,
        mapping=dict(mapping),
        departments=list(departments) if departments is not None else None,
        columns=[asdict(column) for column in draft.columns],
        unused=[
            {"place": place_words([asdict(each.span)]), "text": each.text, "why": each.why, "kind": each.kind}
            for each in draft.unused
        ],
        notes=list(draft.notes),
        title=draft.title[:300],
        seconds=seconds,
        read_at=clock.now(),
        read_by=by,
    )
    rows = DraftRow.objects.bulk_create(
        [_row(reading, number, step) for number, step in enumerate(draft.steps, start=1)], batch_size=BATCH
    )
    doubts = [doubt for row, step in zip(rows, draft.steps, strict=True) for doubt in _doubts(row, step)]
    if import_.reading_id is not None:
        _carry_over(import_.reading_id, rows=rows, doubts=doubts, same=_by_place)
        _set_aside_again(import_.reading_id, rows=rows)
    elif (earlier := _earlier_version(import_)) is not None:
        _carry_over(earlier, rows=rows, doubts=doubts, same=_by_words)
    Doubt.objects.bulk_create(doubts, batch_size=BATCH)
    return reading


def plain_value(value: Any) -> Any:
    """A doubt's value as JSON keeps it: dates as "YYYY-MM-DD", lists of texts, else text or None."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return [str(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _row(reading: Reading, number: int, step: DraftStep) -> DraftRow:
    return DraftRow(
        reading=reading,
        position=number,
        number=str(number),
        section=step.section,
        goal=step.goal,
        text=step.text,
        items=list(step.items),
        departments=list(step.departments),
        status=step.status or "",
        deadline=step.deadline,
        deadline_text=step.deadline_text,
        other=dict(step.other),
        sources={name: _spans(spans) for name, spans in step.sources.items()},
        raw=dict(step.raw),
    )


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [{name: value for name, value in asdict(span).items() if value} for span in spans]


def _doubts(row: DraftRow, step: DraftStep) -> list[Doubt]:
    return [
        Doubt(
            row=row,
            position=position,
            field=doubt.field,
            reading=plain_value(doubt.reading),
            alternatives=[plain_value(value) for value in doubt.alternatives],
            reason=doubt.reason,
            kind=queries.kind_of(doubt.field, doubt.reason),
        )
        for position, doubt in enumerate(step.doubts)
    ]


def _carry_over(old: int, *, rows: Sequence[DraftRow], doubts: Sequence[Doubt], same: _Same) -> None:
    """What was settled about a cell stays settled where the new reading found the same cell with the same doubt.

    same: tells which cell of the two readings is one. Cells that share it are paired in order where both readings
    have as many; else nobody can say which is which, and they are asked again.
    """
    earlier: dict[str, list[Doubt]] = defaultdict(list)
    found = Doubt.objects.filter(row__reading=old, is_gone=False).select_related("row")
    for doubt in found.order_by("row__position", "row_id", "position", "pk"):
        earlier[same(doubt.row, doubt)].append(doubt)
    now: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        now[same(doubt.row, doubt)].append(doubt)
    for key, asked in now.items():
        for doubt, before in zip(asked, earlier[key], strict=False):
            if before.settled_at is not None and len(asked) == len(earlier[key]):
                doubt.settled_at, doubt.settled_by, doubt.value = before.settled_at, before.settled_by, before.value
                doubt.row.set_value(doubt.field, doubt.value)
    DraftRow.objects.bulk_update(rows, _CARRIED, batch_size=BATCH)


def _set_aside_again(old: int, *, rows: Sequence[DraftRow]) -> None:
    aside = {(_place(row), row.text) for row in DraftRow.objects.filter(reading=old, state=RowState.SET_ASIDE)}
    again = [row.pk for row in rows if (_place(row), row.text) in aside]
    DraftRow.objects.filter(pk__in=again).update(state=RowState.SET_ASIDE)


def _earlier_version(import_: Import) -> int | None:
    """The reading that the plan, or its last version, was made from."""
    made = Import.objects.filter(made=import_.plan_id, state=ImportState.MADE).order_by("-finished_at", "-pk")
    return made.values_list("reading", flat=True).first() if import_.plan_id else None


_CARRIED = ("section", "goal", "text", "items", "departments", "status", "deadline", "deadline_text", "other")


_Same = Callable[[DraftRow, Doubt], str]


def _by_place(row: DraftRow, doubt: Doubt) -> str:
    """In the same file a cell is where it was."""
    return json.dumps([row.sources.get("", []), doubt.kind, doubt.reading], sort_keys=True)


def _by_words(row: DraftRow, doubt: Doubt) -> str:
    """In a later version of the document lines move, and the words around a cell stay."""
    return json.dumps([row.raw.get("text"), row.raw.get(doubt.field), doubt.kind, doubt.reading], sort_keys=True)


def _place(row: DraftRow) -> str:
    return json.dumps(row.sources.get("", []), sort_keys=True)
