"""Reading: how large a document may be, and the check that holds every format to it."""

from __future__ import annotations

from typing import NoReturn

from headway.engines.reading.document import Document, Heading, Paragraph, Row, Table
from headway.engines.reading.errors import Refused

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 64 * MEGABYTE
MAX_TEXT_BYTES = 16 * MEGABYTE
"""Text, Markdown and CSV; a plan of 20,000 rows is about 6 MB."""
MAX_HTML_BYTES = 6 * MEGABYTE
"""A browser-grade HTML parser needs about 25 times a page's size in memory."""
MAX_COLUMNS = 1_000
MAX_CELL_CHARACTERS = 100_000
"""Excel itself stops at 32,767."""
MAX_ROWS = 100_000
MAX_GRID_CELLS = 1_000_000

SECONDS = 25.0
"""Wall-clock time before a file is given up; starting and reporting still fit in 30 seconds."""
CHILD_BYTES = 224 * MEGABYTE
"""Memory of the process that reads; with the one that waits for it, less than 256 MB."""


def check_document(document: Document) -> None:
    """Refuse a document whose tables are beyond anything a plan needs.

    Raises: Refused, naming the place and the limit.
    """
    rows = 0
    for block in document.blocks:
        if isinstance(block, Table):
            rows += len(block.rows)
            for row in block.rows:
                check_row(row, name=document.name)
        elif isinstance(block, Heading | Paragraph) and len(block.text) > MAX_CELL_CHARACTERS:
            raise Refused(
                f"{document.name}: one paragraph holds {len(block.text):,} characters, more than a plan's text "
                f"can need ({MAX_CELL_CHARACTERS:,}). Look for a pasted file or picture in it, and remove it."
            )
    if rows > MAX_ROWS:
        raise Refused(
            f"{document.name}: its tables have {rows:,} rows; {MAX_ROWS:,} can be read. "
            "Split the file and read each part."
        )


def check_row(row: Row, *, name: str) -> None:
    """Refuse a row with too many cells, or with a cell too long to be one.

    Raises: Refused.
    """
    if len(row.cells) > MAX_COLUMNS:
        refuse_columns(len(row.cells), name=name)
    for cell in row.cells:
        if len(cell.text) > MAX_CELL_CHARACTERS:
            raise Refused(
                f"{name}: one cell holds {len(cell.text):,} characters; {MAX_CELL_CHARACTERS:,} is the most that is "
                "read. Look for a pasted file or picture in it, and remove it."
            )


def refuse_columns(count: int, *, name: str) -> NoReturn:
    """Raises: Refused, always; ``count`` is how many columns the file has or claims."""
    raise Refused(f"{name}: {BeyondLimits.columns(count)}")


class BeyondLimits(Exception):
    """A table larger than any plan's, found where the file's name is not known; the reader adds it and refuses."""

    @classmethod
    def columns(cls, count: int) -> BeyondLimits:
        """Too many columns."""
        return cls(
            f"a table has {count:,} columns; {MAX_COLUMNS:,} is the most that is read. "
            "Keep the plan's own columns and save the file again."
        )

    @classmethod
    def cells(cls) -> BeyondLimits:
        """Too many cells in all."""
        return cls(f"a table has more than {MAX_GRID_CELLS:,} cells. Save only the plan's part of it, and read that.")
