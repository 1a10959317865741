"""Reading: tables that are drawn with lines, cell by cell."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from headway.engines.reading.formats.pdf.layout import (
    Grid,
    GridCell,
    GridRow,
    PageInk,
    Rule,
    TextLine,
    Word,
    into_lines,
)

TOUCH = 3.0  # points by which two lines may miss each other and still meet
NARROW = 5.0  # points; a column or row thinner than this is the inside of a double line
CELLS_AT_MOST = 40_000
CENTRED = 8.0  # points by which the middle of a name may miss the middle of its cell

_Place = tuple[int, int]  # row and column


@dataclass(slots=True)
class _Frame:
    """Lines that hang together."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)


def drawn_grids(page: PageInk) -> tuple[list[Grid], list[Word]]:
    """The drawn tables of a page from top to bottom, and the words that stand in none of them.

    A box with one cell, or with one column or row, is no table here: its words stay among the others.
    """
    grids: list[Grid] = []
    rest = page.words
    for frame in _frames(page.across, page.down):
        grid, left = _grid(page.number, frame, rest)
        if grid is not None:
            grids.append(grid)
            rest = left
    return sorted(grids, key=lambda grid: grid.top), rest


def _frames(across: list[Rule], down: list[Rule]) -> list[_Frame]:
    """Lines grouped by where they cross, the largest group first."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    meets: dict[int, int] = defaultdict(int)
    for i, flat in enumerate(across):
        for j, upright in enumerate(down, start=len(across)):
            if (
                flat.start - TOUCH <= upright.at <= flat.end + TOUCH
                and upright.start - TOUCH <= flat.at <= upright.end + TOUCH
            ):
                parent[root(i)] = root(j)
                meets[i] += 1
                meets[j] += 1
    groups: dict[int, _Frame] = defaultdict(_Frame)
    for index in meets:
        group = groups[root(index)]
        if index < len(across):
            group.across.append(across[index])
        else:
            group.down.append(down[index - len(across)])
    frames = [_closed(group) for group in groups.values()]
    frames = [frame for frame in frames if len(frame.across) > 1 and len(frame.down) > 1]
    return sorted(frames, key=lambda frame: -len(frame.across) * len(frame.down))


def _closed(frame: _Frame) -> _Frame:
    """Adds the outer sides where a table is drawn without them."""
    left, right = min(rule.start for rule in frame.across), max(rule.end for rule in frame.across)
    top, bottom = min(rule.start for rule in frame.down), max(rule.end for rule in frame.down)
    xs, ys = [rule.at for rule in frame.down], [rule.at for rule in frame.across]
    down = [Rule(x, min(top, *ys), max(bottom, *ys)) for x in (left, right) if min(abs(x - at) for at in xs) > 10]
    flat = [Rule(y, min(left, *xs), max(right, *xs)) for y in (top, bottom) if min(abs(y - at) for at in ys) > 8]
    return _Frame(frame.across + flat, frame.down + down)


def _places(rules: list[Rule]) -> list[float]:
    """Where lines stand, two that are closer than a double line as one."""
    places: list[list[float]] = []
    for rule in sorted(rules):
        if places and rule.at - places[-1][-1] < NARROW:
            places[-1].append(rule.at)
        else:
            places.append([rule.at])
    return [sum(group) / len(group) for group in places]


def _grid(number: int, frame: _Frame, words: list[Word]) -> tuple[Grid | None, list[Word]]:
    xs, ys = _places(frame.down), _places(frame.across)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns < 2 or rows < 1 or columns * rows > CELLS_AT_MOST:
        return None, words
    owner = _owners(xs, ys, frame)
    held: dict[_Place, list[Word]] = defaultdict(list)
    rest: list[Word] = []
    for word in words:
        row, column = bisect_right(ys, _height(word)) - 1, bisect_right(xs, word.middle) - 1
        if 0 <= row < rows and 0 <= column < columns:
            held[owner[row][column]].append(word)
        else:
            rest.append(word)
    if not held:
        return None, words
    _part_columns(owner, held, xs)
    cells = {place: GridCell(into_lines(held.get(place, []))) for line in owner for place in line}
    out = [GridRow([_cell((r, c), owner[r][c], cells) for c in range(columns)], ys[r], ys[r + 1]) for r in range(rows)]
    grid = Grid(number, [row for row in out if row.filled()], list(itertools.pairwise(xs)), ruled=True)
    return grid, rest


def _part_columns(owner: list[list[_Place]], held: dict[_Place, list[Word]], xs: list[float]) -> None:
    """Gives a wide cell's words to its columns where they keep to them: lines are drawn beside every other row only."""
    for place in [place for place in held if _width(owner, place) > 1]:
        lines = into_lines([word for word in held[place] if not word.sideways])
        inner = xs[place[1] + 1 : place[1] + _width(owner, place)]
        columns = {bisect_right(xs, word.middle) - 1 for line in lines for word in line.words}
        if len(columns) == 1 and _stands_in(min(columns), lines, place, xs, inner):
            columns |= {place[1]}  # the rest of a row that a page break cuts
        least = 0.5 if len(columns) > 2 else 1.2
        if len(columns) < 2 or any(_runs_over(line, edge, least) for line in lines for edge in inner):
            continue
        words = held.pop(place)
        for row, line_owners in enumerate(owner):
            for column, own in enumerate(line_owners):
                if own == place:
                    owner[row][column] = (place[0], column)
        for word in words:
            held[(place[0], bisect_right(xs, word.middle) - 1)].append(word)


