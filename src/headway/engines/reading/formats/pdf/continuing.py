"""Reading: rows that a page break cuts, and heads of columns that are printed again on each page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from headway.engines.reading.formats.pdf.breaks import Flow
from headway.engines.reading.formats.pdf.layout import Grid, GridCell, GridRow, TextLine

ALWAYS = 0.8  # the share of rows in which a column is filled, for an empty cell there to mean something
SHORT_LINES = 1.4  # lines a cell of such a column has at most, on average
SHIFT = 12.0  # points by which a column may move from page to page


def join_pages(grids: list[Grid]) -> list[Grid]:
    """Marks the repeated heads and puts rows cut by a page break together again, in place of their first part.

    A grid that was nothing but the end of a row is left out.
    """
    runs: list[list[Grid]] = []
    for grid in grids:
        if runs and _goes_on(runs[-1][-1], grid):
            grid.continues = True
            runs[-1].append(grid)
        else:
            runs.append([grid])
    for run in runs:
        _mark_heads(run)
        _join_run(run)
    return [grid for grid in grids if grid.rows]


def same_columns(first: Grid, second: Grid) -> bool:
    """Whether two grids have as many columns in about the same places."""
    return len(first.edges) == len(second.edges) and all(
        abs(a[0] - b[0]) <= SHIFT for a, b in zip(first.edges[1:], second.edges[1:], strict=True)
    )


def _goes_on(above: Grid, below: Grid) -> bool:
    return below.page == above.page + 1 and same_columns(above, below)


def _mark_heads(run: Sequence[Grid]) -> None:
    """A first row (or the first two) that begins most of the run's pages, word for word, is a head.

    Where a page has no line under its repeated head, the head is taken off the row below it.
    """
    for place in range(2):
        first = [grid for grid in run if len(grid.rows) > place]
        if len(run) < 2 or not first or first[0] is not run[0]:
            return
        head = run[0].rows[place]
        again = [grid for grid in first if _begins_with(grid.rows[place], head)]
        if len(head.filled()) < 3 or len(again) < max(2, 0.6 * len(run)):
            return
        for grid in again:
            _take_off(grid, place, head)


def _begins_with(row: GridRow, head: GridRow) -> bool:
    return all(
        [line.text for line in cell.lines[: len(above.lines)]] == [line.text for line in above.lines]
        for cell, above in zip(row.cells, head.cells, strict=True)
    )


def _take_off(grid: Grid, place: int, head: GridRow) -> None:
    row = grid.rows[place]
    rest = [GridCell(cell.lines[len(above.lines) :]) for cell, above in zip(row.cells, head.cells, strict=True)]
    if any(cell.lines for cell in rest):
        cells = [GridCell(cell.lines[: len(above.lines)]) for cell, above in zip(row.cells, head.cells, strict=True)]
        middle = min(line.top for cell in rest for line in cell.lines)
        grid.rows[place] = GridRow(cells, row.top, middle)
        grid.rows.insert(place + 1, GridRow(rest, middle, row.bottom))
    grid.rows[place].header = True


def _join_run(run: Sequence[Grid]) -> None:
    body = [row for grid in run for row in grid.rows if not row.header]
    if len(run) < 2 or len(body) < 2:
        return
    anchors = _anchors(body, len(run[0].edges))
    flow = _flow(body)
    last: GridRow | None = None
    for grid in run:
        first = next((row for row in grid.rows if not row.header), None)
        if first is None:
            continue
        if last is not None and _is_rest_of(last, first, anchors, flow):
            for above, below in zip(last.cells, first.cells, strict=True):
                above.lines += below.lines
            grid.rows.remove(first)
        last = next((row for row in reversed(grid.rows) if not row.header), last)


def _anchors(rows: Iterable[GridRow], columns: int) -> list[int]:
    """Columns that nearly every row fills with a line or two: a status, a date."""
    full = [row for row in rows if len(row.filled()) >= 2 and not row.spans()]
    out = []
    for column in range(columns):
        lengths = [len(row.cells[column].lines) for row in full if row.cells[column].lines]
        if len(full) > 2 and len(lengths) >= ALWAYS * len(full) and sum(lengths) <= SHORT_LINES * len(lengths):
            out.append(column)
    return out


def _flow(rows: Iterable[GridRow]) -> Flow:
    lines: list[TextLine] = []
    columns: list[int] = []
    for row in rows:
        if row.spans():
            continue
        for column, cell in enumerate(row.cells):
            lines += cell.lines
            columns += [column] * len(cell.lines)
    return Flow(lines, columns)


def _is_rest_of(last: GridRow, first: GridRow, anchors: Sequence[int], flow: Flow) -> bool:
    """Whether the first row of a page is the rest of the row that the page before broke off."""
    filled = first.filled()
    if not filled or first.spans() or last.spans() or any(not last.cells[column].lines for column in filled):
        return False
    ends = [(last.cells[c].lines[-1], first.cells[c].lines[0], c) for c in filled]
    if any(_is_heavier(above, below) for above, below, _ in ends):
        return False
    missing = [column for column in anchors if column not in filled]
    if any(c in anchors and _stands_alone(above, below, c, flow) for above, below, c in ends):
        return False
    running = [flow.goes_on(above, below, column) for above, below, column in ends]
    lower = any(below.text[:1].islower() for _, below, _ in ends)
    unfinished = any(going and not _ends(above.text) for (above, _, _), going in zip(ends, running, strict=True))
    if anchors and not missing:
        return all(running) and lower and not any(_is_whole(first, last, column) for column in anchors)
    return any(running) or lower if anchors else lower or unfinished


def _stands_alone(above: TextLine, below: TextLine, column: int, flow: Flow) -> bool:
    """Whether a short cell below is a value of its own: it begins like one, and had room on the line above."""
    return flow.ends_early(above, below, column) or not below.text[:1].islower()


def _is_heavier(above: TextLine, below: TextLine) -> bool:
    return below.bold and not above.bold


def _ends(text: str) -> bool:
    return bool(re.search(r"[.!?:;][\"”’)\]]?$", text))


def _is_whole(first: GridRow, last: GridRow, column: int) -> bool:
    """Whether the cell below stands for itself because the one above does: both hold digits, as dates do."""
    texts = [" ".join(line.text for line in row.cells[column].lines) for row in (first, last)]
    return all(re.search(r"\d", text) for text in texts)
