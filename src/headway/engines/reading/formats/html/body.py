"""Reading: the body of a web page, block by block."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from headway.engines.reading.document import Block, Heading, Junk, Paragraph, SourceLine, Span
from headway.engines.reading.formats.html.tables import Grid, grid_of, is_layout
from headway.engines.reading.formats.html.words import BLOCK_TAGS, SILENT, Words, is_hidden, tag_of

HEADINGS = {f"h{level}": level for level in range(1, 7)}
CAPTION_LEVEL = 9
LISTS = frozenset(("ul", "ol", "menu"))
BULLET = "•"


class Body:
    """Collects blocks, lines and junk; ``line`` counts non-blank paragraphs and table rows from 1."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lines: list[SourceLine] = []
        self.junk: list[Junk] = []
        self.title = ""
        self._hidden = 0

    def read(self, root: Element) -> None:
        """Read the page; its title is its only first-level heading, or else what the browser's tab shows."""
        body = root.find("body")
        if body is not None:
            self._read_flow(body, marker="")
        tops = [block.text for block in self.blocks if isinstance(block, Heading) and block.level == 1]
        shown = root.find("head/title")
        self.title = tops[0] if len(tops) == 1 else " ".join((shown.text or "").split()) if shown is not None else ""

    def notes(self) -> list[str]:
        """One sentence where parts of the page are not shown by a browser."""
        if not self._hidden:
            return []
        parts = "1 part" if self._hidden == 1 else f"{self._hidden} parts"
        return [f"{parts} of the page that a browser does not show: left out."]

    def _read_flow(self, container: Element, *, marker: str) -> None:
        """Blocks in order; text between them gathers into paragraphs."""
        words = Words()
        words.add(container.text)
        before = len(self.lines)
        for child in container:
            tag = tag_of(child)
            if self._is_left_out(child, tag):
                pass
            elif tag in BLOCK_TAGS:
                self._place_paragraph(words, marker=self._unless_used(marker, before))
                words = Words()
                self._read_block(child, tag, marker=self._unless_used(marker, before))
            else:
                self._read_inline(child, words, marker=self._unless_used(marker, before))
            words.add(child.tail)
        self._place_paragraph(words, marker=self._unless_used(marker, before))

    def _unless_used(self, marker: str, before: int) -> str:
        """A list item's mark stands before its first paragraph only."""
        return marker if len(self.lines) == before else ""

    def _read_inline(self, child: Element, words: Words, *, marker: str) -> None:
        """Inline text joins the paragraph; an inline element that wraps blocks (a link around a table) is opened."""
        if any(tag_of(inner) in BLOCK_TAGS for inner in child.iter() if inner is not child):
            self._place_paragraph(words, marker=marker)
            words.clear()
            self._read_flow(child, marker=marker)
        else:
            words.gather(child)

    def _is_left_out(self, child: Element, tag: str) -> bool:
        if tag in SILENT:
            return True
        if is_hidden(child):
            self._hidden += 1
            return True
        return False

    def _read_block(self, child: Element, tag: str, *, marker: str) -> None:
        if tag in HEADINGS:
            self._place_heading(child, level=HEADINGS[tag])
        elif tag == "table":
            self._read_table(child)
        elif tag in LISTS:
            self._read_list(child, ordered=tag == "ol")
        elif tag == "nav":
            self._set_aside(child, why="It stands in the page's navigation.")
        elif tag == "pre":
            words = Words(keeps_lines=True)
            words.gather(child)
            self._place_paragraph(words, marker="")
        else:
            self._read_flow(child, marker=marker)

    def _read_list(self, element: Element, *, ordered: bool) -> None:
        count = int(start) if (start := element.get("start", "1")).isdecimal() and len(start) < 9 else 1
        for child in element:
            tag = tag_of(child)
            if self._is_left_out(child, tag):
                continue
            if tag == "li":
                self._read_flow(child, marker=f"{count}." if ordered else BULLET)
                count += 1
            elif tag in LISTS:
                self._read_list(child, ordered=tag == "ol")
            else:
                self._read_flow(child, marker="")

    def _next_line(self, text: str) -> Span:
        span = Span(line=len(self.lines) + 1)
        self.lines.append(SourceLine(span=span, text=text))
        return span

    def _place_paragraph(self, words: Words, *, marker: str) -> None:
        text = words.text()
        if text:
            span = self._next_line(f"{marker} {text}".strip())
            self.blocks.append(Paragraph(text=text, span=span, marker=marker))

    def _place_heading(self, element: Element, *, level: int) -> None:
        words = Words()
        words.gather(element)
        text = " ".join(words.text().split())
        if text:
            self.blocks.append(Heading(text=text, level=level, span=self._next_line(text)))

    def _set_aside(self, element: Element, *, why: str) -> None:
        words = Words()
        words.gather(element)
        for text in filter(None, words.text().split("\n")):
            self.junk.append(Junk(span=self._next_line(text), text=text, why=why))

    def _read_table(self, element: Element) -> None:
        if is_layout(element):
            for cell in _cells(element):
                self._read_flow(cell, marker="")
            return
        self._place_grid(grid_of(element))

    def _place_grid(self, grid: Grid) -> None:
        if grid.caption:
            # A heading with a place of its own, below every level that pages use.
            self.blocks.append(Heading(text=grid.caption, level=CAPTION_LEVEL, span=self._next_line(grid.caption)))
        table, lines = grid.table(first_line=len(self.lines) + 1)
        self.lines += lines
        if table is not None:
            self.blocks.append(table)
        for nested in grid.nested:
            self._place_grid(nested)


def _cells(table: Element) -> list[Element]:
    """The cells of this table, not of tables inside it."""
    waiting = list(table)
    cells: list[Element] = []
    while waiting:
        element = waiting.pop(0)
        if tag_of(element) in ("td", "th", "caption"):
            cells.append(element)
        elif tag_of(element) != "table":
            waiting = list(element) + waiting
    return cells
