"""Intake: a cell's value and its place, in words for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.text import Truncator

from headway.domain.intake.models.rows import DraftRow
from headway.domain.intake.states import FIELD_LABELS

SENTENCE = 70


def field_label(field: str) -> str:
    """Example: "deadline" -> "Deadline"; a further column keeps its own header."""
    return FIELD_LABELS.get(field, field)


def value_words(value: Any) -> str:
    """A value on one line; "" for an empty cell. Example: ["Budget", "IT"] -> "Budget, IT"; "2024-12-31" stays."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)


def day_words(value: Any) -> str:
    """A date a person can read at a glance: "2024-12-31" -> "31 December 2024 (2024-12-31)"; else as it is."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return value_words(value)
    return f"{day.day} {day:%B %Y} ({day.isoformat()})"


def shown(field: str, value: Any) -> str:
    """A field's value as the review shows it; "(empty)" where there is none."""
    words = day_words(value) if field == "deadline" and value else value_words(value)
    return words or "(empty)"


def brief(field: str, value: Any) -> str:
    """``shown``, cut to what fits into a sentence of the log."""
    return Truncator(shown(field, value)).chars(SENTENCE)


def place_words(spans: Sequence[Mapping[str, Any]]) -> str:
    """Where a value stands; "" where unknown.

    Examples: "line 15", "page 3, lines 212–214", "sheet Plan, row 4, column 2".
    """
    if not spans:
        return ""
    first = spans[0]
    parts = []
    if first.get("sheet"):
        parts.append(f"sheet {first['sheet']}")
    pages = sorted({span["page"] for span in spans if span.get("page")})
    if pages:
        parts.append(f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}–{pages[-1]}")
    if first.get("line"):
        start = min(span["line"] for span in spans if span.get("line"))
        end = max(span.get("line_end") or span["line"] for span in spans if span.get("line"))
        parts.append(f"line {start}" if start == end else f"lines {start}–{end}")
    elif first.get("row"):
        rows = sorted({span["row"] for span in spans if span.get("row")})
        parts.append(f"row {rows[0]}" if len(rows) == 1 else f"rows {rows[0]}–{rows[-1]}")
        if len(spans) == 1 and first.get("column"):
            parts.append(f"column {first['column']}")
    return ", ".join(parts)


def row_place(row: DraftRow, field: str = "") -> str:
    """Where the row stands, or one of its cells; a cell without a place of its own takes the row's."""
    return place_words(row.sources.get(field) or row.sources.get("") or [])
