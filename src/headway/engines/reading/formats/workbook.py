"""Reading: any workbook's sheets as tables; XLS, XLSB and OpenDocument (ODS) come here directly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from headway.engines.reading.document import Cell, Document, Heading, Junk, Row, SourceLine, Span, Table
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.sheet_marks import Place, SheetMarks, column_letters

Value = int | float | str | bool | time | date | datetime | timedelta
NAMED_IN_A_NOTE = 5


def read_workbook(data: bytes, *, name: str) -> Document:
    """The sheets of an XLS, XLSB or ODS file; see ``read_sheets``. Raises: Refused."""
    return read_sheets(data, name=name, marks={})


def read_sheets(data: bytes, *, name: str, marks: Mapping[str, SheetMarks]) -> Document:
    """Every visible sheet as one table, blank rows dropped; a hidden sheet's rows are junk, and a note says so.

    marks: by sheet name, what only XLSX tells; formulas are never run, the value stored beside them is read.
    Raises: Refused for a file that is damaged or locked.
    """
    document = Document(kind="xlsx", name=name)
    try:
        with load_workbook(BytesIO(data)) as workbook:
            for index, about in enumerate(workbook.sheets_metadata):
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                hidden = about.visible != SheetVisibleEnum.Visible
                _read_sheet(_sheet(workbook, index), document, marks=marks.get(about.name, SheetMarks()), hidden=hidden)
    except PasswordError as error:
        raise Refused(f"{name} is locked with a password. Save a copy without the password and read that.") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Refused(
            f"{name} is damaged and cannot be read as a spreadsheet ({error}). "
            "Open it in the program it was made with, save it as XLSX, and read that."
        ) from error
    _take_out_title(document)
    _head_sheets_of_one_plan(document)
    return document


def _sheet(workbook: CalamineWorkbook, index: int) -> CalamineSheet:
    return workbook.get_sheet_by_index(index)


def _read_sheet(sheet: CalamineSheet, document: Document, *, marks: SheetMarks, hidden: bool) -> None:
    if sheet.end is None and not marks.unsolved and not marks.errors:
        return
    texts = _texts(sheet, marks)
    merged = _merged(sheet, rows=len(texts))
    rows: list[Row] = []
    name = sheet.name
    for number, values in enumerate(texts, start=1):
        if not any(values):
            continue
        span = Span(sheet=sheet.name, row=number)
        line = SourceLine(span=span, text=" | ".join(text.replace("\n", " ") for text in values if text))
        document.lines.append(line)
        if hidden:
            document.junk.append(Junk(span=span, text=line.text, why=f"It stands on the hidden sheet “{sheet.name}”."))
            continue
        # Positional, since this runs for every cell of a sheet: text, span, merged, bold, across.
        cells = tuple(
            Cell(
                text,
                Span(0, 0, 0, name, number, column),
                (number, column) in merged,
                (number, column) in marks.bold,
                merged.get((number, column), False),
            )
            for column, text in enumerate(values, start=1)
        )
        rows.append(Row(cells=cells, span=span))
    if rows:
        document.blocks.append(Table(rows=tuple(rows), span=rows[0].span.to(rows[-1].span)))
    document.notes += _notes(sheet.name, marks, read=len(rows), hidden=hidden)


def _texts(sheet: CalamineSheet, marks: SheetMarks) -> list[list[str]]:
    """The sheet's cells as printed, from A1, every row as wide as the last filled column."""
    values: list[list[Value]] = sheet.to_python(skip_empty_area=False) if sheet.end is not None else []
    texts = [
        [
            as_text(value, percent=(row, column) in marks.percents) if value != "" else ""
            for column, value in enumerate(record, start=1)
        ]
        for row, record in enumerate(values, start=1)
    ]
    width = max(marks.columns, max(map(len, texts), default=0))
    texts += [[] for _ in range(marks.rows - len(texts))]
    for record in texts:
        record += [""] * (width - len(record))
    for (row, column), text in (*marks.unsolved.items(), *marks.errors.items()):
        texts[row - 1][column - 1] = text
    last = max((column for record in texts for column, text in enumerate(record, start=1) if text), default=0)
    return [record[:last] for record in texts]


