"""Public: each table as CSV, XLSX, JSON and Parquet, and each chart's numbers as CSV."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from django.utils.translation import gettext

from headway.base.design.charts import draw
from headway.domain.releases.allowlist import TABLES, Table, Type
from headway.domain.releases.hashing import Row, canonical
from headway.web.public.pages import charts
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.job import FileJob, Job

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - a spreadsheet's times have no zone
MADE_UP = "made_up"
"""A further column, with a sentence in every row, where the data are a demonstration."""
_PARQUET = {
    Type.TEXT: "VARCHAR",
    Type.WHOLE: "BIGINT",
    Type.DATE: "DATE",
    Type.YES_NO: "BOOLEAN",
    Type.LIST: "VARCHAR[]",
    Type.RECORDS: "JSON",
}


def files(book: Book) -> Iterator[Job]:
    """Four files a table, one a chart."""
    label = gettext("Made-up data, for demonstration only.") if book.plan["is_demonstration"] else ""
    about = {"plan": book.plan["title"], "publisher": book.plan["publisher"], "note": label}
    for name, table in TABLES.items():
        rows = book.edition.table(name)
        said = "\n".join([json.dumps(about, sort_keys=True), *map(canonical, rows)])
        yield FileJob(f"data/{name}.csv", said, partial(as_csv, table, rows, label))
        yield FileJob(f"data/{name}.json", said, partial(as_json, table, rows, about))
        yield FileJob(f"data/{name}.xlsx", said, partial(as_xlsx, table, rows, label))
        yield FileJob(f"data/{name}.parquet", said, partial(as_parquet, table, rows, label))
    for chart in (charts.status_share(book, book.steps), charts.by_quarter(book), charts.department_load(book)):
        if chart is not None:
            yield FileJob(f"data/chart-{chart.id}.csv", repr(chart), partial(_chart_csv, chart))


def as_csv(table: Table, rows: Sequence[Row], label: str = "") -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read accents; no cell can be taken for a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_heads(table, label))
    for row in rows:
        cells = [_cell(field.name, row[field.name]) for field in table.fields]
        writer.writerow([_defused(cell) for cell in [*cells, *([label] if label else [])]])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_json(table: Table, rows: Sequence[Row], about: dict[str, str]) -> bytes:
    """One object: what it is, and the rows as they were hashed."""
    head = json.dumps({**about, "table": table.name}, ensure_ascii=False)
    body = ",\n".join(map(canonical, rows))
    return "".join((head[:-1], ', "rows": [\n', body, "\n]}\n")).encode()


def as_xlsx(table: Table, rows: Sequence[Row], label: str = "") -> bytes:
    """One sheet; text stays text whatever it begins with, and a link is not made of it."""
    output = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(output, options)
    # A fixed day: the same rows give the same file.
    book.set_properties({"title": table.label, "comments": label, "created": _EPOCH})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(table.label[:31])
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, _heads(table, label), bold)
    for number, row in enumerate(rows, start=1):
        for column, field in enumerate(table.fields):
            value = _cell(field.name, row[field.name])
            if isinstance(value, int):
                sheet.write_number(number, column, value)
            elif value:
                sheet.write_string(number, column, value[:32_767])
        if label:
            sheet.write_string(number, len(table.fields), label)
    book.close()
    return output.getvalue()


def as_parquet(table: Table, rows: Sequence[Row], label: str = "") -> bytes:
    """With dates as dates and lists as lists; records are JSON."""
    columns = {field.name: _PARQUET[field.type] for field in table.fields}
    if label:
        columns[MADE_UP] = "VARCHAR"
    with tempfile.TemporaryDirectory(prefix="headway-") as folder:
        lines, target = Path(folder) / "rows.json", Path(folder) / "rows.parquet"
        extra = {MADE_UP: label} if label else {}
        lines.write_text("".join(canonical({**row, **extra}) + "\n" for row in rows), encoding="utf-8")
        wanted = ", ".join(f"'{name}': '{kind}'" for name, kind in columns.items())
        read = f"read_json('{lines}', format='newline_delimited', columns={{{wanted}}})"
        copy = f"COPY (SELECT * FROM {read}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608 - our names
        with duckdb.connect() as database:
            database.execute(copy)
        return target.read_bytes()


def _chart_csv(chart: Any) -> bytes:
    return draw(chart).table.as_csv().encode()


def _heads(table: Table, label: str) -> list[str]:
    return [field.name for field in table.fields] + ([MADE_UP] if label else [])


def _cell(name: str, value: object) -> str | int:
    """A value for one cell: a list of texts joined, departments by their names, other records as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, list):
        if name == "departments":
            return "; ".join(str(one["name"]) for one in value if isinstance(one, dict))
        if all(isinstance(one, str) for one in value):
            return "; ".join(map(str, value))
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _defused(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
