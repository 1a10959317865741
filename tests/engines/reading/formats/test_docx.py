"""Reading: Word documents as blocks."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.shared import Pt
from tests.engines.reading.office_files import W
from tests.engines.reading.office_files import docx as handmade
from tests.engines.reading.office_files import paragraph as run_paragraph

from headway.engines.reading.document import Document, Heading, Paragraph, Table
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.docx import read_docx
from headway.engines.reading.formats.docx.numbering import format_number


def saved(document: docx.document.Document) -> Document:
    stream = io.BytesIO()
    document.save(stream)
    return read_docx(stream.getvalue(), name="plan.docx")


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def filled(rows: list[list[str]]) -> docx.document.Document:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    return document


def test_blocks_come_in_the_order_of_the_body() -> None:
    document = docx.Document()
    document.add_heading("Plan", level=0)
    document.add_heading("Goal one", level=1)
    document.add_paragraph("Why this matters.")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "Plant trees"
    document.add_heading("Goal two", level=1)

    read = saved(document)

    assert [type(block).__name__ for block in read.blocks] == ["Heading", "Heading", "Paragraph", "Table", "Heading"]
    assert [block.level for block in read.blocks if isinstance(block, Heading)] == [1, 2, 2]
    assert read.title == "Plan"


def test_cells_keep_their_texts_and_places() -> None:
    rows = [["Action", "Owner", "Due"], ["Plant trees", "Parks", "2026-06-30"], ["Mend lights", "", "Q3 2026"]]

    read = saved(filled(rows))
    table = next(read.tables())

    assert texts(table) == rows
    assert [(cell.span.line, cell.span.row, cell.span.column) for cell in table.rows[1].cells] == [
        (2, 2, 1),
        (2, 2, 2),
        (2, 2, 3),
    ]
    assert [line.text for line in read.lines] == ["Action | Owner | Due", "Plant trees | Parks | 2026-06-30",
                                                  "Mend lights | Q3 2026"]  # fmt: skip


def test_merged_cells_are_marked_and_keep_the_columns() -> None:
    document = filled([["Goal", "Action", "Due"], ["A", "one", "2026"], ["", "two", "2027"], ["Section B", "", ""]])
    table = document.tables[0]
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 2))

    rows = next(saved(document).tables()).rows

    assert [(cell.text, cell.merged) for cell in rows[2].cells] == [("", True), ("two", False), ("2027", False)]
    assert [(cell.text, cell.merged) for cell in rows[3].cells] == [("Section B", False), ("", True), ("", True)]


def test_repeated_header_rows_are_flagged() -> None:
    document = filled([["Action", "Due"], ["one", "2026"]])
    properties = document.tables[0].rows[0]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:tblHeader {W}/>"))

    assert [row.is_header for row in next(saved(document).tables()).rows] == [True, False]


def test_lists_in_cells_keep_their_bullets() -> None:
    document = filled([["Action", "Due"], ["Do this:", "2026"]])
    cell = document.tables[0].cell(1, 0)
    cell.add_paragraph("first", style="List Bullet")
    cell.add_paragraph("second", style="List Bullet")
    cell.add_paragraph("then", style="List Number")

    assert next(saved(document).tables()).rows[1].cells[0].text == "Do this:\n• first\n• second\n1. then"


def test_numbers_that_word_prints_are_read() -> None:
    document = docx.Document()
    document.add_paragraph("one", style="List Number")
    document.add_paragraph("two", style="List Number")
    document.add_paragraph("point", style="List Bullet")

    paragraphs = [block for block in saved(document).blocks if isinstance(block, Paragraph)]

    assert [(block.marker, block.text) for block in paragraphs] == [("1.", "one"), ("2.", "two"), ("•", "point")]


@pytest.mark.parametrize(
    ("count", "kind", "printed"),
    [(3, "decimal", "3"), (3, "decimalZero", "03"), (3, "lowerLetter", "c"), (28, "upperLetter", "BB"),
     (4, "upperRoman", "IV"), (49, "lowerRoman", "xlix"), (1994, "upperRoman", "MCMXCIV")],
)  # fmt: skip
def test_numbers_print_as_in_word(count: int, kind: str, printed: str) -> None:
    assert format_number(count, kind=kind) == printed


def test_tables_in_cells_become_tables_of_their_own() -> None:
    document = filled([["Action", "Detail"], ["Plant trees", "see below"]])
    inner = document.tables[0].cell(1, 1).add_table(rows=2, cols=2)
    for cell, value in zip([*inner.rows[0].cells, *inner.rows[1].cells], ["Year", "Trees", "2026", "500"], strict=True):
        cell.text = value

    outer, nested = saved(document).tables()

    assert texts(outer) == [["Action", "Detail"], ["Plant trees", "see below"]]
    assert texts(nested) == [["Year", "Trees"], ["2026", "500"]]


def test_a_frame_of_one_cell_is_read_through() -> None:
    document = docx.Document()
    frame = document.add_table(rows=1, cols=1).cell(0, 0)
    frame.text = "Goal one"
    inner = frame.add_table(rows=2, cols=2)
    inner.cell(0, 0).text, inner.cell(1, 0).text, inner.cell(1, 1).text = "Action", "Plant trees", "2026"

    read = saved(document)

    assert [type(block).__name__ for block in read.blocks] == ["Paragraph", "Table"]
    assert texts(next(read.tables())) == [["Action", ""], ["Plant trees", "2026"]]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Plant </w:t></w:r><w:del><w:r><w:delText>500</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>700</w:t></w:r></w:ins><w:r><w:t> trees</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{run_paragraph('kept')}</w:tc><w:tc><w:p/></w:tc></w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{run_paragraph('gone')}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )

    read = read_docx(handmade(body), name="plan.docx")

    assert [line.text for line in read.lines] == ["Plant 700 trees", "kept"]
    assert read.notes == ["1 passage deleted under tracked changes: left out."]


def test_text_boxes_are_read_once_where_they_are_anchored() -> None:
    box = f"<w:txbxContent>{run_paragraph('In the box')}</w:txbxContent>"
    body = (
        '<w:p><w:r><w:t>Before</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        f'markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>{run_paragraph('After')}"
    )

    assert [line.text for line in read_docx(handmade(body), name="p").lines] == ["Before", "In the box", "After"]


def test_content_controls_and_links_are_read_through() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{run_paragraph('A control')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>"
    )

    assert [line.text for line in read_docx(handmade(body), name="p").lines] == ["A control", "a link"]


def test_marks_of_symbol_fonts_and_form_boxes_are_read() -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\u00fc</w:t></w:r></w:p>'
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
        "</w:checkBox></w:ffData></w:fldChar></w:r></w:p>"
    )

    assert [line.text for line in read_docx(handmade(body), name="p").lines] == ["✓", "✓", "☒"]


def test_headers_and_footers_are_set_aside_with_the_reason() -> None:
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].header.paragraphs[0].text = "City of Elmford"
    document.sections[0].footer.paragraphs[0].text = "Draft 3"

    read = saved(document)

    assert [(junk.text, junk.why) for junk in read.junk] == [
        ("City of Elmford", "It stands in the page header."),
        ("Draft 3", "It stands in the page footer."),
    ]
    assert {junk.span for junk in read.junk} <= {line.span for line in read.lines}


def test_bold_lines_are_headings_where_no_style_says_so() -> None:
    document = docx.Document()
    for text, size in (("City plan", 20), ("Goal one", 14), ("Goal two", 14)):
        run = document.add_paragraph().add_run(text)
        run.bold, run.font.size = True, Pt(size)
        document.add_paragraph(f"About {text.lower()}, in a sentence.")

    read = saved(document)

    assert [(block.level, block.text) for block in read.blocks if isinstance(block, Heading)] == [
        (1, "City plan"),
        (2, "Goal one"),
        (2, "Goal two"),
    ]
    assert read.title == "City plan"


def test_the_only_first_heading_is_the_title() -> None:
    document = docx.Document()
    document.add_heading("City plan", level=1)
    document.add_heading("Goal one", level=2)

    assert saved(document).title == "City plan"


def test_a_style_named_otherwise_is_a_heading_by_its_outline_level() -> None:
    document = docx.Document()
    style = document.styles.add_style("Zielüberschrift", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Ziel 1", style=style)

    assert [block.level for block in saved(document).blocks if isinstance(block, Heading)] == [2]


def test_hidden_and_struck_text_is_told() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>open</w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t> dropped</w:t></w:r></w:p>"
    )

    read = read_docx(handmade(body), name="p")

    assert [line.text for line in read.lines] == ["open dropped"]
    assert read.notes == [
        "1 passage formatted as hidden: left out.",
        "1 passage struck through: read like any other text.",
    ]


def test_a_deadline_inserted_by_a_field_is_read_and_its_code_is_not() -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE \\@ "yyyy"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2026</w:t></w:r></w:p>'
    )

    assert [line.text for line in read_docx(handmade(body), name="p").lines] == ["2026"]


def test_an_endless_row_is_refused_with_the_files_name() -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="5000"/></w:tcPr>{run_paragraph("x")}</w:tc>'

    with pytest.raises(Refused, match=r"wide\.docx: a table has 5,000 columns"):
        read_docx(handmade(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"), name="wide.docx")


def test_a_real_narrative_has_prose_and_no_table(shared: Path) -> None:
    path = shared / "data" / "plans" / "uk-digital-strategy-2017-narrative.docx"

    read = read_docx(path.read_bytes(), name=path.name)

    assert not list(read.tables())
    assert sum(isinstance(block, Paragraph) for block in read.blocks) > 500
    assert read.title == "UK Digital Strategy 2017"
