"""Reading: rows without white between them whose cells stand in the middle or at the foot of their row."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from headway.engines.reading.formats.pdf.breaks import Flow
from headway.engines.reading.formats.pdf.layout import TextLine

SAME = 0.4  # points by which equal distances may vary
ASTRAY = 3.0  # what a cell costs that stands neither where its row's cells stand nor in one piece
ALONE = 1.0  # a row that fills one column
BROKEN_SENTENCE = 1.5  # a row that begins with a small letter, where the line above had no room left
BROKEN_LINE = 0.5  # one that begins with another letter there
SHORT_LINE = 0.6  # a line of the main text that had room for the next word and is not the last of its cell
SHORT_NAME = 0.15  # the same in another column, where names may stand one to a line
LEVELS_AT_MOST = 90  # heights of lines in one row
TRIED = 240  # lines from which the alignment is learnt

Piece = tuple[int, TextLine]


class Align(Enum):
    """Where cells stand in their row."""

    TOP = "top"
    MIDDLE = "middle"
    FOOT = "foot"

    def key(self, first: float, last: float) -> float:
        """The height that the cells of one row share, from their first and last baseline."""
        return {Align.TOP: first, Align.MIDDLE: (first + last) / 2, Align.FOOT: last}[self]


@dataclass(slots=True)
class _Cell:
    first: float
    last: float
    lines: int = 1
    ragged: bool = False


def alignment(pages: Sequence[Sequence[Piece]], pitch: float, flow: Flow) -> Align:
    """The alignment that leaves the fewest cells astray on the first pages."""
    tried: list[Sequence[Piece]] = []
    for pieces in pages:
        if sum(len(page) for page in tried) < TRIED:
            tried.append(pieces)
    return min(Align, key=lambda align: sum(_Blocks(pieces, pitch, flow, align).cost for pieces in tried))


def aligned_breaks(pieces: Sequence[Piece], pitch: float, flow: Flow, align: Align) -> set[int]:
    """Indices of pieces that begin a row, with the fewest cells astray over the whole page."""
    return _Blocks(pieces, pitch, flow, align).starts


class _Blocks:
    """The best rows of one page; ``cost`` says how well they fit."""

    def __init__(self, pieces: Sequence[Piece], pitch: float, flow: Flow, align: Align) -> None:
        self.pitch, self.flow, self.align = pitch, flow, align
        letters = Counter[int]()
        for column, line in pieces:
            letters[column] += len(line.text)
        self.main = letters.most_common(1)[0][0] if letters else 0
        self.cost = 0.0
        self.starts: set[int] = set()
        for start, end in _blocks(pieces):
            self._solve(pieces, start, end)

    def _solve(self, pieces: Sequence[Piece], start: int, end: int) -> None:
        levels: list[list[int]] = []
        for index in range(start, end):
            if levels and pieces[index][1].base - pieces[levels[-1][0]][1].base <= SAME:
                levels[-1].append(index)
            else:
                levels.append([index])
        bases = [pieces[level[0]][1].base for level in levels]
        count = len(levels)
        cuts = [0, *(k for k in range(1, count) if bases[k] - bases[k - 1] >= self.pitch - SAME), count]
        best: dict[int, tuple[float, int]] = {0: (0.0, 0)}
        for at, left in enumerate(cuts[:-1]):
            base_cost = best[left][0] + (self._broken(pieces, levels, left) if left else 0.0)
            for right, cost in self._rows(pieces, levels, cuts[at:]):
                if right not in best or base_cost + cost < best[right][0]:
                    best[right] = (base_cost + cost, left)
        self.cost += best[count][0]
        place = count
        while place > 0:
            place = best[place][1]
            self.starts.add(levels[place][0])

    def _rows(self, pieces: Sequence[Piece], levels: list[list[int]], cuts: list[int]) -> Iterator[tuple[int, float]]:
        """The cost of each row that begins at the first cut, by where it ends."""
        cells: dict[int, _Cell] = {}
        last: dict[int, TextLine] = {}
        inner = 0.0
        for right_before, right in itertools.pairwise(cuts):
            if right_before > cuts[0] and right - cuts[0] > LEVELS_AT_MOST:
                return
            for index in (index for level in levels[right_before:right] for index in level):
                column, line = pieces[index]
                cell = cells.get(column)
                if cell is None:
                    cells[column] = _Cell(line.base, line.base)
                else:
                    cell.ragged = cell.ragged or abs(line.base - cell.last - self.pitch) > SAME
                    if self.flow.ends_early(last[column], line, column):
                        inner += SHORT_LINE if column == self.main else SHORT_NAME
                    cell.last, cell.lines = line.base, cell.lines + 1
                last[column] = line
            yield right, inner + self._astray(cells)

    def _astray(self, cells: dict[int, _Cell]) -> float:
        top, foot = min(cell.first for cell in cells.values()), max(cell.last for cell in cells.values())
        tallest = any(cell.first <= top + SAME and cell.last >= foot - SAME for cell in cells.values())
        key = self.align.key(top, foot)
        off = sum(cell.ragged or abs(self.align.key(cell.first, cell.last) - key) > 2 * SAME for cell in cells.values())
        return ASTRAY * (off + (not tallest)) + (ALONE if len(cells) == 1 else 0.0)

    def _broken(self, pieces: Sequence[Piece], levels: list[list[int]], left: int) -> float:
        cost = 0.0
        above = {pieces[i][0]: pieces[i][1] for i in levels[left - 1]}
        for column, line in (pieces[i] for i in levels[left]):
            if column in above and self.flow.goes_on(above[column], line, column):
                cost += BROKEN_SENTENCE if line.text[:1].islower() else BROKEN_LINE
        return cost


def _blocks(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Runs of pieces between those that go over all columns."""
    start = 0
    for index in range(len(pieces) + 1):
        if index == len(pieces) or pieces[index][0] < 0:
            if index > start:
                yield start, index
            start = index + 1
