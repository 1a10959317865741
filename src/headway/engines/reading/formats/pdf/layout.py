"""Reading: the marks on one PDF page, in the direction a reader holds it.

Every length is in points. x runs to the right and y runs down from the top of the upright page, whatever way the
file turns it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from headway.engines.reading.formats.pdf.tags import TaggedTable

ASCENT = 0.75  # a line's ink, as parts of its size above and below the baseline; holds for the usual text faces
DESCENT = 0.22
PADDING = 8.0  # points; about what a cell keeps free at its two sides together


@dataclass(slots=True)
class Word:
    """Characters without a space between them. ``sideways``: printed at a right angle to the page's text."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool = False
    sideways: bool = False
    top: float = 0.0
    bottom: float = 0.0
    mark: int = -1  # the number of its place in the file's own structure; -1: none
    line: int = 0  # the printed line it stands in, counted over the whole document from 1

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2

    @property
    def height_middle(self) -> float:
        """Half way between its top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """A straight line along one axis: ``at`` on the other axis, from ``start`` to ``end``."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """From end to end."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle that is not a line: shading."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class PageInk:
    """All of one page that matters for reading it."""

    number: int
    width: float
    height: float
    words: list[Word]
    across: list[Rule] = field(default_factory=list)  # horizontal rules: at = y
    down: list[Rule] = field(default_factory=list)  # vertical rules: at = x
    boxes: list[Box] = field(default_factory=list)
    watermarks: list[Word] = field(default_factory=list)
    images: int = 0
    tables: list[TaggedTable] = field(default_factory=list)


@dataclass(slots=True)
class TextLine:
    """Words on one baseline, in one cell or outside tables."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return max(word.x1 for word in self.words)

    @property
    def size(self) -> float:
        """The size of its largest word."""
        return max(word.size for word in self.words)

    @property
    def base(self) -> float:
        """The baseline of its largest word."""
        return max(self.words, key=lambda word: word.size).base

    @property
    def top(self) -> float:
        """Where its ink begins."""
        if self.words[0].sideways:
            return min(word.top for word in self.words)
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where its ink ends."""
        if self.words[0].sideways:
            return max(word.bottom for word in self.words)
        return self.base + DESCENT * self.size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        """Its words with one space between them."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class GridCell:
    """What stands in one cell. ``part_of``: the cell that covers this place; ``across``: it begins to the left."""

    lines: list[TextLine] = field(default_factory=list)
    part_of: GridCell | None = None
    across: bool = False

    @property
    def merged(self) -> bool:
        """Whether another cell covers this place."""
        return self.part_of is not None

    @property
    def bold(self) -> bool:
        """Whether all of it is bold; an empty cell is not."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(slots=True)
class GridRow:
    """One row, from ``top`` to ``bottom`` of its page. ``header``: printed again on other pages."""

    cells: list[GridCell]
    top: float
    bottom: float
    header: bool = False

    def filled(self) -> list[int]:
        """The columns that hold text."""
        return [index for index, cell in enumerate(self.cells) if cell.lines]

    def spans(self) -> bool:
        """Whether its only text covers more than one column, as a section's name does."""
        filled = self.filled()
        return len(filled) == 1 and sum(cell.merged for cell in self.cells) > 0


@dataclass
class Grid:
    """A table on one page. ``edges``: the left and right of each column. ``ruled``: drawn, not found by its gaps.

    named: the file itself names its rows and cells, so that none needs putting together.
    """

    page: int
    rows: list[GridRow]
    edges: list[tuple[float, float]]
    ruled: bool
    continues: bool = False
    named: bool = False

    def cells(self) -> Iterator[tuple[GridCell, float]]:
        """Each cell with its own text, and the width of its column's text."""
        for row in self.rows:
            for cell, (left, right) in zip(row.cells, self.edges, strict=True):
                if cell.lines:
                    yield cell, right - left - PADDING

    @cached_property
    def top(self) -> float:
        """Where it begins on its page."""
        return self.rows[0].top if self.rows else 0.0

    @cached_property
    def bottom(self) -> float:
        """Where it ends on its page."""
        return self.rows[-1].bottom if self.rows else 0.0


def into_lines(words: list[Word]) -> list[TextLine]:
    """Words of one column or one cell as lines from top to bottom; raised and lowered small marks join their line."""
    sideways = [word for word in words if word.sideways]
    lines: list[TextLine] = [TextLine([word]) for word in sorted(sideways, key=lambda word: word.x0)]
    current: list[Word] = []
    base = size = 0.0
    for word in sorted((word for word in words if not word.sideways), key=lambda word: (word.base, word.x0)):
        larger = max(size, word.size)
        small_mark = min(size, word.size) < 0.8 * larger and abs(word.base - base) <= 0.5 * larger
        if current and (abs(word.base - base) <= 0.25 * larger or small_mark):
            current.append(word)
            if word.size > size:
                base, size = word.base, word.size
            continue
        if current:
            lines.append(_line(current))
        current, base, size = [word], word.base, word.size
    if current:
        lines.append(_line(current))
    return lines


def _line(words: list[Word]) -> TextLine:
    return TextLine(sorted(words, key=lambda word: word.x0))
