"""Reading: rows that a page break cuts, and heads of columns that are printed again on each page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headway.engines.reading.formats.pdf.breaks import Flow
from headway.engines.reading.formats.pdf.layout import Grid, GridCell, GridRow, TextLine

MOST = 0.8  # the share of rows that fill a column, for an empty cell there to mean something
BRIEF = 1.4  # lines a short value takes at most, on average
BRIEF_LETTERS = 14  # letters of a value that a narrow column may also print on two lines
LEADING = 1.2  # from one line to the next, as parts of the size
ROOM_LEFT = 2.2  # lines; a page with more room than this would have held the next line of a row that it cuts
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
        if not any(grid.named for grid in run):
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
        for row in (row for grid in run for row in grid.rows[place + 1 :]):
            row.header = row.header or (len(row.filled()) == len(head.filled()) and _same(row, head))


def _same(row: GridRow, head: GridRow) -> bool:
    return _begins_with(row, head) and all(
        len(cell.lines) == len(above.lines) for cell, above in zip(row.cells, head.cells, strict=True)
    )


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


_Ends = dict[int, tuple[TextLine, TextLine]]  # by column: the last line above the cut and the first below


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the rows of one table have in common.

    brief: columns that hold one line as a rule (a status, a date). expected: those of them that most rows fill.
    main: the column with the most text, the step itself. foot: how far down the page its lines reach.
    """

    brief: frozenset[int]
    expected: frozenset[int]
    main: int
    foot: float
    flow: Flow


def _join_run(run: Sequence[Grid]) -> None:
    bodies = [[row for row in grid.rows if not row.header] for grid in run]
    if len(run) < 2 or sum(len(body) for body in bodies) < 2:
        return
    habits = _habits(bodies, len(run[0].edges))
    last: GridRow | None = None
    for grid, body in zip(run, bodies, strict=True):
        if not body:
            continue
        if last is not None and _is_rest_of(last, body[0], habits):
            for above, below in zip(last.cells, body[0].cells, strict=True):
                (above.part_of or above).lines += below.lines
            grid.rows.remove(body[0])
            last = body[-1] if len(body) > 1 else last
        else:
            last = body[-1]


def _habits(bodies: Sequence[Sequence[GridRow]], columns: int) -> _Habits:
    rows = [row for body in bodies for row in body if not row.spans()]
    whole = [row for body in bodies for row in body[1:] if len(row.filled()) >= 2 and not row.spans()] or rows
    cells = [[row.cells[c].lines for row in whole if row.cells[c].lines] for c in range(columns)]
    letters = [sum(len(line.text) for lines in column for line in lines) for column in cells]
    brief = {c for c, column in enumerate(cells) if _is_brief(column, letters[c])}
    expected = {c for c in brief if len(cells[c]) >= MOST * len(whole)}
    main = max(range(columns), key=lambda c: letters[c])
    lines = [(line, c) for row in rows for c, cell in enumerate(row.cells) for line in cell.lines]
    foot = max((line.base for line, _ in lines), default=0.0)
    flow = Flow([line for line, _ in lines], [column for _, column in lines])
    return _Habits(frozenset(brief), frozenset(expected), main, foot, flow)


def _is_brief(cells: Sequence[Sequence[TextLine]], letters: int) -> bool:
    lines = sum(len(cell) for cell in cells)
    narrow = letters <= BRIEF_LETTERS * len(cells) and lines <= 2.2 * len(cells)
    return len(cells) > 2 and (narrow or lines <= BRIEF * len(cells))


def _is_rest_of(last: GridRow, first: GridRow, habits: _Habits) -> bool:
    """Whether the first row of a page is the rest of the row that the page before broke off."""
    if not first.filled() or not last.filled() or first.spans() or last.spans():
        return False
    both = [c for c in first.filled() if last.cells[c].lines]
    ends = {c: (last.cells[c].lines[-1], first.cells[c].lines[0]) for c in both}
    if any(above.bold != below.bold for above, below in ends.values()):
        return False
    if len(both) == len(first.filled()):
        return _is_tail(last, first.filled(), ends, habits)
    if len(both) == len(last.filled()):
        return _is_front(both, ends, habits)
    return False


def _is_tail(last: GridRow, filled: list[int], ends: _Ends, habits: _Habits) -> bool:
    """The case of cells that begin at the top of their row: nothing is new in the part below."""
    reach = max(line.base for cell in last.cells for line in cell.lines)
    for column, (above, below) in ends.items():
        own_value = column in habits.brief and not _runs_on(above, below, column, habits.flow)
        stopped = habits.main in ends and above.base < reach - 1.3 * LEADING * above.size
        if own_value or stopped:
            return False
    if habits.main in ends:
        return not (habits.expected & set(filled)) and _main_goes_on(*ends[habits.main], habits)
    if filled == [0]:
        return _runs_on(*ends[0], 0, habits.flow) or not habits.flow.ends_early(*ends[0], 0)
    return True


def _is_front(both: list[int], ends: _Ends, habits: _Habits) -> bool:
    """The case of cells in the middle or at the foot of their row: its short values stand in the part below."""
    if not habits.expected or (habits.expected | habits.brief) & set(both) or both == [0]:
        return False
    if habits.main in ends:
        above, below = ends[habits.main]
        return below.text[:1].islower() or (not _ends(above.text) and _main_goes_on(above, below, habits))
    return True


def _main_goes_on(above: TextLine, below: TextLine, habits: _Habits) -> bool:
    """Whether the step's own text continues: it must have run out of room, in its line or at least on its page."""
    if below.text[:1].islower():
        return True
    if habits.flow.ends_early(above, below, habits.main):
        return False
    return not _ends(above.text) or above.base > habits.foot - ROOM_LEFT * LEADING * above.size


def _runs_on(above: TextLine, below: TextLine, column: int, flow: Flow) -> bool:
    """Whether a short value goes on in the next line: it had no room, and does not begin again."""
    return below.text[:1].islower() and not flow.ends_early(above, below, column)


def _ends(text: str) -> bool:
    return bool(re.search(r"[.!?:;][\"”’)\]]?$", text))
