"""Reading: what became of every line of the source that no step uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headway.engines.reading.document import Document, SourceLine, Span, Table
from headway.engines.reading.draft import DraftStep, Unused
from headway.engines.reading.plan.grids import Grid, GridRow

Key = tuple[str, int]


def keys_of(span: Span) -> set[Key]:
    """The source lines (or, in a sheet, rows) that a span covers."""
    if span.line:
        return {(span.sheet, line) for line in range(span.line, max(span.line_end, span.line) + 1)}
    return {(f"row:{span.sheet}", span.row)} if span.row else set()


def unused_lines(
    document: Document, *, steps: Sequence[DraftStep], grids: Sequence[Grid], refused: dict[int, str]
) -> list[Unused]:
    """Every non-blank line that no step uses, once, with what it is.

    refused: index of a grid that is no plan table -> why it is none.
    """
    used = _keys(span for step in steps for spans in step.sources.values() for span in spans)
    fates: dict[Key, tuple[str, str]] = {}
    for junk in document.junk:
        for key in keys_of(junk.span):
            fates.setdefault(key, ("junk", junk.why))
    for index, grid in enumerate(grids):
        for span in grid.table.separators:
            for key in keys_of(span):
                fates.setdefault(key, ("separator", "rules off a table"))
        for row in grid.rows:
            for key in keys_of(row.span):
                fates.setdefault(key, _fate(row, refused.get(index, "")))
    for block in document.blocks:
        if isinstance(block, Table):
            for key in keys_of(block.span):
                fates.setdefault(key, ("prose", "stands inside a table without being one of its rows"))
    return [_unused(line, fates) for line in document.lines if not keys_of(line.span) & used]


def _fate(row: GridRow, refusal: str) -> tuple[str, str]:
    if refusal:
        return "prose", f"stands in a table that is not a plan: {refusal}"
    if row.kind == "header":
        return "header", row.why
    return "junk", row.why or "a title that no step stands under"


def _unused(line: SourceLine, fates: dict[Key, tuple[str, str]]) -> Unused:
    for key in sorted(keys_of(line.span)):
        if key in fates:
            kind, why = fates[key]
            return Unused(span=line.span, text=line.text, why=why, kind=kind)
    return Unused(span=line.span, text=line.text, why="stands outside the plan's tables", kind="prose")


def _keys(spans: Iterable[Span]) -> set[Key]:
    keys: set[Key] = set()
    for span in spans:
        keys |= keys_of(span)
    return keys
