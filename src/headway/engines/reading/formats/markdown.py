"""Reading: Markdown, its headings, lists and tables with inline marks taken off."""

from __future__ import annotations

import html
import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from headway.engines.reading.document import Document, Heading, Junk, Paragraph, SourceLine, Span
from headway.engines.reading.formats.pipes import TableUnderWay, is_pipe_row, is_separator, row_of, split_pipes

STRUCK = re.compile(r"<(s|del|strike)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
FOOTNOTE = re.compile(r"\[\^[^\]]+\]")
ATTRIBUTES = re.compile(r"\{[:#.][^{}]*\}")
LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
FENCE = "---"
INLINE = MarkdownIt("commonmark").enable("strikethrough")


def read_markdown(data: bytes, *, name: str) -> Document:
    """A Markdown file as blocks. What is struck out stays, between ``~~``; links keep their words only.

    Front matter is set aside as junk; its title becomes the document's where no heading gives one.
    """
    text = data.decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    document = Document(kind="markdown", name=name)
    lines = text.split("\n")
    document.lines.extend(
        SourceLine(span=Span(line=number, line_end=number), text=line.strip())
        for number, line in enumerate(lines, start=1)
        if line.strip()
    )
    body_from = _set_aside_front_matter(document, lines)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse("\n" * body_from + "\n".join(lines[body_from:]))
    _Blocks(document, lines).read(tokens)
    if not document.title:
        document.title = next((block.text for block in document.blocks if isinstance(block, Heading)), "")
    return document


def plain(text: str) -> str:
    """Inline Markdown and HTML as words, line breaks as ``\\n``; e.g. ``**a** [b](c)<br>d`` -> ``a b\\nd``."""
    text = BREAK.sub("\n", text)
    text = STRUCK.sub(r"~~\2~~", text)
    text = FOOTNOTE.sub("", TAG.sub("", text))
    parts: list[str] = []
    for token in INLINE.parseInline(LIQUID.sub("", text))[0].children or []:
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif token.type in {"s_open", "s_close"}:
            parts.append("~~")
    kept = ATTRIBUTES.sub("", html.unescape("".join(parts)))
    return "\n".join(" ".join(line.split()) for line in kept.split("\n") if line.strip())


def _set_aside_front_matter(document: Document, lines: list[str]) -> int:
    """How many lines stand before the text."""
    if not lines or lines[0].strip() != FENCE or FENCE not in [line.strip() for line in lines[1:]]:
        return 0
    end = [line.strip() for line in lines].index(FENCE, 1)
    for number, line in enumerate(lines[: end + 1], start=1):
        if line.strip():
            document.junk.append(
                Junk(span=Span(line=number, line_end=number), text=line.strip(), why="settings of the web page")
            )
    return end + 1


class _Blocks:
    def __init__(self, document: Document, lines: list[str]) -> None:
        self.document = document
        self.lines = lines

    def read(self, tokens: list[Token]) -> None:
        markers: list[str] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type == "table_open":
                end = next(at for at in range(index, len(tokens)) if tokens[at].type == "table_close")
                self._table(tokens[index : end + 1])
                index = end
            elif token.type == "list_item_open":
                markers.append((token.info + token.markup) or "-")
            elif token.type == "list_item_close" and markers:
                markers.pop()
            elif token.type == "inline" and token.map:
                self._inline(token, tokens[index - 1], markers[-1] if markers else "")
            elif token.type in {"html_block", "fence", "code_block"} and token.map:
                self._paragraph(TAG.sub(" ", token.content), _span(token.map), "")
            index += 1

    def _inline(self, token: Token, opening: Token, marker: str) -> None:
        if token.map is None:
            return
        span = _span(token.map)
        if opening.type == "heading_open":
            text = plain(token.content).replace("\n", " ")
            level = int(opening.tag[1:])
            self.document.blocks.append(Heading(text=text, level=level, span=span))
            if level == 1 and not self.document.title:
                self.document.title = text
            return
        inside = self.lines[token.map[0] : token.map[1]]
        if len(inside) >= 2 and all(is_pipe_row(line) or is_separator(line) for line in inside):
            self._damaged_table(token.map[0])
            return
        self._paragraph(plain(token.content), span, marker)

    def _paragraph(self, text: str, span: Span, marker: str) -> None:
        if text.strip():
            self.document.blocks.append(Paragraph(text=" ".join(text.split()), span=span, marker=marker))

    def _table(self, tokens: list[Token]) -> None:
        """A table's rows from the source, not from the parser: it cuts a row that is longer than the header."""
        first, last = tokens[0].map or [0, 0]
        table = TableUnderWay()
        for number in range(first + 1, last + 1):
            line = self.lines[number - 1]
            if is_separator(line):
                table.add_separator(Span(line=number, line_end=number))
            elif line.strip():
                table.rows.append(row_of([plain(cell) for cell in split_pipes(line)], line=number))
        self.document.blocks.append(table.finish())

    def _damaged_table(self, first: int) -> None:
        """Pipe rows that Markdown does not take for a table, because a separator is missing or does not fit."""
        table = TableUnderWay()
        for number in range(first + 1, len(self.lines) + 1):
            line = self.lines[number - 1]
            if not line.strip():
                break
            if is_separator(line):
                table.add_separator(Span(line=number, line_end=number))
            else:
                table.rows.append(row_of([plain(cell) for cell in split_pipes(line)], line=number))
        self.document.blocks.append(table.finish())


def _span(lines: list[int]) -> Span:
    """The parser counts lines from 0, its end one past the last."""
    return Span(line=lines[0] + 1, line_end=max(lines[1], lines[0] + 1))
