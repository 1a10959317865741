"""Reading: an HTML table as a grid, with its row and column spans and the tables inside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from headway.engines.reading.document import Cell, Row, SourceLine, Span, Table
from headway.engines.reading.formats.html.words import Words, is_hidden, tag_of
from headway.engines.reading.limits import MAX_COLUMNS, MAX_GRID_CELLS, BeyondLimits

SECTIONS = frozenset(("thead", "tbody", "tfoot", "form"))
MAX_SPAN = 1000
"""What browsers take at most for ``colspan``."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One place of the grid; ``merged`` where a cell above or to the left reaches into it, ``across`` from the left."""

    text: str = ""
    merged: bool = False
    bold: bool = False
    header: bool = False
    across: bool = False


@dataclass(slots=True)
class Reach:
    """How many more rows a cell above reaches into, and whether this column is not the cell's first."""

    rows: int
    across: bool


REACHED = GridCell(merged=True)
REACHED_ACROSS = GridCell(merged=True, across=True)


@dataclass(slots=True)
class Grid:
    """A table as laid out, with the tables found inside its cells."""

    rows: list[list[GridCell]]
    header_rows: set[int]
    caption: str = ""
    nested: list[Grid] = field(default_factory=list)

    def table(self, *, first_line: int) -> tuple[Table | None, list[SourceLine]]:
        """The table with its rows counted on from ``first_line``, and the source lines of its non-blank rows."""
        rows: list[Row] = []
        lines: list[SourceLine] = []
        for index, stored in enumerate(self.rows):
            text = " | ".join(cell.text.replace("\n", " ") for cell in stored if cell.text)
            if not text:
                continue
            line = first_line + len(lines)
            cells = tuple(
                Cell(
                    text=cell.text,
                    span=Span(line=line, row=index + 1, column=column),
                    merged=cell.merged,
                    across=cell.across,
                    bold=cell.bold,
                )
                for column, cell in enumerate(stored, start=1)
            )
            span = Span(line=line, row=index + 1)
            rows.append(Row(cells=cells, span=span, is_header=index in self.header_rows))
            lines.append(SourceLine(span=span, text=text))
        if not rows:
            return None, lines
        span = Span(line=first_line, line_end=first_line + len(lines) - 1)
        return Table(rows=tuple(rows), span=span), lines


def own_rows(table: Element) -> list[tuple[Element, bool]]:
    """The table's own rows, and whether each stands in its ``thead``."""
    rows: list[tuple[Element, bool]] = []
    for child in table:
        if tag_of(child) == "tr":
            rows.append((child, False))
        elif tag_of(child) in SECTIONS and not is_hidden(child):
            rows += [(row, tag_of(child) == "thead") for row in child if tag_of(row) == "tr"]
    return [(row, in_head) for row, in_head in rows if not is_hidden(row)]


def own_cells(row: Element) -> list[Element]:
    """The row's cells that a browser shows."""
    return [cell for cell in row if tag_of(cell) in ("td", "th") and not is_hidden(cell)]


def is_layout(table: Element) -> bool:
    """Whether the table only arranges the page: a single cell, or a single column with tables inside."""
    rows = [own_cells(row) for row, _in_head in own_rows(table)]
    cells = [cells[0] for cells in rows if len(cells) == 1]
    if not cells or len(cells) < len([cells for cells in rows if cells]):
        return False
    return len(cells) == 1 or any(cell.find(".//table") is not None for cell in cells)


def grid_of(table: Element) -> Grid:
    """Lay the table out as a browser does.

    Raises: BeyondLimits.
    """
    caption = Words()
    for child in table:
        if tag_of(child) == "caption":
            caption.gather(child)
    grid = Grid(rows=[], header_rows=set(), caption=" ".join(caption.text().split()))
    reaching: dict[int, Reach] = {}
    total = 0
    for index, (row, in_head) in enumerate(own_rows(table)):
        cells = _lay_out(own_cells(row), reaching, grid)
        total += len(cells)
        if total > MAX_GRID_CELLS:
            raise BeyondLimits.cells()
        grid.rows.append(cells)
        own = [cell for cell in cells if not cell.merged]
        if in_head or (len(own) > 1 and all(cell.header for cell in own)):
            grid.header_rows.add(index)
    _drop_empty_reach(grid)
    return grid


def _lay_out(elements: list[Element], reaching: dict[int, Reach], grid: Grid) -> list[GridCell]:
    cells: list[GridCell] = []

    def fill_reached() -> None:
        while (reach := reaching.get(len(cells))) and reach.rows > 0:
            reach.rows -= 1
            cells.append(REACHED_ACROSS if reach.across else REACHED)

    for element in elements:
        fill_reached()
        columns = _span(element, "colspan")
        rows = _span(element, "rowspan")
        text, bold, nested = _cell_words(element)
        grid.nested += nested
        header = tag_of(element) == "th"
        if len(cells) + columns > MAX_COLUMNS:
            raise BeyondLimits.columns(len(cells) + columns)
        for part in range(columns):
            across = part > 0
            if rows > 1:
                reaching[len(cells)] = Reach(rows - 1, across)
            cells.append(
                GridCell("" if across else text, merged=across, bold=bold and not across, header=header, across=across)
            )
    fill_reached()
    return cells


def _span(element: Element, attribute: str) -> int:
    text = element.get(attribute, "1").strip()
    if not text.isdecimal() or not text.isascii():
        return 1
    if int(text[:9]) == 0 and attribute == "rowspan":
        return MAX_SPAN  # "to the end of the table"
    return min(max(int(text[:9]), 1), MAX_SPAN)


def _cell_words(element: Element) -> tuple[str, bool, list[Grid]]:
    """A cell's text. A real table inside becomes a table of its own and leaves the cell; a frame is read through."""
    nested: list[Grid] = []
    for parent in list(element.iter()):
        for table in [child for child in parent if tag_of(child) == "table"]:
            grid = grid_of(table)
            if sum(1 for row in grid.rows if any(cell.text for cell in row)) >= 2 and len(max(grid.rows, key=len)) >= 2:
                nested.append(grid)
                _take_out(table)
    words = Words()
    words.gather(element)
    text = words.text()
    bold = bool(text) and (tag_of(element) == "th" or _bold_characters(element) == len("".join(text.split())))
    return text, bold, nested


def _bold_characters(element: Element) -> int:
    """How many visible characters stand in bold."""
    count = 0
    waiting = list(element)
    while waiting:
        child = waiting.pop()
        if tag_of(child) in ("b", "strong"):
            words = Words()
            words.gather(child)
            count += len("".join(words.text().split()))
        else:
            waiting += list(child)
    return count


def _take_out(table: Element) -> None:
    """Empty the table where it stands; its tail belongs to the cell."""
    table[:] = []
    table.text = None


def _drop_empty_reach(grid: Grid) -> None:
    """Columns that only a wide span reaches into exist in no row of their own."""
    width = max((place for row in grid.rows for place, cell in enumerate(row, start=1) if not cell.merged), default=0)
    grid.rows[:] = [row[:width] for row in grid.rows]
