"""Reading: a draft as the JSON that ``headway read --json`` prints."""

from __future__ import annotations

from typing import Any

from headway.engines.reading.document import Span
from headway.engines.reading.draft import Column, Doubt, Draft, DraftStep, Unused


def draft_as_json(draft: Draft) -> dict[str, Any]:
    """The draft as plain values, ready for ``json.dumps``; dates are "YYYY-MM-DD" or null."""
    return {
        "title": draft.title,
        "columns": [_column(column) for column in draft.columns],
        "steps": [_step(step) for step in draft.steps],
        "unused": [_unused(line) for line in draft.unused],
        "notes": list(draft.notes),
    }


def _column(column: Column) -> dict[str, Any]:
    return {"index": column.index, "header": column.header, "role": column.role, "why": column.why}


def _step(step: DraftStep) -> dict[str, Any]:
    return {
        "section": step.section,
        "goal": step.goal,
        "text": step.text,
        "items": list(step.items),
        "departments": list(step.departments),
        "status": step.status,
        "deadline": step.deadline.isoformat() if step.deadline else None,
        "deadline_text": step.deadline_text,
        "other": dict(step.other),
        "source": _source(step.sources.get("", [])),
        "raw": dict(step.raw),
        "doubts": [_doubt(doubt) for doubt in step.doubts],
    }


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "field": doubt.field,
        "reading": doubt.reading,
        "alternatives": list(doubt.alternatives),
        "reason": doubt.reason,
    }


def _unused(line: Unused) -> dict[str, Any]:
    return {"source": _source([line.span]), "text": line.text, "why": line.why, "kind": line.kind}


def _source(spans: list[Span]) -> dict[str, Any]:
    """First page, first and last line, sheet and rows; what the format does not have is left out."""
    source: dict[str, Any] = {}
    pages = [span.page for span in spans if span.page]
    lines = [number for span in spans if span.line for number in (span.line, span.line_end or span.line)]
    rows = [span.row for span in spans if span.row and not span.line]
    sheets = [span.sheet for span in spans if span.sheet]
    if pages:
        source["page"] = pages[0]
    if lines:
        source["lines"] = [min(lines), max(lines)]
    if sheets:
        source["sheet"] = sheets[0]
    if rows:
        source["rows"] = [min(rows), max(rows)]
    return source
