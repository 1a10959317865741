"""Desk: what the review page shows for one row, as finished values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from headway.base.core.errors import NotPossible
from headway.base.people.models import User
from headway.domain.intake import policies, queries
from headway.domain.intake.models import Decision, Doubt, DraftRow, Import
from headway.domain.intake.queries.source import Part, Source, source_of
from headway.domain.intake.states import FIELD_LABELS
from headway.domain.intake.wording import brief, field_label, row_place, shown

WIDEST_CHOICE = 9
LONG = 60
CONTEXT = 7
LONG_RAW = 160


@dataclass(frozen=True)
class Choice:
    """One value a doubt may be settled with. key: the letter or digit that picks it. parts: what differs is marked."""

    index: int
    key: str
    parts: tuple[Part, ...]
    name: str


@dataclass(frozen=True)
class DoubtCard:
    """One doubt. outcome is "" while it is open; alike: how many others are open for the same reason."""

    pk: int
    version: int
    field: str
    label: str
    reason: str
    raw: str
    choices: tuple[Choice, ...]
    outcome: str
    alike: int

    @property
    def is_open(self) -> bool:
        return not self.outcome


@dataclass(frozen=True)
class FieldLine:
    label: str
    value: str
    is_empty: bool
    is_open: bool


@dataclass(frozen=True)
class Ways:
    """Addresses of the row before and after, and which of how many this one is; "" and 0 where there is none."""

    before: str
    after: str
    number: int
    count: int


@dataclass(frozen=True)
class Undoable:
    pk: int
    label: str
    by: str
    at: str


@dataclass(frozen=True)
class Review:
    """Everything on the review page. row is None where the filter leaves none."""

    source: Import
    progress: queries.Progress
    wanted: queries.RowFilter
    address: str
    row: DraftRow | None
    place: str
    doubts: tuple[DoubtCard, ...]
    fields: tuple[FieldLine, ...]
    origin: Source | None
    origin_problem: str
    ways: Ways
    undo: Undoable | None
    redo: Undoable | None
    sections: tuple[str, ...]
    can_decide: bool
    keep: str

    @property
    def open_here(self) -> int:
        return sum(doubt.is_open for doubt in self.doubts)

    @property
    def is_settled(self) -> bool:
        return self.progress.left == 0


def review_of(import_: Import, *, by: User, query: Mapping[str, str], row: DraftRow | None = None) -> Review:
    """The page for the row the address names, else for the first row under its filters."""
    wanted = queries.RowFilter.from_query(query)
    rows = queries.rows_matching(import_, wanted)
    if row is None:
        row = asked_for(import_, query.get("row", "")) or rows.first()
    doubts = _cards(import_, row) if row else ()
    origin, problem = _origin(import_, row, doubts)
    last, undone = queries.last_standing_decision(import_), queries.last_undone_decision(import_)
    return Review(
        source=import_,
        progress=queries.progress_of(import_),
        wanted=wanted,
        address=reverse("desk:import-review", args=[import_.pk]),
        row=row,
        place=row_place(row) if row else "",
        doubts=doubts,
        fields=_fields(row, doubts) if row else (),
        origin=origin,
        origin_problem=problem,
        ways=_ways(import_, rows, row, wanted),
        undo=_undoable(last),
        redo=_undoable(undone),
        sections=tuple(queries.sections_of(import_)),
        can_decide=policies.can_decide(by, import_),
        keep=wanted.as_query(),
    )


def next_row(import_: Import, *, wanted: queries.RowFilter, after: DraftRow) -> DraftRow | None:
    """Where to go when a row was dealt with: it stays while it fits the filter, else the next that does."""
    rows = queries.rows_matching(import_, wanted)
    same = rows.filter(pk=after.pk).first()
    if same is not None:
        return same
    return queries.neighbours(rows, after)[1] or rows.first()


def asked_for(import_: Import, number: str) -> DraftRow | None:
    """The row of the reading under review that an address names; None where it names none."""
    if not number.isdecimal() or len(number) > 18:
        return None
    return DraftRow.objects.filter(pk=int(number), reading=import_.reading_id).first()


def _cards(import_: Import, row: DraftRow) -> tuple[DoubtCard, ...]:
    doubts = list(row.doubts.filter(is_gone=False).select_related("settled_by"))
    kinds = [doubt.kind for doubt in doubts if doubt.settled_at is None]
    alike: dict[str, int] = {}
    if kinds:
        counted = queries.open_doubts(import_).filter(kind__in=kinds).order_by().values("kind")
        alike = {each["kind"]: each["count"] - 1 for each in counted.annotate(count=Count("pk"))}
    cards = [_card(row, doubt, alike=alike.get(doubt.kind, 0)) for doubt in doubts]
    return tuple(sorted(cards, key=lambda card: not card.is_open))


def _card(row: DraftRow, doubt: Doubt, *, alike: int) -> DoubtCard:
    outcome = ""
    if doubt.settled_at is not None:
        person = doubt.settled_by.name if doubt.settled_by else "the command line"
        when = timezone.localtime(doubt.settled_at).strftime("%H:%M")
        outcome = f"{brief(doubt.field, doubt.value)}. Settled by {person} at {when}."
    reading = shown(doubt.field, doubt.reading)
    others = [shown(doubt.field, value) for value in doubt.alternatives[:WIDEST_CHOICE]]
    choices = [Choice(0, "a", differing(others[0], reading) if others else (Part(reading),), "As read")]
    for index, other in enumerate(others, start=1):
        choices.append(Choice(index, str(index), differing(reading, other, with_gone=True), "Or"))
    raw = row.raw.get(doubt.field, "")
    return DoubtCard(
        pk=doubt.pk,
        version=doubt.version,
        field=doubt.field,
        label=field_label(doubt.field),
        reason=doubt.reason,
        raw=raw if len(raw) < LONG_RAW and raw != reading else "",
        choices=tuple(choices),
        outcome=outcome,
        alike=alike,
    )


def differing(old: str, new: str, *, with_gone: bool = False) -> tuple[Part, ...]:
    """The new value with the words marked that the old one does not have; long stretches that are equal are folded.

    with_gone: the old one's words that are missing stand there too, as gone. Short values are seen at a glance.
    """
    if max(len(old), len(new)) < LONG:
        return (Part(new),)
    before, after = old.split(), new.split()
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    parts: list[Part] = []
    for place, (kind, old_from, old_to, start, end) in enumerate(opcodes):
        if kind == "equal":
            words = _folded(after[start:end], is_first=place == 0, is_last=place == len(opcodes) - 1)
            parts.append(Part(f"{words} "))
            continue
        if with_gone and old_to > old_from:
            parts += [Part(" ".join(before[old_from:old_to]), is_gone=True), Part(" ")]
        if end > start:
            parts += [Part(" ".join(after[start:end]), is_marked=True), Part(" ")]
    return tuple(parts)


def _folded(words: list[str], *, is_first: bool, is_last: bool) -> str:
    """Equal words, of a long stretch only those that touch a difference."""
    if len(words) <= 3 * CONTEXT:
        return " ".join(words)
    head = words[:CONTEXT]
    tail = [] if is_last and not is_first else words[-CONTEXT:]
    return " ".join([*head, "…", *tail])


def _fields(row: DraftRow, doubts: tuple[DoubtCard, ...]) -> tuple[FieldLine, ...]:
    open_fields = {doubt.field for doubt in doubts if doubt.is_open}
    lines = []
    for name in [*FIELD_LABELS, *row.other]:
        value: Any = row.value_of(name)
        words = shown(name, value)
        if name == "deadline" and row.deadline_text:
            words = f"{words}, printed as “{row.deadline_text}”" if value else f"“{row.deadline_text}”"
        if name == "items" and not value:
            continue
        is_empty = not value and not (name == "deadline" and row.deadline_text)
        lines.append(FieldLine(field_label(name), words, is_empty, name in open_fields))
    return tuple(lines)


def _origin(import_: Import, row: DraftRow | None, doubts: tuple[DoubtCard, ...]) -> tuple[Source | None, str]:
    if row is None:
        return None, ""
    asked = [doubt for doubt in doubts if doubt.is_open] or list(doubts)
    # Of a long text only the words in question are marked: a page of marks points at nothing.
    phrases = [
        part.text
        for doubt in asked
        for choice in doubt.choices
        for part in choice.parts
        if part.is_marked or part.is_gone
    ]
    fields = [doubt.field for doubt in asked if doubt.field not in {"text", "goal", "section"}]
    if not fields and not phrases:
        fields = ["text"]
    try:
        return source_of(import_, row, fields=fields, phrases=phrases), ""
    except NotPossible as gone:
        return None, str(gone)


def _ways(import_: Import, rows: QuerySet[DraftRow], row: DraftRow | None, wanted: queries.RowFilter) -> Ways:
    if row is None:
        return Ways("", "", 0, 0)
    base = reverse("desk:import-review", args=[import_.pk])
    order = list(rows.values_list("pk", "position"))
    places = [position for _, position in order]
    before = next((pk for pk, position in reversed(order) if (position, pk) < (row.position, row.pk)), None)
    after = next((pk for pk, position in order if (position, pk) > (row.position, row.pk)), None)
    number = sum(place <= row.position for place in places) if any(pk == row.pk for pk, _ in order) else 0
    return Ways(
        before=f"{base}?{wanted.as_query(row=before)}" if before else "",
        after=f"{base}?{wanted.as_query(row=after)}" if after else "",
        number=number,
        count=len(order),
    )


def _undoable(decision: Decision | None) -> Undoable | None:
    if decision is None:
        return None
    at = timezone.localtime(decision.undone_at or decision.at).strftime("%H:%M")
    return Undoable(decision.pk, decision.label, decision.by_name, at)
