"""Reading: OCR and plain text, with tables drawn in pipes or set with tabs."""

from __future__ import annotations

import re
from collections import Counter

from headway.engines.reading.document import (
    Block,
    Document,
    Heading,
    Junk,
    PageBreak,
    Paragraph,
    SourceLine,
    Span,
    Table,
)
from headway.engines.reading.formats.pipes import TableUnderWay, is_pipe_row, is_separator, row_of, split_pipes

LIST_MARK = re.compile(r"^\s*([•●▪◦‣*–-]|\(?\d{1,2}[.)])\s+(?=\S)")
DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"^\W*(?:page|página|pagina|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|de|von|sur)\s*\d{1,4})?\W*$", re.I
)
TITLE_WORDS = 14
REPEATS_FOR_RUNNING_HEAD = 3
MIN_TABS = 2


def read_text(data: bytes, *, name: str) -> Document:
    """A text file as blocks; every pipe or tab block is a table, a short line on its own a heading.

    A form feed begins a new page. Lines that repeat from page to page are set aside as running heads.
    """
    document = Document(kind="text", name=name)
    reader = _TextReader(document, data.decode("utf-8", errors="replace"))
    reader.read()
    return document


class _TextReader:
    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.blocks: list[Block] = document.blocks
        self.pages = [page.split("\n") for page in text.replace("\r\n", "\n").replace("\r", "\n").split("\f")]
        self.table: TableUnderWay | None = None
        self.paragraph: list[tuple[Span, str]] = []
        self.running = self._running_heads()

    def read(self) -> None:
        number = 0
        for index, lines in enumerate(self.pages):
            page = index + 1 if len(self.pages) > 1 else 0
            if index:
                self._close()
                self.blocks.append(PageBreak(page=page))
                number -= 1  # a form feed stands inside a line; it does not begin one of its own
            for line in lines or [""]:
                number += 1
                self._line(line, Span(page=page, line=number, line_end=number))
        self._close()
        self._name_headings()

    def _line(self, line: str, span: Span) -> None:
        text = line.strip()
        if not text:
            self._close()
            return
        self.document.lines.append(SourceLine(span=span, text=text))
        tabbed = line.count("\t") >= MIN_TABS
        if is_separator(text):
            self._open_table().add_separator(span)
        elif is_pipe_row(text):
            self._open_table().rows.append(row_of(split_pipes(text), line=span.line, page=span.page))
        elif tabbed:
            self._open_table().rows.append(
                row_of([cell.strip() for cell in line.split("\t")], line=span.line, page=span.page)
            )
        elif text in self.running or PAGE_NUMBER.match(text):
            why = "repeats from page to page" if text in self.running else "page number"
            self.document.junk.append(Junk(span=span, text=text, why=why))
        else:
            self._close_table()
            self._prose(text, span)

    def _prose(self, text: str, span: Span) -> None:
        mark = LIST_MARK.match(text)
        if mark:
            self._close_paragraph()
            self.blocks.append(Paragraph(text=text[mark.end() :], span=span, marker=mark.group(1)))
        else:
            self.paragraph.append((span, text))

    def _open_table(self) -> TableUnderWay:
        self._close_paragraph()
        if self.table is None:
            self.table = TableUnderWay()
        return self.table

    def _close(self) -> None:
        self._close_table()
        self._close_paragraph()

    def _close_table(self) -> None:
        if self.table is not None:
            self.blocks.append(self.table.finish())
            self.table = None

    def _close_paragraph(self) -> None:
        if self.paragraph:
            span = self.paragraph[0][0].to(self.paragraph[-1][0])
            self.blocks.append(Paragraph(text=" ".join(text for _, text in self.paragraph), span=span))
            self.paragraph = []

    def _running_heads(self) -> set[str]:
        """Lines that come back with at most their digits changed: a page's head or foot."""
        candidates = [
            line.strip()
            for lines in self.pages
            for line in lines
            if line.strip() and not is_pipe_row(line) and not LIST_MARK.match(line) and "\t" not in line
        ]
        shapes = Counter(DIGITS.sub("#", line) for line in candidates)
        return {line for line in candidates if shapes[DIGITS.sub("#", line)] >= REPEATS_FOR_RUNNING_HEAD}

    def _name_headings(self) -> None:
        """The first short line is the title; a short line directly above a table heads it."""
        seen_any = False
        for index, block in enumerate(self.blocks):
            if not isinstance(block, Paragraph) or block.marker:
                seen_any = seen_any or isinstance(block, Table)
                continue
            following = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
            short = len(block.text.split()) <= TITLE_WORDS and not block.text.rstrip().endswith((".", ";", ","))
            if short and not seen_any:
                self.blocks[index] = Heading(text=block.text, level=1, span=block.span)
                self.document.title = self.document.title or block.text
            elif short and isinstance(following, Table | Heading):
                self.blocks[index] = Heading(text=block.text.rstrip(":"), level=2, span=block.span)
            seen_any = True
