"""Reading: a PDF's words and tables as a document: headings, paragraphs and tables in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from headway.engines.reading.document import (
    Block,
    Cell,
    Document,
    Heading,
    Junk,
    PageBreak,
    Paragraph,
    Row,
    SourceLine,
    Span,
    Table,
)
from headway.engines.reading.formats.pdf.breaks import ended_early, text_rights
from headway.engines.reading.formats.pdf.furniture import WATERMARK, Leaf
from headway.engines.reading.formats.pdf.layout import PADDING, Grid, GridRow, PageInk, TextLine, Word, into_lines
from headway.engines.reading.formats.pdf.wording import Wording

LARGER = 1.12  # times the usual size: a heading
HEADING_AT_MOST = 160  # characters
LEVELS = 6

_MARKER = re.compile(r"^([•▪●■◦–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)", re.IGNORECASE)


@dataclass(slots=True)
class Sheet:
    """One page, taken apart."""

    leaf: Leaf
    grids: list[Grid] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)  # outside tables


def number_lines(pages: Iterable[PageInk]) -> list[SourceLine]:
    """Gives each word the number of its printed line and lists those lines."""
    out: list[SourceLine] = []
    for page in pages:
        for line in [*into_lines(page.words), *into_lines(page.watermarks)]:
            number = len(out) + 1
            for word in line.words:
                word.line = number
            out.append(SourceLine(Span(page=page.number, line=number, line_end=number), line.text))
    return out


def assemble(sheets: Sequence[Sheet], *, name: str, lines: list[SourceLine], wording: Wording) -> Document:
    """The document that a reader of the pages would describe."""
    styles = _Styles(sheets)
    document = Document(kind="pdf", name=name, lines=lines)
    for sheet in sheets:
        number = sheet.leaf.page.number
        if number > 1:
            document.blocks.append(PageBreak(number))
        placed: list[tuple[float, Block]] = [(grid.top, _table(grid, wording)) for grid in sheet.grids]
        placed += _text_blocks(sheet, styles, wording)
        document.blocks += [block for _, block in sorted(placed, key=lambda pair: pair[0])]
        for line, why in sheet.leaf.set_aside:
            document.junk.append(Junk(_span(number, line.words), line.text, why))
        for line in into_lines(sheet.leaf.page.watermarks):
            document.junk.append(Junk(_span(number, line.words), line.text, WATERMARK))
    document.title = next((b.text for b in document.blocks if isinstance(b, Heading) and b.level == 1), "")
    return document


def _span(page: int, words: Sequence[Word]) -> Span:
    numbers = [word.line for word in words]
    return Span(page=page, line=min(numbers), line_end=max(numbers))


def _table(grid: Grid, wording: Wording) -> Table:
    rows = tuple(_row(grid, row, wording) for row in grid.rows)
    span = Span(
        page=grid.page, line=min(row.span.line for row in rows), line_end=max(row.span.line_end for row in rows)
    )
    return Table(rows, span, continues=grid.continues)


def _row(grid: Grid, row: GridRow, wording: Wording) -> Row:
    span = _span(grid.page, [word for cell in row.cells for line in cell.lines for word in line.words])
    cells: list[Cell] = []
    rights = text_rights(grid)
    for index, (cell, (left, right)) in enumerate(zip(row.cells, grid.edges, strict=True), start=1):
        words = [word for line in cell.lines for word in line.words]
        place = _span(grid.page, words) if words else Span(page=grid.page, line=span.line, line_end=span.line_end)
        place = Span(page=place.page, line=place.line, line_end=place.line_end, column=index)
        lines = [] if cell.across else (cell.part_of or cell).lines
        text = wording.text(lines, width=right - left - PADDING)
        ended = ended_early(lines, right=rights[index - 1]) if text.count("\n") == len(lines) - 1 else ()
        cells.append(Cell(text, place, merged=cell.merged, bold=cell.bold, across=cell.across, ended=ended))
    return Row(tuple(cells), span, is_header=row.header)


class _Styles:
    """Which type sizes are text and which are headings, largest first."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        weights: Counter[float] = Counter()
        everywhere: Counter[float] = Counter()
        for sheet in sheets:
            for line in sheet.lines:
                if not line.bold:
                    weights[_rounded(line.size)] += len(line.text)
                everywhere[_rounded(line.size)] += len(line.text)
            for word in sheet.leaf.page.words:
                everywhere[_rounded(word.size)] += len(word.text)
        common = weights if sum(weights.values()) > 2_000 else everywhere
        self.usual = common.most_common(1)[0][0] if common else 10.0
        found = {self._style(line) for sheet in sheets for line in sheet.lines if self.is_heading(line)}
        self.ranks = {style: rank for rank, style in enumerate(sorted(found, reverse=True), start=1)}

    def is_heading(self, line: TextLine) -> bool:
        """Larger than the text, or bold throughout, and short."""
        if len(line.text) > HEADING_AT_MOST or not re.search(r"[^\W\d_]", line.text):
            return False
        return line.size >= LARGER * self.usual or (line.bold and not line.text.endswith((",", ";")))

    def level(self, line: TextLine) -> int:
        """1 for the largest heading of the document."""
        return min(self.ranks.get(self._style(line), LEVELS), LEVELS)

    def _style(self, line: TextLine) -> tuple[float, bool]:
        return _rounded(line.size), line.bold


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _text_blocks(sheet: Sheet, styles: _Styles, wording: Wording) -> list[tuple[float, Block]]:
    out: list[tuple[float, Block]] = []
    group: list[TextLine] = []
    for line in sheet.lines:
        if group and not _same_block(group, line, styles, sheet.grids):
            out.append((group[0].top, _text_block(group, sheet, styles, wording)))
            group = []
        group.append(line)
    if group:
        out.append((group[0].top, _text_block(group, sheet, styles, wording)))
    return out


def _same_block(group: list[TextLine], line: TextLine, styles: _Styles, grids: Sequence[Grid]) -> bool:
    above = group[-1]
    if styles.is_heading(above) != styles.is_heading(line) or _rounded(above.size) != _rounded(line.size):
        return False
    if line.base - above.base > 1.55 * line.size or _MARKER.match(line.text):
        return False
    if any(above.base < grid.top < line.base for grid in grids):
        return False
    if len(group) > 1:
        return line.base - above.base <= 1.25 * (group[-1].base - group[-2].base) + 0.5
    return True


def _text_block(lines: list[TextLine], sheet: Sheet, styles: _Styles, wording: Wording) -> Block:
    span = _span(sheet.leaf.page.number, [word for line in lines for word in line.words])
    text = wording.text(lines)
    if styles.is_heading(lines[0]):
        return Heading(text.replace("\n", " "), styles.level(lines[0]), span)
    marker = _MARKER.match(text)
    if marker:
        return Paragraph(text[marker.end() :], span, marker=marker.group(1))
    return Paragraph(text, span)
