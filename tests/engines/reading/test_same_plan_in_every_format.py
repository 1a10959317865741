"""Reading: one plan, saved in different formats, gives one draft."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
import xlsxwriter

from headway.engines.reading.draft import Draft
from headway.engines.reading.formats import open_bytes
from headway.engines.reading.reading import find_plan

HEADER = ["Goal", "Action", "Responsible party", "Status", "Due"]
ROWS = [
    [
        "Greener streets",
        "Plant 500 trees along the river and in the market square",
        "Parks",
        "In progress",
        "2026-06-30",
    ],
    ["Greener streets", "Water young trees in dry months", "Parks; Public Works", "Ongoing", ""],
    [
        "Greener streets",
        "Replace paving around old trees, where roots lift it",
        "Public Works",
        "Not started",
        "2027-03-31",
    ],
    ["Safer crossings", "Mend the lights at twelve crossings", "Public Works", "Complete", "2025-12-31"],
    ["Safer crossings", "Count near misses at school gates", "Schools; Police", "In progress", "2026-09-30"],
    ["Safer crossings", "Publish the counts “as found”, every quarter", "Schools", "Not started", "2026-12-31"],
]
DEPARTMENTS = ["Parks", "Public Works", "Schools", "Police"]


def as_csv() -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([HEADER, *ROWS])
    return stream.getvalue().encode()


def as_markdown() -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in [HEADER, ["---"] * len(HEADER), *ROWS]]
    return ("# Plan\n\n" + "\n".join(lines) + "\n").encode()


def as_html() -> bytes:
    def row(cells: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = row(HEADER, "th") + "".join(row(cells, "td") for cells in ROWS)
    return f"<!doctype html><meta charset=utf-8><h1>Plan</h1><table>{body}</table>".encode()


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading("Plan", level=0)
    table = document.add_table(rows=0, cols=len(HEADER))
    for values in [HEADER, *ROWS]:
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_docx_with_merged_goals() -> bytes:
    document = docx.Document(io.BytesIO(as_docx()))
    table = document.tables[0]
    for first, last in ((1, 3), (4, 6)):
        for row in range(first + 1, last + 1):
            table.cell(row, 0).text = ""
        table.cell(first, 0).merge(table.cell(last, 0))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_xlsx() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        day = book.add_format({"num_format": "mm/dd/yyyy"})
        sheet.write_row(0, 0, HEADER)
        for number, row in enumerate(ROWS, start=1):
            sheet.write_row(number, 0, row[:4])
            if row[4]:
                sheet.write_datetime(number, 4, date.fromisoformat(row[4]), day)
    return stream.getvalue()


def as_xlsx_below_a_title() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        sheet.merge_range(0, 0, 0, 4, "Plan")
        for number, row in enumerate([HEADER, *ROWS], start=3):
            sheet.write_row(number, 0, row)
    return stream.getvalue()


FORMATS: dict[str, Callable[[], bytes]] = {
    "plan.csv": as_csv,
    "plan.md": as_markdown,
    "plan.html": as_html,
    "plan.docx": as_docx,
    "merged.docx": as_docx_with_merged_goals,
    "plan.xlsx": as_xlsx,
    "titled.xlsx": as_xlsx_below_a_title,
}


def values(draft: Draft) -> list[tuple[Any, ...]]:
    return [
        (step.section, step.goal, step.text, tuple(step.departments), step.status, step.deadline)
        for step in draft.steps
    ]


def truth() -> list[tuple[Any, ...]]:
    return [
        ("", goal, text, tuple(owners.split("; ")), status, date.fromisoformat(due) if due else None)
        for goal, text, owners, status, due in ROWS
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_plan_gives_the_same_steps(name: str) -> None:
    draft = find_plan(open_bytes(FORMATS[name](), name=name), departments=DEPARTMENTS)

    assert values(draft) == truth()
    assert [doubt for step in draft.steps for doubt in step.doubts] == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_line_is_used_or_accounted_for(name: str) -> None:
    document = open_bytes(FORMATS[name](), name=name)

    draft = find_plan(document, departments=DEPARTMENTS)

    used = [span for step in draft.steps for spans in step.sources.values() for span in spans]
    unused = [item.span for item in draft.unused]
    missing = [
        line.text
        for line in document.lines
        if not any((s.line, s.sheet, s.row) == (line.span.line, line.span.sheet, line.span.row) for s in unused)
        and not any(
            (s.sheet, s.row) == (line.span.sheet, line.span.row)
            if line.span.sheet
            else s.line <= line.span.line <= max(s.line, s.line_end)
            for s in used
        )
    ]
    assert missing == []
    assert [item.text for item in draft.unused if item.kind == "header"] == [
        next(line.text for line in document.lines if "Responsible party" in line.text)
    ]


SECTIONED = [["Pillar 1: Streets"], *ROWS[:3], ["Pillar 2: Schools"], *ROWS[3:]]


def sectioned_docx() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(HEADER))
    for values in [HEADER, *SECTIONED]:
        cells = table.add_row().cells
        if len(values) == 1:
            cells[0].merge(cells[-1])
        for cell, value in zip(cells, values, strict=False):
            cell.text = value
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def sectioned_html() -> bytes:
    rows = "".join(
        f'<tr><td colspan="{len(HEADER)}">{row[0]}</td></tr>'
        if len(row) == 1
        else "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in [HEADER, *SECTIONED]
    )
    return f"<!doctype html><meta charset=utf-8><table>{rows}</table>".encode()


def sectioned_xlsx() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Plan")
        for number, row in enumerate([HEADER, *SECTIONED]):
            if len(row) == 1:
                sheet.merge_range(number, 0, number, len(HEADER) - 1, row[0])
            else:
                sheet.write_row(number, 0, row)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "make"), [("plan.docx", sectioned_docx), ("plan.html", sectioned_html), ("plan.xlsx", sectioned_xlsx)]
)
def test_rows_merged_across_the_table_are_sections(name: str, make: Callable[[], bytes]) -> None:
    draft = find_plan(open_bytes(make(), name=name), departments=DEPARTMENTS)

    assert [step.section for step in draft.steps] == ["Pillar 1: Streets"] * 3 + ["Pillar 2: Schools"] * 3
    assert [value[1:] for value in values(draft)] == [value[1:] for value in truth()]
