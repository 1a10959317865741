"""Reading: a document's tables as even grids, with their header rows found and the headings they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from headway.engines.reading.document import Cell, Document, Heading, Row, Span, Table
from headway.engines.reading.plan.headers import EXACT, best, header_strength

HEADER_WITHIN_ROWS = 6
FORM_LABELS = 3
SURE_OF_HEADERS = frozenset(("html", "docx"))  # formats whose authors mark a header as one


@dataclass(slots=True)
class GridRow:
    """One printed row. kind: "body", "header", "blank"; page_start: the first body row after a page break."""

    cells: list[str]
    spans: list[Span]
    span: Span
    kind: str = "body"
    why: str = ""
    page_start: bool = False
    alone: bool = False  # one cell spans the whole row
    used: bool = False
    ended: list[tuple[int, ...]] = field(default_factory=list)  # for each cell, see document.Cell

    def cell(self, column: int | None) -> str:
        """The text of a column; "" where the row does not reach it."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    def place(self, column: int) -> Span:
        """Where the column's cell stands."""
        return self.spans[column] if column < len(self.spans) else self.span

    def filled(self) -> list[int]:
        """The columns that hold something."""
        return [column for column, text in enumerate(self.cells) if text]


@dataclass(slots=True)
class Grid:
    """One table, one page at most.

    headers: a header for each column, [] where the table has none. headings: those it stands under, outermost first.
    after_heading: a heading stands between it and the table before. declared: the format says which row is the header.
    """

    rows: list[GridRow]
    width: int
    table: Table
    headers: list[str] = field(default_factory=list)
    headings: tuple[Heading, ...] = ()
    after_heading: bool = False
    declared: bool = False
    printed_width: int = 0  # with the columns at its right edge that hold nothing
    leading: list[GridRow] = field(default_factory=list)  # title rows above the header

    def body(self) -> list[GridRow]:
        """The rows that are neither header nor blank."""
        return [row for row in self.rows if row.kind == "body"]


def grids_of(document: Document) -> list[Grid]:
    """Every table of the document as a grid, in reading order."""
    grids: list[Grid] = []
    stack: list[Heading] = []
    after_heading = False
    for block in document.blocks:
        if isinstance(block, Heading):
            stack = [heading for heading in stack if heading.level < block.level] + [block]
            after_heading = True
        elif isinstance(block, Table) and block.rows:
            grid = _grid(block, kind=document.kind)
            grid.headings, grid.after_heading = tuple(stack), after_heading
            grids.append(grid)
            after_heading = False
    return grids


def _grid(table: Table, *, kind: str) -> Grid:
    source = _turned(table)
    width = max(len(row.cells) for row in source)
    rows: list[GridRow] = []
    for at, printed in enumerate(source):
        below_head = at > 0 and source[at - 1].is_header and not printed.is_header  # merged with the page before
        rows.append(_row(printed, rows[-1] if rows and not below_head else None, width))
    while width > 1 and not any(len(row.cells) >= width and row.cells[width - 1] for row in rows):
        width -= 1
    for row in rows:
        del row.cells[width:], row.spans[width:]
    grid = Grid(rows=rows, width=width, table=table, printed_width=max(len(row.cells) for row in source))
    _find_header(grid, source, kind=kind)
    return grid


def _row(row: Row, above: GridRow | None, width: int) -> GridRow:
    cells: list[str] = []
    for column, cell in enumerate(row.cells):
        text = _clean(cell.text)
        if cell.across:
            text = ""
        elif cell.merged:
            text = _merged_text(cell, text, cells, above, column)
        cells.append(text)
    cells += [""] * (width - len(cells))
    spans = [cell.span for cell in row.cells] + [row.span] * (width - len(row.cells))
    filled = [text for text in cells if text]
    alone = len(filled) == 1 and len(row.cells) > 1 and all(cell.merged for cell in row.cells[1:])
    alone = alone or (len(row.cells) == 1 and width > 1)
    kind = "body" if filled else "blank"
    why = "" if filled else "empty row"
    ended = [cell.ended for cell in row.cells]
    return GridRow(cells=cells, spans=spans, span=row.span, kind=kind, why=why, alone=alone, ended=ended)


