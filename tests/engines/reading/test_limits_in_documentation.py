"""Reading: the limits that the documentation names are those that hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from headway.engines.reading import limits
from headway.engines.reading.formats import archive
from headway.engines.reading.formats.html import MAX_DEPTH
from headway.engines.reading.limits import MEGABYTE

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "reading-files.md"


@pytest.mark.parametrize(
    "named",
    [
        f"larger than {limits.MAX_FILE_BYTES // MEGABYTE} MB",
        f"({limits.MAX_TEXT_BYTES // MEGABYTE} MB of text, {limits.MAX_HTML_BYTES // MEGABYTE} MB of HTML)",
        f"more than {archive.MAX_TOTAL_BYTES // MEGABYTE} MB ({archive.MAX_XML_BYTES // MEGABYTE} MB of XML)",
        f"shrinks more than {archive.MAX_RATIO} times",
        f"{limits.MAX_COLUMNS:,} columns or {limits.MAX_ROWS:,} rows",
        f"more than {limits.MAX_CELL_CHARACTERS:,} characters",
        f"more than {MAX_DEPTH} deep",
        f"more than {limits.SECONDS:.0f} seconds",
        f"or {limits.CHILD_BYTES // MEGABYTE} MB",
    ],
)
def test_documentation_names_the_limit(named: str) -> None:
    assert named in " ".join(PAGE.read_text(encoding="utf-8").split())
