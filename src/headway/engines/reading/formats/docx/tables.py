"""Reading: a Word table as a grid, with its merged cells, lists in cells and tables in tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.etree import _Element

from headway.engines.reading.document import Cell, Row, SourceLine, Span, Table
from headway.engines.reading.formats.docx.names import W, at, children, is_on, number, value
from headway.engines.reading.limits import MAX_COLUMNS, BeyondLimits

ROWS = frozenset((W + "tr",))
CELLS = frozenset((W + "tc",))
CONTENT = frozenset((W + "p", W + "tbl"))

PrintParagraph = Callable[[_Element], tuple[str, bool, list[_Element]]]
"""A paragraph's printed text, whether it is all bold, and its text boxes."""


@dataclass(slots=True)
class GridCell:
    """One cell as stored. span: grid columns it covers. continues: it goes on from the cell above or to the left.

    across: from the one to the left.
    """

    text: str
    span: int = 1
    continues: bool = False
    bold: bool = False
    across: bool = False


@dataclass(slots=True)
class GridRow:
    """One row as stored, before it has its place in the document."""

    cells: list[GridCell]
    is_header: bool = False


@dataclass(slots=True)
class Grid:
    """A table as stored, with the tables found inside its cells."""

    rows: list[GridRow]
    nested: list[Grid] = field(default_factory=list)

    def table(self, *, first_line: int) -> tuple[Table | None, list[SourceLine]]:
        """The table with its rows counted on from ``first_line``, and the source lines of its non-blank rows."""
        rows: list[Row] = []
        lines: list[SourceLine] = []
        for index, stored in enumerate(self.rows, start=1):
            text = " | ".join(cell.text.replace("\n", " ") for cell in stored.cells if cell.text)
            if not text:
                continue
            span = Span(line=first_line + len(lines), row=index)
            rows.append(Row(cells=tuple(_cells(stored, span)), span=span, is_header=stored.is_header))
            lines.append(SourceLine(span=span, text=text))
        if not rows:
            return None, []
        span = Span(line=first_line, line_end=first_line + len(lines) - 1)
        return Table(rows=tuple(rows), span=span), lines


def _cells(stored: GridRow, span: Span) -> list[Cell]:
    cells: list[Cell] = []
    for cell in stored.cells:
        for part in range(cell.span):
            place = Span(line=span.line, row=span.row, column=len(cells) + 1)
            first = part == 0
            cells.append(
                Cell(
                    text=cell.text if first else "",
                    span=place,
                    merged=cell.continues or not first,
                    bold=cell.bold and first,
                    across=cell.across or not first,
                )
            )
    return cells


def unwrapped(table: _Element) -> list[_Element]:
    """The cells of a table that only lays out the page (a single cell, or one column with tables inside); else none."""
    rows = [list(children(row, CELLS)) for row in children(table, ROWS)]
    if any(len(cells) != 1 for cells in rows):
        return []
    cells = [cells[0] for cells in rows]
    return cells if len(cells) == 1 or any(cell.find(f".//{W}tbl") is not None for cell in cells) else []


def grid_of(table: _Element, *, print_paragraph: PrintParagraph) -> Grid:
    """The grid of a ``w:tbl``; rows deleted under tracked changes are left out.

    Raises: BeyondLimits.
    """
    grid = Grid(rows=[])
    for row in children(table, ROWS):
        if at(row, "trPr/del") is None:
            grid.rows.append(_row(row, grid, print_paragraph))
    return grid


def _row(row: _Element, grid: Grid, print_paragraph: PrintParagraph) -> GridRow:
    before = number(value(row, "trPr/gridBefore"))
    _check_columns(before)
    cells = [GridCell(text="") for _ in range(before)]
    columns = before
    for element in children(row, CELLS):
        if at(element, "tcPr/cellDel") is not None:
            continue
        span = max(1, number(value(element, "tcPr/gridSpan"), 1))
        columns += span
        _check_columns(columns)
        text, bold = _cell_text(element, grid, print_paragraph)
        across = _continues(element, "hMerge")
        continues = across or _continues(element, "vMerge")
        cells.append(GridCell(text="" if continues else text, span=span, continues=continues, bold=bold, across=across))
    return GridRow(cells=cells, is_header=bool(is_on(row, "trPr/tblHeader")))


def _continues(cell: _Element, kind: str) -> bool:
    merge = at(cell, f"tcPr/{kind}")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def _cell_text(cell: _Element, grid: Grid, print_paragraph: PrintParagraph) -> tuple[str, bool]:
    """A cell's paragraphs, one a line. A real table inside becomes a table of its own; a frame is read through."""
    parts: list[str] = []
    weights: list[bool] = []
    waiting = list(children(cell, CONTENT))
    while waiting:
        element = waiting.pop(0)
        if element.tag == W + "p":
            text, bold, boxes = print_paragraph(element)
            if text:
                parts.append(text)
                weights.append(bold)
            waiting = [part for box in boxes for part in children(box, CONTENT)] + waiting
            continue
        nested = grid_of(element, print_paragraph=print_paragraph)
        if _is_real(nested):
            grid.nested.append(nested)
            continue
        grid.nested += nested.nested
        parts += [part.text for row in nested.rows for part in row.cells if part.text]
    return "\n".join(parts), bool(weights) and all(weights)


def _is_real(grid: Grid) -> bool:
    """A table of at least two filled rows and two filled columns; anything less only arranges text within a cell."""
    filled = [[cell for cell in row.cells if cell.text] for row in grid.rows]
    return sum(1 for cells in filled if cells) >= 2 and max(map(len, filled), default=0) >= 2


def _check_columns(count: int) -> None:
    if count > MAX_COLUMNS:
        raise BeyondLimits.columns(count)
