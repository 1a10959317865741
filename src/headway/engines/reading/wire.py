"""Reading: a draft or a document as plain JSON data, so that one process can hand it to another without pickle."""

from __future__ import annotations

from datetime import date
from typing import Any

from headway.engines.reading.document import Span
from headway.engines.reading.draft import Column, Doubt, Draft, DraftStep, Unused

Plain = dict[str, Any]


def pack_draft(draft: Draft) -> Plain:
    """The draft as dicts, lists, strings and numbers; ``unpack_draft`` gives an equal draft back."""
    return {
        "title": draft.title,
        "columns": [[column.index, column.header, column.role, column.why] for column in draft.columns],
        "steps": [_pack_step(step) for step in draft.steps],
        "unused": [[_pack_span(item.span), item.text, item.why, item.kind] for item in draft.unused],
        "notes": draft.notes,
    }


def unpack_draft(plain: Plain) -> Draft:
    """The draft that ``pack_draft`` packed.

    Raises: KeyError, TypeError or ValueError if the data is not a packed draft.
    """
    return Draft(
        title=plain["title"],
        columns=[
            Column(index=index, header=header, role=role, why=why) for index, header, role, why in plain["columns"]
        ],
        steps=[_unpack_step(step) for step in plain["steps"]],
        unused=[Unused(span=Span(*span), text=text, why=why, kind=kind) for span, text, why, kind in plain["unused"]],
        notes=plain["notes"],
    )


def _pack_span(span: Span) -> list[int | str]:
    return [span.page, span.line, span.line_end, span.sheet, span.row, span.column]


def _pack_step(step: DraftStep) -> Plain:
    return {
        "section": step.section,
        "goal": step.goal,
        "text": step.text,
        "items": step.items,
        "departments": step.departments,
        "status": step.status,
        "deadline": step.deadline.isoformat() if step.deadline else None,
        "deadline_text": step.deadline_text,
        "other": step.other,
        "sources": {name: [_pack_span(span) for span in spans] for name, spans in step.sources.items()},
        "raw": step.raw,
        "doubts": [
            [
                doubt.field,
                _pack_value(doubt.reading),
                [_pack_value(value) for value in doubt.alternatives],
                doubt.reason,
            ]
            for doubt in step.doubts
        ],
    }


def _pack_value(value: Any) -> Any:
    """A doubt's value: text, a list of texts, a number, a truth value or None; a date becomes its ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_pack_value(item) for item in value]
    return value


def _unpack_step(plain: Plain) -> DraftStep:
    return DraftStep(
        section=plain["section"],
        goal=plain["goal"],
        text=plain["text"],
        items=plain["items"],
        departments=plain["departments"],
        status=plain["status"],
        deadline=date.fromisoformat(plain["deadline"]) if plain["deadline"] else None,
        deadline_text=plain["deadline_text"],
        other=plain["other"],
        sources={name: [Span(*span) for span in spans] for name, spans in plain["sources"].items()},
        raw=plain["raw"],
        doubts=[
            Doubt(field=name, reading=reading, alternatives=tuple(alternatives), reason=reason)
            for name, reading, alternatives, reason in plain["doubts"]
        ],
    )