def as_text(value: Value, *, percent: bool = False) -> str:
    """A stored value as a reader would write it: 2026.0 is "2026", 0.25 as a percent "25%", a date "2026-06-30"."""
    if isinstance(value, str):
        return (value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value).strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return f"{value * 100:.10g}%" if percent else f"{value:.15g}"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return str(value)


def _merged(sheet: CalamineSheet, *, rows: int) -> dict[Place, bool]:
    """The places, from 1, that only continue a merged cell: True for the cell to the left, False for the one above."""
    width = (sheet.end[1] + 1) if sheet.end is not None else 0
    places: dict[Place, bool] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in range(top, min(bottom, rows - 1) + 1):
            for column in range(left, min(right, width - 1) + 1):
                places[row + 1, column + 1] = column > left
        places.pop((top + 1, left + 1), None)
    return places


def _notes(sheet: str, marks: SheetMarks, *, read: int, hidden: bool) -> list[str]:
    if hidden:
        return [f"Sheet “{sheet}” is hidden and was set aside. If it belongs to the plan, show it and read again."]
    notes = []
    if read and marks.hidden_rows:
        notes.append(f"Sheet “{sheet}”: {_rows(marks.hidden_rows)} hidden in the file; what stands there was read too.")
    if read and marks.hidden_columns:
        letters = ", ".join(column_letters(column) for column in marks.hidden_columns[:NAMED_IN_A_NOTE])
        notes.append(f"Sheet “{sheet}”: hidden columns ({letters}) were read too.")
    if marks.unsolved:
        notes.append(
            f"Sheet “{sheet}”: {_places(marks.unsolved)} a formula without a stored value; it was kept as text and not "
            "run. Open the file in a spreadsheet program, save it, and read again to get the values."
        )
    if marks.errors:
        notes.append(f"Sheet “{sheet}”: {_places(marks.errors)} an error instead of a value.")
    return notes


def _rows(rows: list[int]) -> str:
    if len(rows) == 1:
        return f"row {rows[0]} is"
    named = ", ".join(str(row) for row in rows[:NAMED_IN_A_NOTE])
    return f"{len(rows)} rows ({named}{', …' if len(rows) > NAMED_IN_A_NOTE else ''}) are"


def _places(places: Mapping[Place, str]) -> str:
    named = ", ".join(f"{column_letters(column)}{row}" for row, column in list(places)[:NAMED_IN_A_NOTE])
    if len(places) == 1:
        return f"cell {named} holds"
    return f"{len(places)} cells ({named}{', …' if len(places) > NAMED_IN_A_NOTE else ''}) hold"


def _take_out_title(document: Document) -> None:
    """A first row that holds one cell, above fuller rows, is not a row of the table: it is the workbook's title."""
    first = next(document.tables(), None)
    if first is None or len(first.rows) < 3:
        return
    filled = [sum(1 for cell in row.cells if cell.text) for row in first.rows[:3]]
    if filled[0] != 1 or max(filled) < 2:
        return
    title, rest = first.rows[0], first.rows[1:]
    document.title = " ".join(next(cell.text for cell in title.cells if cell.text).split())
    place = document.blocks.index(first)
    document.blocks[place : place + 1] = [
        Heading(text=document.title, level=1, span=title.span),
        Table(rows=rest, span=rest[0].span.to(rest[-1].span)),
    ]


def _head_sheets_of_one_plan(document: Document) -> None:
    """Where sheets share one header row, the plan is spread over them, and each sheet's name heads its part."""
    headers = [_widest_early_row(table) for table in document.tables()]
    if len(headers) < 2 or len(set(headers)) > 1:
        return
    headed: list[Heading | Table] = [block for block in document.blocks[:1] if isinstance(block, Heading)]
    for table in document.tables():
        # The name stands on the sheet's tab, in no row: the heading has a sheet but no row.
        headed += [Heading(text=table.span.sheet, level=2, span=Span(sheet=table.span.sheet)), table]
    document.blocks[:] = headed


def _widest_early_row(table: Table) -> tuple[str, ...]:
    """The texts of the fullest of a table's first rows: its header, if it has one."""
    early = [tuple(cell.text.casefold() for cell in row.cells if cell.text) for row in table.rows[:10]]
    return max(early, key=len)
