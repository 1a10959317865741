"""Reading: the draft of a plan, as read and before any person has looked at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from headway.engines.reading.document import Span


@dataclass(frozen=True, slots=True)
class Doubt:
    """One cell that the document leaves open.

    field: "section", "goal", "text", "items", "departments", "status", "deadline" or a further column's name.
    reading: the value the draft carries. alternatives: other defensible values, best first, same type as reading
    (a date is "YYYY-MM-DD", departments are a list of names, None means "empty").
    reason: one plain sentence for the person who decides, e.g.
    "One date stands in a row that holds three steps; it may belong to any of them."
    """

    field: str
    reading: Any
    alternatives: tuple[Any, ...]
    reason: str


@dataclass(slots=True)
class DraftStep:
    """One step as read.

    sources: field name -> the spans its value was read from; the key "" is the whole step.
    raw: field name -> the source's own characters, cells joined with " / ".
    deadline_text: as printed ("Q3 2026", "by end of 2027"); deadline is its last day; None where there is none.
    other: further columns by their printed header, e.g. {"Measure": "Number of …", "Priority": "High"}.
    """

    section: str = ""
    goal: str = ""
    text: str = ""
    items: list[str] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    status: str | None = None
    deadline: date | None = None
    deadline_text: str = ""
    other: dict[str, str] = field(default_factory=dict)
    sources: dict[str, list[Span]] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unused:
    """A source line no step uses, with the reason in plain words. kind: "header", "separator", "prose" or "junk"."""

    span: Span
    text: str
    why: str
    kind: str = "junk"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column was taken for.

    role: "section", "goal", "text", "items", "departments", "lead", "status", "deadline", "number", "other", "ignore".
    why: what settled it, e.g. "the header says “Responsible party”" or "14 of 15 cells are dates".
    """

    index: int
    header: str
    role: str
    why: str


@dataclass(slots=True)
class Draft:
    """A plan as read: rows, what was not used, and how the columns were understood."""

    title: str
    columns: list[Column]
    steps: list[DraftStep]
    unused: list[Unused]
    notes: list[str] = field(default_factory=list)
