"""Reading: whether a line goes on in the next one or ends there, by the room that was left in it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from headway.engines.reading.formats.pdf.layout import Grid, TextLine

SPACE = 0.25  # of the size
ROOM = 1.5  # points by which a word must have fitted before its new line counts as chosen


class Flow:
    """The room each column has, learnt from its widest lines."""

    def __init__(self, lines: Sequence[TextLine], columns: Sequence[int]) -> None:
        rights: dict[int, list[float]] = defaultdict(list)
        for line, column in zip(lines, columns, strict=True):
            if not line.bold:  # a section's name may stand in the first column and reach out of it
                rights[column].append(line.x1)
        self.right = {column: max(values) for column, values in rights.items()}

    def ends_early(self, above: TextLine, below: TextLine, column: int) -> bool:
        """Whether the first word of ``below`` would have fitted into ``above``: a new paragraph or a new cell."""
        first = below.words[0]
        needed = above.x1 + SPACE * above.size + (first.x1 - first.x0)
        return needed <= self.right.get(column, above.x1) - ROOM

    def goes_on(self, above: TextLine, below: TextLine, column: int) -> bool:
        """Whether ``below`` reads as the rest of a sentence broken for want of room."""
        return not self.ends_early(above, below, column)


def text_rights(grid: Grid) -> list[float]:
    """How far each column's text may reach: to the ruling less its distance on the left, or as far as a line does."""
    rights: list[float] = []
    for column, (left, right) in enumerate(grid.edges):
        lines = [line for row in grid.rows for line in row.cells[column].lines]
        reach = max((line.x1 for line in lines), default=right)
        inset = min((line.x0 for line in lines), default=left) - left
        rights.append(max(reach, right - inset) if grid.ruled else reach)
    return rights


def ended_early(lines: Sequence[TextLine], *, right: float) -> tuple[int, ...]:
    """Which lines of a cell (from 0) end though the first word of the next would have fitted before ``right``."""
    return tuple(
        at
        for at, (above, below) in enumerate(itertools.pairwise(lines))
        if above.x1 + SPACE * above.size + (below.words[0].x1 - below.words[0].x0) <= right - ROOM
    )


def zero_gap_breaks(pieces: Sequence[tuple[int, TextLine]], pitch: float, flow: Flow) -> set[int]:
    """Indices of pieces that begin a row in a table whose rows stand no farther apart than the lines of a cell.

    Cells begin at the top of their row: text in a column that was empty on the line above begins a row. Where no
    column is empty above, a row begins when every line there had room for the next word.
    """
    levels = _levels(pieces)
    starts: list[int] = []
    for above, here in itertools.pairwise(levels):
        before = {pieces[i][0]: pieces[i][1] for i in above}
        now = {pieces[i][0]: pieces[i][1] for i in here}
        near = now[min(now)].base - before[min(before)].base <= 1.3 * pitch
        fresh = [column for column in now if column not in before]
        kept = [column for column in now if column in before]
        early = [column for column in kept if flow.ends_early(before[column], now[column], column)]
        if fresh and near and len(early) < len(kept) and any(now[c].text[:1].islower() for c in kept):
            continue
        lower = any(now[column].text[:1].islower() for column in kept)
        settled = len(early) == len(kept) or (len(kept) > 2 and len(early) == len(kept) - 1)
        if fresh or (len(kept) >= 2 and settled and not lower):
            starts.append(here[0])
    return set(starts)


def _levels(pieces: Sequence[tuple[int, TextLine]]) -> list[list[int]]:
    levels: list[list[int]] = []
    for index, (column, line) in enumerate(pieces):
        if levels and column >= 0:
            first = pieces[levels[-1][0]]
            if first[0] >= 0 and abs(line.base - first[1].base) <= 0.4 * line.size:
                levels[-1].append(index)
                continue
        levels.append([index])
    return levels
