"""Command line: a draft plan as a report for a person at a terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from headway.engines.reading.document import Span
from headway.engines.reading.draft import Doubt, Draft, DraftStep

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EXAMPLE_CHARACTERS = 60
VALUE_CHARACTERS = 160
KINDS = {
    "header": "header lines",
    "separator": "separator lines",
    "prose": "lines of running text",
    "junk": "set aside",
}


def report(draft: Draft, *, name: str) -> str:
    """The whole report: what was read, how the columns were understood, what is in doubt, what was not used."""
    parts = [
        _heading(draft, name=name),
        _columns(draft),
        _sections(draft),
        _doubts(draft),
        _unused(draft),
        _notes(draft),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _heading(draft: Draft, *, name: str) -> list[str]:
    doubts = sum(len(step.doubts) for step in draft.steps)
    found = (
        f"{_count(len(draft.steps), 'step')}, {_count(doubts, 'doubt')}, {_count(len(draft.unused), 'line')} not used"
    )
    return [draft.title or name, found]


def _columns(draft: Draft) -> list[str]:
    if not draft.columns:
        return []
    lines = ["How the columns were understood"]
    for column in draft.columns:
        header = f"“{_short(column.header)}”" if column.header else "(no header)"
        lines.append(f"  {column.index + 1}. {header}: {column.role}, since {column.why.rstrip('.')}")
    return lines


def _sections(draft: Draft) -> list[str]:
    counts = Counter(step.section for step in draft.steps)
    if len(counts) < 2:
        return []
    return ["Steps by section", *(f"  {count:>4}  {section or '(no section)'}" for section, count in counts.items())]


def _doubts(draft: Draft) -> list[str]:
    lines = [line for step in draft.steps for doubt in step.doubts for line in _doubt(step, doubt)]
    return ["Doubts", *lines] if lines else []


def _doubt(step: DraftStep, doubt: Doubt) -> Iterator[str]:
    spans = step.sources.get(doubt.field) or step.sources.get("") or []
    yield f"  {place(spans[0]) if spans else 'no place'}, {doubt.field}: {_value(doubt.reading)}"
    yield f"      step: {_short(step.text)}"
    yield f"      {doubt.reason}"
    if doubt.alternatives:
        yield f"      or: {'; '.join(_value(value) for value in doubt.alternatives)}"


def _unused(draft: Draft) -> list[str]:
    if not draft.unused:
        return []
    lines = ["Not used (every line of the source is either in a step or here)"]
    for (kind, why), count in Counter((item.kind, item.why) for item in draft.unused).most_common():
        first = next(item for item in draft.unused if (item.kind, item.why) == (kind, why))
        lines.append(f"  {count:>4}  {KINDS.get(kind, kind)}: {why}")
        lines.append(f"        first: {place(first.span)}: {_short(first.text)}")
    return lines


def _notes(draft: Draft) -> list[str]:
    return ["Notes", *(f"  {note}" for note in draft.notes)] if draft.notes else []


def printable(text: str) -> str:
    """The text without what could steer a terminal: a document's words are a stranger's."""
    return STEERING.sub("\ufffd", text)


def place(span: Span) -> str:
    """Where a text stands, in words: "page 3, lines 12-14" or "sheet Plan, row 4, column 2"."""
    parts = []
    if span.page:
        parts.append(f"page {span.page}")
    if span.line:
        several = span.line_end > span.line
        parts.append(f"lines {span.line}-{span.line_end}" if several else f"line {span.line}")
    if span.sheet:
        parts.append(f"sheet {span.sheet}")
    if span.sheet and span.row:
        parts.append(f"row {span.row}")
    if span.sheet and span.column:
        parts.append(f"column {span.column}")
    return ", ".join(parts) or "the document"


def _value(value: Any) -> str:
    if value is None or value in ("", [], ()):
        return "(empty)"
    return _short(" + ".join(map(str, value)) if isinstance(value, list | tuple) else str(value), VALUE_CHARACTERS)


def _short(text: str, characters: int = EXAMPLE_CHARACTERS) -> str:
    """The text on one line; a long one keeps its two ends, since a doubt is often about where a text ends."""
    words = " ".join(text.split())
    if len(words) <= characters:
        return words
    half = characters // 2
    return f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
