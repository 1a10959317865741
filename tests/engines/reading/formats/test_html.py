"""Reading: web pages as blocks."""

from __future__ import annotations

import pytest

from headway.engines.reading.document import Document, Heading, Paragraph, Table
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.html import read_html


def read(page: str) -> Document:
    return read_html(page.encode(), name="plan.html")


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_blocks_come_in_the_order_of_the_page() -> None:
    document = read(
        "<title>Tab</title><h1>Plan &amp; more</h1>loose<p>text<br>on<h2>Goal</h2><table><tr><td>a<td>b</table>"
    )

    assert [type(block).__name__ for block in document.blocks] == [
        "Heading",
        "Paragraph",
        "Paragraph",
        "Heading",
        "Table",
    ]
    assert [line.text for line in document.lines] == ["Plan & more", "loose", "text\non", "Goal", "a | b"]
    assert [line.span.line for line in document.lines] == [1, 2, 3, 4, 5]
    assert document.title == "Plan & more"


def test_header_cells_captions_and_spans() -> None:
    document = read(
        "<table><caption>Goal <b>one</b></caption><thead><tr><th>Action<th>Who<th>Due</thead>"
        "<tr><td rowspan=2>Plant<td>Parks<td>2026<tr><td>Water<td>2027<tr><td colspan=3><b>Section B</b></table>"
    )
    heading, table = document.blocks

    assert isinstance(heading, Heading) and heading.text == "Goal one"
    assert isinstance(table, Table) and table.span.line == heading.span.line + 1
    assert [row.is_header for row in table.rows] == [True, False, False, False]
    assert texts(table)[1:] == [["Plant", "Parks", "2026"], ["", "Water", "2027"], ["Section B", "", ""]]
    assert [[cell.merged for cell in row.cells] for row in table.rows[2:]] == [
        [True, False, False],
        [False, True, True],
    ]


def test_a_title_row_that_spans_too_far_adds_no_columns() -> None:
    (table,) = read("<table><tr><td colspan=500>Plan<tr><td>a<td>b</table>").tables()

    assert texts(table) == [["Plan", ""], ["a", "b"]]


def test_a_row_span_to_the_end_reaches_every_row() -> None:
    (table,) = read("<table><tr><td rowspan=0>Goal<td>a<tr><td>b<tr><td>c</table>").tables()

    assert texts(table) == [["Goal", "a"], ["", "b"], ["", "c"]]


def test_lists_in_cells_and_pages() -> None:
    document = read("<ol><li>first<ul><li>inner</ul><li>second</ol><table><tr><td>Do:<ul><li>a<li>b</ul><td>x</table>")

    assert [(block.marker, block.text) for block in document.blocks if isinstance(block, Paragraph)] == [
        ("1.", "first"),
        ("•", "inner"),
        ("2.", "second"),
    ]
    assert texts(next(document.tables())) == [["Do:\n• a\n• b", "x"]]


def test_marks_shown_as_boxes_and_pictures_are_read() -> None:
    (table,) = read(
        "<table><tr><td>Plant<td><input type=checkbox checked><td><input type=checkbox><td><img alt=Complete></table>"
    ).tables()

    assert texts(table) == [["Plant", "☒", "☐", "Complete"]]


def test_tables_in_cells_become_tables_and_frames_are_read_through() -> None:
    inner = "<table><tr><td>Year<td>Trees<tr><td>2026<td>500</table>"
    outer, nested = read(f"<table><tr><td>Plant<td>see {inner}<tr><td>x<td>y</table>").tables()
    (framed,) = read(f"<table><tr><td>{inner}</table>").tables()

    assert texts(outer) == [["Plant", "see"], ["x", "y"]]
    assert texts(nested) == texts(framed) == [["Year", "Trees"], ["2026", "500"]]


def test_what_a_browser_does_not_show_is_left_out_and_told() -> None:
    document = read(
        "<nav><a href=/>Home</a></nav><script>evil()</script><style>p{}</style><p hidden>old</p>"
        '<p style="display:none">older</p><p>shown <del>gone</del></p><!-- note -->'
    )

    assert [line.text for line in document.lines] == ["Home", "shown"]
    assert [(junk.text, junk.why) for junk in document.junk] == [("Home", "It stands in the page's navigation.")]
    assert document.notes == ["2 parts of the page that a browser does not show: left out."]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=iso-8859-1><p>Straße</p>".encode("latin-1"),
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Straße</p>'.encode("cp1252"),
        "<p>Straße</p>".encode("utf-16"),
        "<p>Straße</p>".encode(),
        "\ufeff<p>Straße</p>".encode(),
        b"<p>Stra&szlig;e</p>",
    ],
)
def test_letters_are_read_as_the_page_stores_them(data: bytes) -> None:
    assert [line.text for line in read_html(data, name="p.html").lines] == ["Straße"]


def test_old_windows_letters_are_read_with_a_note() -> None:
    document = read_html("<p>Straße</p>".encode("cp1252"), name="p.html")

    assert [line.text for line in document.lines] == ["Straße"]
    assert "Windows" in document.notes[0]


def test_a_page_that_nests_without_end_is_refused() -> None:
    with pytest.raises(Refused, match="more than 400 deep"):
        read("<div>" * 500)


def test_unclosed_cells_and_paragraphs_do_not_count_as_nesting() -> None:
    document = read("<table>" + "<tr><td><p>a<td><p>b" * 1000 + "</table>")

    assert len(document.lines) == 1000
    assert not any(isinstance(block, Heading) for block in document.blocks)
