"""Reading: the body of a Word document, block by block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from headway.engines.reading.document import Block, Heading, Junk, Paragraph, SourceLine, Span
from headway.engines.reading.formats.docx.names import W, children
from headway.engines.reading.formats.docx.numbering import Numbering
from headway.engines.reading.formats.docx.styles import TITLE_LEVEL, Style, Styles, numbering_of, outline_level
from headway.engines.reading.formats.docx.tables import Grid, grid_of, unwrapped
from headway.engines.reading.formats.docx.words import LeftOut, Words, words_of

BLOCKS = frozenset((W + "p", W + "tbl"))
BOLD_HEADING_CHARACTERS = 120
"""A longer all-bold paragraph is emphasis, not a heading."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as printed: its list mark, its words, its style."""

    mark: str
    words: Words
    style: Style

    @property
    def text(self) -> str:
        """The words with the list mark before them."""
        return f"{self.mark} {self.words.text}".strip()


class Body:
    """Collects blocks, lines and junk; ``line`` counts non-blank paragraphs and table rows from 1."""

    def __init__(self, styles: Styles, numbering: Numbering, left_out: LeftOut) -> None:
        self.blocks: list[Block] = []
        self.lines: list[SourceLine] = []
        self.junk: list[Junk] = []
        self.title = ""
        self._styles = styles
        self._numbering = numbering
        self._left_out = left_out
        self._bold_headings: list[tuple[int, int]] = []  # (place in blocks, size in half points)

    def read(self, body: _Element) -> None:
        """Read the whole body, then settle the levels of headings that are headings only by their weight."""
        self._read_blocks(body)
        if self.title:
            self._lower_headings()
        self._settle_bold_headings()
        tops = [block for block in self.blocks if isinstance(block, Heading) and block.level == 1]
        if not self.title and len(tops) == 1:
            self.title = tops[0].text

    def texts(self, container: _Element) -> Iterator[str]:
        """The non-blank paragraphs of a part that is set aside, tables' paragraphs among them."""
        for paragraph in container.iter(W + "p"):
            text = self._print(paragraph).text
            if text:
                yield text

    def set_aside(self, text: str, *, why: str) -> None:
        """Account for a line that no block carries."""
        span = self._next_line(text)
        self.junk.append(Junk(span=span, text=text, why=why))

    def _read_blocks(self, container: _Element) -> None:
        for element in children(container, BLOCKS):
            if element.tag == W + "p":
                self._read_paragraph(element)
                continue
            inner = unwrapped(element)
            if inner:
                for cell in inner:
                    self._read_blocks(cell)
            else:
                self._read_table(element)

    def _next_line(self, text: str) -> Span:
        span = Span(line=self.lines[-1].span.line + 1 if self.lines else 1)
        self.lines.append(SourceLine(span=span, text=text))
        return span

    def _print(self, paragraph: _Element) -> Printed:
        style = self._styles.of(paragraph)
        words = words_of(paragraph, style=style, left_out=self._left_out)
        listed = numbering_of(paragraph, style)
        # A number is used up even by an empty item, and an empty item in a table may be its row's number.
        mark = self._numbering.label(*listed) if listed else ""
        return Printed(mark=mark, words=words, style=style)

    def _read_paragraph(self, element: _Element) -> None:
        printed = self._print(element)
        text = printed.words.text
        if text:
            self._place_paragraph(element, printed)
        for box in printed.words.boxes:
            self._read_blocks(box)

    def _place_paragraph(self, element: _Element, printed: Printed) -> None:
        text, style = printed.words.text, printed.style
        if style.name.startswith("toc "):
            self.set_aside(printed.text, why="It is a line of the table of contents.")
            return
        span = self._next_line(printed.text)
        level = outline_level(element) or style.level
        if level == TITLE_LEVEL:
            self.title = self.title or " ".join(text.split())
        if level is not None:
            self.blocks.append(Heading(text=" ".join(printed.text.split()), level=max(level, 1), span=span))
        elif printed.words.bold and not printed.mark and is_short_title(text):
            self._bold_headings.append((len(self.blocks), printed.words.size))
            self.blocks.append(Heading(text=" ".join(text.split()), level=9, span=span))
        else:
            self.blocks.append(Paragraph(text=text, span=span, marker=printed.mark))

    def _lower_headings(self) -> None:
        """With a title on level 1, the headings proper begin on level 2."""
        for place, block in enumerate(self.blocks):
            if isinstance(block, Heading) and block.level < 9 and block.text != self.title:
                self.blocks[place] = Heading(text=block.text, level=block.level + 1, span=block.span)

    def _settle_bold_headings(self) -> None:
        """Bold headings go below the styled ones, larger letters above smaller."""
        bold = {place for place, _size in self._bold_headings}
        styled = [
            block.level for place, block in enumerate(self.blocks) if isinstance(block, Heading) and place not in bold
        ]
        first = max(styled, default=0) + 1
        sizes = sorted({size for _place, size in self._bold_headings}, reverse=True)
        if self._bold_headings and not self.title and self._opens_with_largest(sizes):
            self.title = self._name_title(sizes[0])
            first = 2 if not styled else first
            sizes = sizes[1:]
        for place, size in self._bold_headings:
            block = self.blocks[place]
            if isinstance(block, Heading):
                self.blocks[place] = Heading(text=block.text, level=first + sizes.index(size), span=block.span)

    def _opens_with_largest(self, sizes: list[int]) -> bool:
        """Whether the document begins with a bold line in larger letters than any other: its title, plainly."""
        place, size = self._bold_headings[0]
        alone = sum(1 for _place, other in self._bold_headings if other == size) == 1
        return place == 0 and alone and size == sizes[0]

    def _name_title(self, size: int) -> str:
        block = self.blocks[0]
        self._bold_headings = [(place, other) for place, other in self._bold_headings if other != size]
        text = block.text if isinstance(block, Heading) else ""
        self.blocks[0] = Heading(text=text, level=1, span=Span(line=1))
        return text

    def _read_table(self, element: _Element) -> None:
        grid = grid_of(element, print_paragraph=self._print_in_cell)
        self._place_grid(grid)

    def _print_in_cell(self, paragraph: _Element) -> tuple[str, bool, list[_Element]]:
        printed = self._print(paragraph)
        return printed.text, printed.words.bold, printed.words.boxes

    def _place_grid(self, grid: Grid) -> None:
        first = self.lines[-1].span.line + 1 if self.lines else 1
        table, lines = grid.table(first_line=first)
        self.lines += lines
        if table is not None:
            self.blocks.append(table)
        for nested in grid.nested:
            self._place_grid(nested)


def is_short_title(text: str) -> bool:
    """Whether an all-bold paragraph reads as a heading: short, one line, no full sentence."""
    return len(text) <= BOLD_HEADING_CHARACTERS and "\n" not in text and not text.endswith((".", ";", ","))
