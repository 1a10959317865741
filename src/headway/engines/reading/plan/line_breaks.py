"""Reading: line breaks in printed department cells: those that set names apart, and those where a line was full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from headway.engines.reading.plan.grids import Grid, GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.separators import APART, COMMA, FULL, HARD, WRAP_END, WRAP_START


def mark_deliberate_breaks(pairs: Sequence[tuple[Grid, Layout]]) -> None:
    """Replaces the breaks of lines that had room for the next word by ``APART``: each such line is a name.

    The other breaks of such a column become ``FULL``: they may part names or stand inside one.

    Columns that set names apart by commas or other marks are left as they are.
    """
    cells = [
        (row, column)
        for grid, layout in pairs
        for row in grid.body()
        for column in layout.departments
        if row.cell(column)
    ]
    marked = {c for row, c in cells if HARD.search(row.cell(c)) or COMMA.search(row.cell(c))}
    if any(_ended(row, column) for row, column in cells if column not in marked):
        for row, column in cells:
            if column not in marked:
                _mark(row, column)


def _ended(row: GridRow, column: int) -> tuple[int, ...]:
    return row.ended[column] if column < len(row.ended) else ()


def _mark(row: GridRow, column: int) -> None:
    ended = _ended(row, column)
    lines = row.cell(column).split("\n")
    text = lines[0]
    for at, (above, below) in enumerate(pairwise(lines)):
        goes_on = WRAP_START.match(below) or WRAP_END.search(above)
        text += ("\n" if goes_on else APART if at in ended else FULL) + below
    row.cells[column] = text
