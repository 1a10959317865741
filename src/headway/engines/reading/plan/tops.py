"""Reading: titles that stand over the whole plan, and so tell none of its steps apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headway.engines.reading.document import Document
from headway.engines.reading.plan.grids import Grid
from headway.engines.reading.plan.titles import label_level

GENERIC = frozenset(
    (
        "plan",
        "matrix",
        "table",
        "appendix",
        "implementation",
        "actions",
        "schedule",
        "tabla",
        "anexo",
        "tableau",
        "anhang",
    )
)


@dataclass(frozen=True, slots=True)
class Tops:
    """texts: headings and title rows over everything. title: the plan's name, "" where nothing says it."""

    texts: frozenset[str]
    title: str


def tops_of(document: Document, grids: Sequence[Grid]) -> Tops:
    """The titles over all of the plan's tables: the document's own, and what stands over every table."""
    rows = _title_rows(grids)
    title = document.title or next((text for text in rows if text), "")
    return Tops(_headings(document, grids) | frozenset(rows), title)


def _headings(document: Document, grids: Sequence[Grid]) -> frozenset[str]:
    plain = {
        heading.text
        for grid in grids
        for heading in grid.headings
        if heading.level == 1 and heading.text == document.title
    }
    stacks = [[heading.text for heading in grid.headings] for grid in grids]
    if stacks and len(grids) > 1:
        plain |= set(stacks[0]).intersection(*map(set, stacks[1:]))
    elif stacks:
        plain |= {text for text in stacks[0] if _is_generic(text)}
    return frozenset(plain)


def _title_rows(grids: Sequence[Grid]) -> list[str]:
    """Title rows above the heads of columns; where heads come again under further titles, the last is such a title."""
    stacks = [(grid, _texts(grid)) for grid in grids]
    led = [(grid, texts) for grid, texts in stacks if texts]
    if not led:
        return []
    first, texts = led[0]
    if len(led) > 1:
        return [text for text in texts if all(text in others for _, others in led[1:])]
    headed_again = sum(row.kind == "header" for row in first.rows) > 1 and any(
        above.kind == "body" and len(above.filled()) == 1 and row.kind == "header"
        for above, row in zip(first.rows[len(texts) + 1 :], first.rows[len(texts) + 2 :], strict=False)
    )
    return [text for text in (texts[:-1] if headed_again else texts) if not label_level(text)]


def _texts(grid: Grid) -> list[str]:
    return [" ".join(row.cell(row.filled()[0]).split()) for row in grid.leading if row.filled()]


def _is_generic(text: str) -> bool:
    return bool(set(text.casefold().replace(":", " ").split()) & GENERIC)
