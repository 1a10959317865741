"""Reading: pipe rows and their separator lines, as OCR text and Markdown write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from headway.engines.reading.document import Cell, Row, Span, Table

SEPARATOR = re.compile(r"^[\s|:+=–—-]*(?:-{2,}|–{2,}|—{2,}|={2,})[\s|:+=–—-]*$")
UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")
BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def is_separator(line: str) -> bool:
    """Whether the line only rules off a table, e.g. ``|--|:---:|``."""
    return ("|" in line or "+" in line) and SEPARATOR.match(line) is not None


def is_pipe_row(line: str) -> bool:
    """Whether the line can be read as cells: it opens with a pipe, or has two of them."""
    return line.lstrip().startswith("|") or len(UNESCAPED_PIPE.findall(line)) >= 2


def split_pipes(line: str) -> list[str]:
    """The cells of one pipe row, trimmed; ``<br>`` becomes a line break, an escaped pipe a plain one."""
    inner = line.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [BREAK_TAG.sub("\n", cell).replace("\\|", "|").strip() for cell in UNESCAPED_PIPE.split(inner)]


def row_of(texts: list[str], *, line: int, page: int = 0) -> Row:
    """A row whose cells all stand on one source line."""
    span = Span(page=page, line=line, line_end=line)
    return Row(cells=tuple(Cell(text=text, span=span) for text in texts), span=span)


@dataclass(slots=True)
class TableUnderWay:
    """Rows and separators gathered until the table ends."""

    rows: list[Row] = field(default_factory=list)
    separator_after: list[int] = field(default_factory=list)
    separators: list[Span] = field(default_factory=list)

    def add_separator(self, span: Span) -> None:
        """Note a ruling under the row read last; one above the first row marks nothing."""
        self.separators.append(span)
        if self.rows:
            self.separator_after.append(len(self.rows) - 1)

    def finish(self) -> Table:
        """The table as a block. Needs at least one row or separator."""
        spans = sorted([row.span for row in self.rows] + self.separators)
        return Table(
            rows=tuple(self.rows),
            span=spans[0].to(spans[-1]),
            separator_after=tuple(dict.fromkeys(self.separator_after)),
            separators=tuple(self.separators),
        )