def _merged_text(cell: Cell, text: str, left: list[str], above: GridRow | None, column: int) -> str:
    """A merged cell continues the one to its left (then it is empty here) or the one above (then it says the same)."""
    from_left = bool(left) and (text == left[-1] or (not text and not any(left[1:])))
    over = above.cell(column) if above is not None else ""
    if over and text in {over, ""} and not (from_left and text and text != over):
        same_row_only_left = not text and above is not None and len(above.filled()) <= 1
        return "" if same_row_only_left else over
    return "" if from_left else text


def _clean(text: str) -> str:
    return "\n".join(line for raw in text.replace("\u00a0", " ").split("\n") if (line := " ".join(raw.split())))


def _turned(table: Table) -> Sequence[Row]:
    """The table's rows; a table whose headers run down its first column is turned on its side.

    A turned row keeps the spans of its cells; its own span is the whole table's, for that is where it stands.
    """
    rows = table.rows
    labels = [row.cells[0].text for row in rows if row.cells]
    found = [hit for label in labels if (hit := best(label)) and hit.weight >= EXACT]
    top = [cell.text for cell in rows[0].cells]
    if len({hit.role for hit in found}) < FORM_LABELS or len(found) < len(labels) * 0.6:
        return rows
    named = sum((hit := best(text)) is not None and hit.weight >= EXACT for text in top)
    if named >= 2 or len(rows) < FORM_LABELS:
        return rows
    width = max(len(row.cells) for row in rows)
    empty = Cell(text="", span=table.span)
    columns = [[row.cells[at] if at < len(row.cells) else empty for row in rows] for at in range(width)]
    return [Row(cells=tuple(column), span=table.span, is_header=not at) for at, column in enumerate(columns)]


def _find_header(grid: Grid, source: Sequence[Row], *, kind: str) -> None:
    best_at, best_strength = -1, 0.0
    for at, row in enumerate(grid.rows[:HEADER_WITHIN_ROWS]):
        declared = source[at].is_header or (kind == "markdown" and at == 0 and 0 in grid.table.separator_after)
        strength = header_strength(row.cells, declared=declared)
        if strength > best_strength + 0.2:
            best_at, best_strength = at, strength
        grid.declared = grid.declared or declared
    if best_at < 0 and kind in SURE_OF_HEADERS and source[0].is_header and len(grid.rows[0].filled()) > 1:
        best_at = 0  # in words that nobody expected
    if best_at < 0:
        return
    head = grid.rows[best_at]
    head.kind, head.why = "header", "names the columns"
    grid.headers = list(head.cells)
    _take_second_header(grid, best_at, source)
    above = [row for row in grid.rows[:best_at] if row.kind == "body"]
    for row in above:
        if len(row.filled()) > 1 and header_strength(row.cells, declared=True):
            row.kind, row.why = "header", "stands above the row that names the columns"
    # Where steps of the page before stand above the head, a title between them and it is theirs to end.
    grid.leading = list(takewhile(lambda row: row.kind != "body" or len(row.filled()) <= 1, above))
    grid.leading = [row for row in grid.leading if row.kind == "body"]
    for row in grid.rows[best_at + 1 :]:
        if row.kind == "body" and _same(row.cells, head.cells):
            row.kind, row.why = "header", "repeats the names of the columns"


def _take_second_header(grid: Grid, at: int, source: Sequence[Row]) -> None:
    """A second header row directly below, as under a cell that spans "Lead | Partners" or "2026" over its quarters."""
    if at + 1 >= len(grid.rows):
        return
    second = grid.rows[at + 1]
    declared = source[at + 1].is_header
    if len(second.filled()) < 2 or not (declared or header_strength(second.cells, declared=False) >= 0.99):
        return
    second.kind, second.why = "header", "names the columns, second line"
    spanning = ""
    for column, text in enumerate(second.cells):
        cells = source[at].cells
        is_spanned = column < len(cells) and cells[column].merged
        spanning = spanning if is_spanned and not grid.headers[column] else grid.headers[column]
        if text and text != grid.headers[column]:
            grid.headers[column] = f"{spanning} {text}".strip() if not best(text) else text


def _same(cells: Sequence[str], headers: Sequence[str]) -> bool:
    folded = ["".join(text.casefold().split()) for text in cells]
    wanted = ["".join(text.casefold().split()) for text in headers]
    filled = [(a, b) for a, b in zip(folded, wanted, strict=False) if a]
    return len(filled) >= 2 and all(a == b for a, b in filled)
