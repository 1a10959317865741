"""Writes made-up documents as the programs of an office write them."""

from __future__ import annotations

import csv
import html
import io
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import docx
import xlsxwriter
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement

Rows = Sequence[Sequence[str]]


def as_csv(rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """The rows as a spreadsheet program saves them."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def as_pipes(rows: Rows) -> str:
    """A Markdown table with its separator."""
    drawn = ["| " + " | ".join(cell.replace("|", "\\|").replace("\n", "<br>") for cell in row) + " |" for row in rows]
    return "\n".join([drawn[0], "|" + "---|" * len(rows[0]), *drawn[1:]]) + "\n"


def html_row(cells: Sequence[str], tag: str = "td") -> str:
    """A table row; line breaks become <br>."""
    inner = "".join(f"<{tag}>{html.escape(cell).replace(chr(10), '<br>')}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"


def html_table(rows: Rows, *, head: bool = True) -> str:
    """A table whose first row is its head."""
    if not head:
        return "<table><tbody>" + "".join(html_row(row) for row in rows) + "</tbody></table>"
    body = "".join(html_row(row) for row in rows[1:])
    return f"<table><thead>{html_row(rows[0], 'th')}</thead><tbody>{body}</tbody></table>"


def html_page(title: str, body: str, *, style: str = "") -> bytes:
    """A whole page, with the menu and the foot that a city's site puts round it."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"<style>{style}</style></head><body><main><h1>{html.escape(title)}</h1>{body}</main></body></html>"
    ).encode()


def word() -> WordDocument:
    """An empty Word document."""
    return docx.Document()


def word_table(document: WordDocument, rows: Rows, *, repeat_head: bool = False, style: str = "Table Grid") -> None:
    """Adds a table with borders; repeat_head marks its first row to stand again on every page."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = style
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if repeat_head:
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)


def turned(document: WordDocument) -> None:
    """Lays the document's pages on their side."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def word_bytes(document: WordDocument) -> bytes:
    """The document as a .docx file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(sheets: dict[str, Rows], *, spans: dict[str, Sequence[str]] | None = None) -> bytes:
    """A workbook. spans: sheet -> ranges such as "A1:G1" that are merged, their first cell's text kept."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(at, column, value)
        for place in (spans or {}).get(name, ()):
            row = int("".join(sign for sign in place.split(":")[0] if sign.isdigit())) - 1
            sheet.merge_range(place, rows[row][0])
    book.close()
    return stream.getvalue()


def by_chromium(page: bytes) -> bytes:
    """The page as Chromium prints it to PDF."""
    with tempfile.TemporaryDirectory(prefix="city-") as folder:
        source, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        source.write_bytes(page)
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-pdf-header-footer",
                f"--user-data-dir={folder}/profile",
                f"--print-to-pdf={target}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=90,
        )
        return target.read_bytes()


def by_office(document: bytes) -> bytes:
    """The Word document as LibreOffice prints it to PDF."""
    with tempfile.TemporaryDirectory(prefix="city-") as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(document)
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (Path(folder) / "plan.pdf").read_bytes()
