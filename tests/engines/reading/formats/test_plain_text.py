"""Tests: text, Markdown and CSV become blocks with every line counted."""

from __future__ import annotations

import pytest

from headway.engines.reading.document import Heading, PageBreak, Paragraph, Table
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.csv import read_csv
from headway.engines.reading.formats.markdown import read_markdown
from headway.engines.reading.formats.text import read_text


def test_pipe_rows_and_rulings_keep_their_lines() -> None:
    document = read_text(b"\n\nMy Plan\n\n| Goal | Action |\n|--|--|\n| A | B \\| C<br>D |\n", name="a.txt")
    table = next(document.tables())
    assert document.title == "My Plan"
    assert [row.span.line for row in table.rows] == [5, 7]
    assert table.rows[1].cells[1].text == "B | C\nD"
    assert (table.separator_after, table.separators[0].line) == ((0,), 6)


def test_tabs_make_a_table_and_form_feeds_pages() -> None:
    document = read_text(b"Action\tOwner\tDue\nPlant\tParks\t2026\n\fFix\tWorks\t2027\n", name="a.txt")
    kinds = [type(block) for block in document.blocks]
    assert kinds == [Table, PageBreak, Table]
    assert document.lines[-1].span.page == 2
    assert document.lines[-1].span.line == 3


def test_lines_that_repeat_on_every_page_are_set_aside() -> None:
    page = "City of Elm, draft {0}\n| a | b |\n"
    document = read_text("".join(page.format(number) for number in range(1, 5)).encode(), name="a.txt")
    assert len(document.junk) == 4
    assert {junk.why for junk in document.junk} == {"repeats from page to page"}


def test_markdown_headings_lists_and_inline_marks() -> None:
    source = "---\ntitle: x\n---\n# Plan\n\n## Part *one*\n\n- **First** [item](http://x)\n\n"
    source += "| A | B |\n|---|---|\n| ~~1~~ <b>2</b>[^3] | &amp; |\n"
    document = read_markdown(source.encode(), name="a.md")
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    items = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert headings == ["Plan", "Part one"]
    assert (items[0].text, items[0].marker) == ("First item", "-")
    assert [cell.text for cell in next(document.tables()).rows[1].cells] == ["~~1~~ 2", "&"]
    assert len(document.junk) == 3


def test_markdown_tables_without_a_ruling_are_still_rows() -> None:
    document = read_markdown(b"| a | b |\n| c | d |\n", name="a.md")
    assert [len(table.rows) for table in document.tables()] == [2]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_finds_its_delimiter_and_keeps_line_breaks_in_cells(mark: str) -> None:
    source = mark.join(["Action", "Owner"]) + "\n" + mark.join(['"Plant\ntrees"', "Parks"]) + "\n"
    document = read_csv(source.encode(), name="a.csv")
    row = next(document.tables()).rows[1]
    assert [cell.text for cell in row.cells] == ["Plant\ntrees", "Parks"]
    assert (row.span.line, row.span.line_end, row.span.row) == (2, 3, 2)


def test_a_csv_field_beyond_all_measure_is_refused() -> None:
    with pytest.raises(Refused, match="breaks off as a CSV file at line"):
        read_csv(b'a,"' + b"x" * 200_000 + b'"\n', name="a.csv")
