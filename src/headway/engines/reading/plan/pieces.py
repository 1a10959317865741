"""Reading: a step under way: the parts found for each of its fields, before they are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from headway.engines.reading.document import Span
from headway.engines.reading.plan.dates import DateHabits
from headway.engines.reading.plan.grids import GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.names import Directory, in_order
from headway.engines.reading.plan.sentences import Openings, is_dangling, is_finished
from headway.engines.reading.plan.spelling import Spelling
from headway.engines.reading.plan.statuses import StatusBook


@dataclass(frozen=True, slots=True)
class Part:
    """A text and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt raised while rows were put together; its reading is filled in when the step is read."""

    field: str
    reason: str
    alternatives: tuple[Any, ...] = ()


@dataclass(slots=True)
class Title:
    """A section's or a goal's name, gathered from one or more cells."""

    parts: list[Part] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    def text(self, spelling: Spelling) -> str:
        """The whole name."""
        whole = ""
        for part in self.parts:
            whole = spelling.join(whole, " ".join(part.text.split()))
        return spelling.mend(whole)[0]


@dataclass(slots=True)
class Piece:
    """What was found for one step."""

    layout: Layout
    text: list[Part] = field(default_factory=list)
    items: list[Part] = field(default_factory=list)
    departments: dict[int, list[Part]] = field(default_factory=dict)
    statuses: list[Part] = field(default_factory=list)
    dates: list[Part] = field(default_factory=list)
    others: dict[str, list[Part]] = field(default_factory=dict)
    goal: Title | None = None
    section: Title | None = None
    flags: list[Flag] = field(default_factory=list)
    merged: bool = False
    raw: dict[str, list[str]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)

    def whole_text(self) -> str:
        """The text so far, without mending."""
        return " ".join(part.text for part in self.text)

    def all_departments(self) -> str:
        """Every department cell so far, in the order found."""
        return " ".join(part.text for parts in self.departments.values() for part in parts)

    def flag(self, field_name: str, reason: str, *alternatives: Any) -> None:
        """Raise a doubt about one of this step's fields."""
        self.flags.append(Flag(field_name, reason, alternatives))

    def add_row(self, row: GridRow, *, text: bool = True, departments: bool = True) -> None:
        """Take over a row's cells, each to its field."""
        layout = self.layout
        if text and row.cell(layout.text) and layout.text is not None:
            self.text.append(Part(row.cell(layout.text), row.place(layout.text)))
        if departments:
            for column in layout.departments:
                if row.cell(column):
                    self.departments.setdefault(column, []).append(Part(row.cell(column), row.place(column)))
        for column in layout.statuses:
            if row.cell(column):
                self.statuses.append(Part(row.cell(column), row.place(column)))
        if layout.deadline is not None and row.cell(layout.deadline):
            self.dates.append(Part(row.cell(layout.deadline), row.place(layout.deadline)))
        self.add_rest(row)

    def add_rest(self, row: GridRow) -> None:
        """Take over what no merged row has to be cut for: items, ticks, further columns; and the raw cells."""
        layout = self.layout
        if layout.items is not None and row.cell(layout.items):
            self.items.append(Part(row.cell(layout.items), row.place(layout.items)))
        for column, header in layout.others.items():
            if row.cell(column):
                self.others.setdefault(header, []).append(Part(row.cell(column), row.place(column)))
        for column in [*layout.status_marks, *layout.deadline_marks, *layout.other_marks]:
            if row.cell(column):
                self.others.setdefault(f"\0{column}", []).append(Part(row.cell(column), row.place(column)))
        self.note_raw(row)

    def add_remark(self, row: GridRow) -> None:
        """Keep a row that only says something about this step."""
        column = row.filled()[0]
        self.others.setdefault("Remark", []).append(Part(row.cell(column), row.place(column)))
        row.used = True
        self.spans.append(row.span)

    def note_raw(self, row: GridRow) -> None:
        """Keep the row's own characters, by field."""
        row.used = True
        if row.span not in self.spans:
            self.spans.append(row.span)
        layout = self.layout
        places: list[tuple[str, Iterable[int | None]]] = [
            ("goal", [layout.goal]),
            ("text", [layout.text]),
            ("departments", layout.departments),
            ("status", [*layout.statuses, *layout.status_marks]),
            ("deadline", [layout.deadline, *layout.deadline_marks]),
        ]
        for name, columns in places:
            for column in columns:
                if row.cell(column):
                    self.raw.setdefault(name, []).append(" ".join(row.cell(column).split()))


@dataclass(slots=True)
class Habits:
    """What this document's plain rows do nearly always. Each is a share of them, 0 to 1.

    finish: texts end with a full stop. capital: texts open with a capital. sorted: department cells of several names
    in alphabetical order. status, date: rows that have one. always_dated: statuses whose rows all have a date.
    """

    finish: float = 0.0
    capital: float = 0.0
    sorted: bool = False
    status: float = 0.0
    date: float = 0.0
    always_dated: frozenset[str] = frozenset()
    never_dated: frozenset[str] = frozenset()


@dataclass(slots=True)
class Context:
    """What is known of the document while its rows are put together."""

    spelling: Spelling
    statuses: StatusBook
    dates: DateHabits
    names: Directory
    openings: Openings
    habits: Habits
    separated: bool = False  # department cells carry separators
    marked: bool = False  # by commas or other marks, not only by line breaks
    provisional: bool = False  # every row is a printed line, so names can only be learnt once steps are put together
    wraps: bool = False  # line breaks inside a cell are where a printed line ended

    def unfinished(self, text: str) -> bool:
        """Whether a step's text breaks off, judged by how this document's texts end."""
        if not text:
            return False
        return is_dangling(text) or (self.habits.finish >= 0.6 and not is_finished(text))


def is_sorted(names: list[str]) -> bool:
    """Whether two or more names stand in alphabetical order."""
    return len(names) > 1 and in_order(names)
