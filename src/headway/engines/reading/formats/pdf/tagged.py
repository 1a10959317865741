"""Reading: tables whose rows and cells the file itself names, set out in columns by where their text stands."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from headway.engines.reading.formats.pdf.layout import Grid, GridCell, GridRow, PageInk, TextLine, Word, into_lines
from headway.engines.reading.formats.pdf.tags import Path, TaggedTable

COLUMNS_AT_LEAST = 3
ROWS_AT_LEAST = 2
OVERLAP = 2.0  # points by which the text of neighbours may reach into one another

Extent = tuple[float, float]


@dataclass(slots=True)
class _Cell:
    lines: list[TextLine]
    columns: int
    rows: int
    head: bool

    @property
    def extent(self) -> Extent:
        return min(line.x0 for line in self.lines), max(line.x1 for line in self.lines)


@dataclass(slots=True)
class _Row:
    place: Path
    cells: list[_Cell]

    @property
    def width(self) -> int:
        return sum(cell.columns for cell in self.cells)

    @property
    def lines(self) -> list[TextLine]:
        return [line for cell in self.cells for line in cell.lines]


@dataclass(slots=True)
class _Part:
    """A table's rows on one page."""

    page: PageInk
    rows: list[_Row]
    words: list[Word] = field(default_factory=list)


def tagged_grids(pages: Sequence[tuple[PageInk, list[Word]]]) -> list[Grid]:
    """One grid for each page of each tagged table; ``pages`` carry the words outside drawn tables.

    A table is left alone where its tags are no rows and columns: rows that overlap on the page, cells of a row that
    stand over one another, fewer than three columns or two rows, or text that a drawn table holds already.
    """
    parts: dict[Path, list[_Part]] = defaultdict(list)
    for page, words in pages:
        if not page.tables:
            continue
        by_mark: dict[int, list[Word]] = defaultdict(list)
        for word in words:
            if word.mark >= 0 and not word.sideways:
                by_mark[word.mark].append(word)
        taken = {word.mark for word in page.words} - set(by_mark)
        for table in page.tables:
            part = _part(page, table, by_mark, taken)
            if part is not None:
                parts[table.place].append(part)
    return [grid for table in parts.values() for grid in _grids(table)]


def _part(page: PageInk, table: TaggedTable, by_mark: dict[int, list[Word]], taken: set[int]) -> _Part | None:
    part = _Part(page, [])
    for row in table.rows:
        cells: list[_Cell] = []
        for cell in row.cells:
            if cell.marks & taken:
                return None
            words = [word for mark in cell.marks for word in by_mark.get(mark, ())]
            part.words += words
            cells.append(_Cell(into_lines(words), cell.columns, cell.rows, cell.head))
        if any(cell.lines for cell in cells):
            part.rows.append(_Row(row.place, cells))
    return part if part.rows and _is_table(part) else None


def _is_table(part: _Part) -> bool:
    """Whether the rows follow one another down the page and their cells across it."""
    for row in part.rows:
        extents = [cell.extent for cell in row.cells if cell.lines]
        if any(b[0] < a[1] - OVERLAP for a, b in itertools.pairwise(extents)):
            return False
    heights = [_heights(row) for row in part.rows]
    return all(b[0] > a[0] and b[1] > a[1] - OVERLAP for a, b in itertools.pairwise(heights))


def _heights(row: _Row) -> Extent:
    """The first and last baseline of a row, without cells that reach down into further rows."""
    own = [line.base for cell in row.cells if cell.rows == 1 for line in cell.lines] or [ln.base for ln in row.lines]
    return min(own), max(own)


def _grids(parts: Sequence[_Part]) -> list[Grid]:
    rows = [row for part in parts for row in part.rows]
    columns = max(row.width for row in rows)
    full = [row for row in rows if row.width == columns and all(cell.columns == 1 for cell in row.cells)]
    if columns < COLUMNS_AT_LEAST or len({row.place for row in rows}) < ROWS_AT_LEAST or not full:
        return []
    extents = _extents(full, columns)
    if extents is None:
        return []
    edges = _edges(extents)
    grids: list[Grid] = []
    seen: dict[Path, GridRow] = {}
    last: Path = ()
    for part in parts:
        grid = Grid(part.page.number, [], edges, ruled=False, continues=bool(grids), named=True)
        covered: dict[int, tuple[int, GridCell]] = {}
        for row in part.rows:
            made = _row(row, extents, covered)
            head = all(cell.head for cell in row.cells)
            if row.place in seen and row.place == last and not head:
                _add(seen[row.place], made)
                continue
            grid.rows.append(made)
            if row.place in seen:
                seen[row.place].header = made.header = True
            else:
                seen[row.place], last = made, row.place
        if grid.rows:
            grids.append(grid)
    return grids


def _add(first: GridRow, rest: GridRow) -> None:
    for above, below in zip(first.cells, rest.cells, strict=True):
        (above.part_of or above).lines += below.lines


def _extents(full: Sequence[_Row], columns: int) -> list[Extent] | None:
    """From where to where the text of each column reaches; None where two columns stand over one another."""
    out: list[Extent] = []
    for column in range(columns):
        own = [row.cells[column].extent for row in full if row.cells[column].lines]
        if own:
            out.append((min(x0 for x0, _ in own), max(x1 for _, x1 in own)))
        else:  # a column that is empty on every page
            out.append((out[-1][1], out[-1][1]) if out else (0.0, 0.0))
    if any(b[0] < a[1] - OVERLAP for a, b in itertools.pairwise(out)):
        return None
    return out


def _edges(extents: Sequence[Extent]) -> list[Extent]:
    middles = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(extents)]
    return list(itertools.pairwise([extents[0][0] - 1, *middles, extents[-1][1] + 1]))


def _row(row: _Row, extents: Sequence[Extent], covered: dict[int, tuple[int, GridCell]]) -> GridRow:
    """The row with a cell for each column. ``covered``: by column, the cells from above that reach into it."""
    cells: list[GridCell | None] = [None] * len(extents)
    for column, (left, cell) in list(covered.items()):
        cells[column] = GridCell(part_of=cell)
        covered[column] = (left - 1, cell)
        if left <= 1:
            del covered[column]
    free = [column for column, cell in enumerate(cells) if cell is None]
    for column, source in _placed(row, extents, free):
        own = GridCell(source.lines)
        cells[column] = own
        for over in range(column + 1, min(column + source.columns, len(cells))):
            cells[over] = GridCell(part_of=own, across=True)
        if source.rows > 1:
            for under in range(column, min(column + source.columns, len(cells))):
                covered[under] = (source.rows - 1, own)
    top, bottom = min(line.top for line in row.lines), max(line.bottom for line in row.lines)
    return GridRow([cell or GridCell() for cell in cells], top, bottom)


def _placed(row: _Row, extents: Sequence[Extent], free: list[int]) -> list[tuple[int, _Cell]]:
    """The column of each cell: by their order where none is missing, else by where their text stands."""
    if row.width == len(free):
        out, at = [], 0
        for cell in row.cells:
            if at < len(free):
                out.append((free[at], cell))
            at += cell.columns
        return out
    placed: dict[int, _Cell] = {}
    for cell in (cell for cell in row.cells if cell.lines):
        column = max(range(len(extents)), key=lambda c: _shared(cell.extent, extents[c]))
        if column in placed:
            placed[column].lines += cell.lines
        else:
            placed[column] = cell
    return sorted(placed.items())


def _shared(first: Extent, second: Extent) -> float:
    """Points that two extents share; less than nothing for the white between them."""
    return min(first[1], second[1]) - max(first[0], second[0])