def _stands_in(column: int, lines: list[TextLine], place: _Place, xs: list[float], inner: list[float]) -> bool:
    """Whether a wide cell's text keeps to one column that is not its first, and is not a name in its middle."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    centred = abs((left + right) / 2 - (xs[place[1]] + xs[place[1] + len(inner) + 1]) / 2) < CENTRED
    return column > place[1] and not centred and xs[column] <= left and right <= xs[column + 1]


def _width(owner: list[list[_Place]], place: _Place) -> int:
    return sum(own == place for own in owner[place[0]])


def _runs_over(line: TextLine, edge: float, least: float) -> bool:
    """Whether the line's text crosses the edge; ``least``: the gap that parts columns, in parts of its size."""
    before = max((word.x1 for word in line.words if word.middle < edge), default=None)
    after = min((word.x0 for word in line.words if word.middle >= edge), default=None)
    over = any(word.x0 < edge - 1 and word.x1 > edge + 1 for word in line.words)
    return over or (before is not None and after is not None and after - before < least * line.size)


def _height(word: Word) -> float:
    return word.height_middle if word.sideways else word.base - 0.3 * word.size


def _cell(place: _Place, owner: _Place, cells: dict[_Place, GridCell]) -> GridCell:
    return cells[owner] if owner == place else GridCell(part_of=cells[owner], across=owner[1] != place[1])


def _owners(xs: list[float], ys: list[float], frame: _Frame) -> list[list[_Place]]:
    """For each place of the grid, the top left place of the cell that covers it."""
    walls = _drawn(xs, ys, frame.down)
    floors = _drawn(ys, xs, frame.across)
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = [[(r, c) for c in range(columns)] for r in range(rows)]
    for r in range(rows):
        for c in range(columns):
            if c > 0 and (c, r) not in walls:
                owner[r][c] = owner[r][c - 1]
            elif r > 0 and (r, c) not in floors and _same_width(owner, walls, r, c):
                owner[r][c] = owner[r - 1][c]
    return owner


def _same_width(owner: list[list[_Place]], walls: set[tuple[int, int]], row: int, column: int) -> bool:
    """Whether the place above begins its cell at this column too, so that both can be one tall cell."""
    return column == 0 or (column, row - 1) in walls or owner[row - 1][column][1] == column


def _drawn(at: list[float], along: list[float], rules: list[Rule]) -> set[tuple[int, int]]:
    """(line, stretch) for each stretch between two crossing places along which a line is drawn."""
    return {(line, stretch) for rule in rules for line, stretch in _stretches(at, along, rule)}


def _stretches(at: list[float], along: list[float], rule: Rule) -> Iterator[tuple[int, int]]:
    line = min(range(len(at)), key=lambda index: abs(at[index] - rule.at))
    for stretch, (start, end) in enumerate(itertools.pairwise(along)):
        if min(rule.end, end) - max(rule.start, start) >= 0.6 * (end - start):
            yield line, stretch
