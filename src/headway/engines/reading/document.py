"""Reading: what every file format is turned into before anyone looks for a plan in it.

A format reader (``formats/``) knows how a file is built and nothing about plans. It hands over blocks in
reading order, each with the place it came from; ``plan/`` looks for the plan in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where a text stands in the source. Every number counts from 1; what a format does not have is 0 or "".

    Examples: an OCR line ``Span(line=15, line_end=17)``; a PDF cell ``Span(page=3, line=212, line_end=214)``
    where ``line`` counts the document's printed lines; a spreadsheet cell ``Span(sheet="Plan", row=4, column=2)``.
    """

    page: int = 0
    line: int = 0
    line_end: int = 0
    sheet: str = ""
    row: int = 0
    column: int = 0

    def to(self, other: Span) -> Span:
        """The span from here to the end of ``other``; cell columns widen to the whole row."""
        end = max(self.line_end or self.line, other.line_end or other.line)
        column = self.column if self.column == other.column and self.row == other.row else 0
        return Span(page=self.page, line=self.line, line_end=end, sheet=self.sheet, row=self.row, column=column)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One non-blank line (text, Markdown, PDF), paragraph (DOCX, HTML) or row (sheet) of the source.

    The accounting is done over these: each ends as used, header, separator, or unused with a reason.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell.

    text: as printed, inner line breaks as ``\\n`` where the format has them; "" is an empty cell.
    span: its own place; for a pipe row all cells share the row's line.
    merged: a continuation of the cell to the left or above (column or row span), its text repeated there or "".
    across: the format says that it continues the cell to its left, and not the one above.
    ended: which of its lines (from 0) end though the next word would have had room, as where a name stands alone.
    """

    text: str
    span: Span
    merged: bool = False
    bold: bool = False
    across: bool = False
    ended: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One table row. ``span`` covers all its cells; ``cells`` may be ragged."""

    cells: tuple[Cell, ...]
    span: Span
    is_header: bool = False  # the format itself says so (<th>, a repeated DOCX header); never a guess


@dataclass(frozen=True, slots=True)
class Table:
    """A grid as the format shows it, one page at most. The next page's part is a Table of its own.

    separator_after: indices of rows followed by a Markdown separator line, e.g. (0,); these mark a header in clean
    Markdown but only a page's first row in OCR text.
    separators: the spans of those separator lines, for the accounting.
    continues: the format knows that this table goes on from the one before (DOCX never splits; PDF may know).
    """

    rows: tuple[Row, ...]
    span: Span
    separator_after: tuple[int, ...] = ()
    separators: tuple[Span, ...] = ()
    continues: bool = False
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the document's title."""

    text: str
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``marker`` is the list mark ("-", "1.", "•") or ""."""

    text: str
    span: Span
    marker: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new printed page begins."""

    page: int


Block = Heading | Paragraph | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Junk:
    """A source line the format reader itself sets aside: running head, page number, a link definition."""

    span: Span
    text: str
    why: str


@dataclass(slots=True)
class Document:
    """A whole file in reading order.

    kind: "text", "markdown", "csv", "xlsx", "docx", "html" or "pdf".
    lines: every non-blank source line, whether or not a block carries it.
    junk: lines the format reader set aside, each with a plain reason.
    notes: plain sentences about the file as a whole ("Rows 4-6 of sheet “Plan” are hidden; they were read.");
        they travel on into the draft's notes.
    """

    kind: str
    name: str
    blocks: list[Block] = field(default_factory=list)
    lines: list[SourceLine] = field(default_factory=list)
    junk: list[Junk] = field(default_factory=list)
    title: str = ""
    notes: list[str] = field(default_factory=list)

    def tables(self) -> Iterator[Table]:
        """The document's tables in reading order."""
        return (block for block in self.blocks if isinstance(block, Table))
