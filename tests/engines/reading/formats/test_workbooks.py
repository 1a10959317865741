"""Reading: spreadsheets as tables."""

from __future__ import annotations

import datetime
import io
import time
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from tests.engines.reading.office_files import text_cell, xlsx

from headway.engines.reading.document import Document, Heading, Span, Table
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats import open_bytes
from headway.engines.reading.formats.sheet_marks import column_letters, column_number
from headway.engines.reading.formats.workbook import as_text
from headway.engines.reading.formats.xlsx import read_xlsx


def written(write: Callable[[xlsxwriter.Workbook], None]) -> Document:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        write(book)
    return read_xlsx(stream.getvalue(), name="plan.xlsx")


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_values_are_read_as_a_person_would_write_them() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Plan")
        sheet.write_row(0, 0, ["Plant trees", 2026.0, 0.125, True])
        sheet.write_datetime(0, 4, datetime.datetime(2026, 6, 30), book.add_format({"num_format": "mm/dd/yy"}))
        sheet.write_number(0, 5, 0.25, book.add_format({"num_format": "0%"}))
        sheet.write_number(0, 6, 0.5, book.add_format({"num_format": "0.0 %"}))

    (table,) = written(write).tables()

    assert texts(table) == [["Plant trees", "2026", "0.125", "TRUE", "2026-06-30", "25%", "50%"]]
    assert table.rows[0].cells[4].span == Span(sheet="Plan", row=1, column=5)


@pytest.mark.parametrize(
    ("value", "text"),
    [(1234567.0, "1234567"), (0.1 + 0.2, "0.3"), (datetime.datetime(2026, 1, 2, 9, 30), "2026-01-02 09:30"),
     (datetime.date(2026, 1, 2), "2026-01-02"), (datetime.time(9, 5), "09:05"), (False, "FALSE"),
     (" two\r\nlines ", "two\nlines")],
)  # fmt: skip
def test_value_as_text(value: str | float | bool | datetime.date | datetime.time, text: str) -> None:
    assert as_text(value) == text


def test_rows_above_the_header_and_blank_rows_keep_their_numbers() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Plan")
        sheet.write(0, 0, "City of Elmford")
        sheet.write_row(3, 1, ["Action", "Due"], book.add_format({"bold": True}))
        sheet.write_row(4, 1, ["Plant trees", "Q3 2026"])

    document = written(write)
    (table,) = document.tables()

    assert document.title == "City of Elmford"
    assert [row.span.row for row in table.rows] == [4, 5]
    assert [cell.bold for cell in table.rows[0].cells] == [False, True, True]
    assert [line.span.row for line in document.lines] == [1, 4, 5]


def test_merged_cells_are_marked() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "Goal A")
        sheet.write_column(0, 1, ["one", "two"])
        sheet.merge_range(2, 0, 2, 1, "Goal B")

    (table,) = written(write).tables()

    assert [[(cell.text, cell.merged) for cell in row.cells] for row in table.rows] == [
        [("Goal A", False), ("one", False)],
        [("", True), ("two", False)],
        [("Goal B", False), ("", True)],
    ]


def test_hidden_rows_are_read_and_hidden_sheets_set_aside_and_both_are_told() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Plan")
        sheet.write_column(0, 0, ["shown", "filtered away"])
        sheet.set_row(1, None, None, {"hidden": True})
        lists = book.add_worksheet("Lists")
        lists.write(0, 0, "Complete")
        lists.hide()

    document = written(write)

    assert [texts(table) for table in document.tables()] == [[["shown"], ["filtered away"]]]
    assert [(junk.text, junk.why) for junk in document.junk] == [("Complete", "It stands on the hidden sheet “Lists”.")]
    assert [note.split(":")[0].split(" is ")[0] for note in document.notes] == ["Sheet “Plan”", "Sheet “Lists”"]


def test_formulas_are_never_run_and_missing_values_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(["Due", "=TODAY()+30", '=WEBSERVICE("http://x")'])  # openpyxl stores no values beside formulas
    stream = io.BytesIO()
    book.save(stream)

    document = read_xlsx(stream.getvalue(), name="plan.xlsx")

    assert texts(next(document.tables())) == [["Due", "=TODAY()+30", '=WEBSERVICE("http://x")']]
    assert "2 cells (B1, C1) hold a formula without a stored value" in document.notes[0]


def test_the_value_stored_beside_a_formula_is_read_and_an_error_shown() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Plan")
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, "=1/0", None, "#DIV/0!")
        sheet.write_formula(0, 2, '="a"&"b"', None, "ab")

    document = written(write)

    assert texts(next(document.tables())) == [["2", "#DIV/0!", "ab"]]
    assert document.notes == ["Sheet “Plan”: cell B1 holds an error instead of a value."]


def test_sheets_that_share_a_header_are_parts_of_one_plan() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        for name in ("Housing", "Health"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Action", "Due"])
            sheet.write_row(1, 0, [f"Improve {name}", "2026"])

    blocks = written(write).blocks

    assert [block.text for block in blocks if isinstance(block, Heading)] == ["Housing", "Health"]


def test_unlike_sheets_get_no_heading() -> None:
    def write(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Plan").write_row(0, 0, ["Action", "Due"])
        book.add_worksheet("Contacts").write_row(0, 0, ["Name", "Telephone"])

    document = written(write)

    assert [block.span.sheet for block in document.blocks if isinstance(block, Table)] == ["Plan", "Contacts"]
    assert not any(isinstance(block, Heading) for block in document.blocks)


def test_a_sheet_without_cell_places_is_counted_through() -> None:
    data = xlsx("<row><c><v>1</v></c><c t='str'><v>x</v></c></row><row><c><f>A1+1</f></c></row>")

    assert texts(next(read_xlsx(data, name="p.xlsx").tables())) == [["1", "x"], ["=A1+1", ""]]


@pytest.mark.parametrize(("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16384)])
def test_column_letters_both_ways(letters: str, number: int) -> None:
    assert column_number(letters) == number
    assert column_letters(number) == letters


def test_an_open_document_sheet_is_read() -> None:
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("Plant trees", "Parks")
    )
    sheet = f'<table:table table:name="Plan"><table:table-row>{cells}</table:table-row></table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest/>")
        file.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")

    document = open_bytes(stream.getvalue(), name="plan.ods")

    assert texts(next(document.tables())) == [["Plant trees", "Parks"]]


def test_a_cell_far_outside_the_plan_is_refused_with_what_to_do() -> None:
    data = xlsx(f'<row r="1">{text_cell("A1", "x")}</row><row r="90000">{text_cell("ZZ90000", "y")}</row>')

    with pytest.raises(Refused, match="scattered over 90,000 rows and 702 columns"):
        read_xlsx(data, name="plan.xlsx")


@pytest.mark.slow
def test_twenty_thousand_rows_take_under_a_second() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        for row in range(20_000):
            sheet.write_row(
                row, 0, [f"Goal {row // 100}", f"Do thing {row}", "Health", "In progress", "2026-06-30", row]
            )

    began = time.process_time()
    document = read_xlsx(stream.getvalue(), name="plan.xlsx")

    assert len(document.lines) == 20_000
    assert time.process_time() - began < 2  # half of that on an idle machine; the tests share theirs
