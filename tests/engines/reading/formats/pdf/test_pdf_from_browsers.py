"""Tables printed by a browser come back row by row, named by the file or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engines.reading.formats.pdf.browser_printing import SMALL, WEB, WebLayout, printed_by_browser
from tests.engines.reading.formats.pdf.test_pdf_printed_tables import expected, rows_of
from tests.engines.reading.printing import Layout, made_up_rows

from headway.engines.reading.formats.pdf import read_pdf

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROWS = made_up_rows()


@pytest.mark.parametrize("css", ["", SMALL, SMALL + "td{vertical-align:top}"])
@pytest.mark.parametrize("heads_repeated", [True, False])
def test_a_file_that_names_its_cells_comes_back_whole(css: str, heads_repeated: bool, tmp_path: Path) -> None:
    data = printed_by_browser(ROWS, WebLayout(css, heads_repeated=heads_repeated), tmp_path)
    assert rows_of(read_pdf(data, name="printed.pdf")) == expected(ROWS, Layout())


@pytest.mark.parametrize("name", [name for name in WEB if "untagged" in name])
def test_a_file_that_names_nothing_comes_back_whole(name: str, tmp_path: Path) -> None:
    data = printed_by_browser(ROWS, WEB[name], tmp_path)
    wanted, found = expected(ROWS, Layout()), rows_of(read_pdf(data, name="printed.pdf"))
    assert sum((wanted & found).values()) >= 0.99 * sum(wanted.values())
