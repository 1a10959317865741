"""Reading: opening a PDF, turning away what cannot or should not be read, and taking its pages one at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from headway.engines.reading.errors import Refused

PAGES_AT_MOST = 1_000
CHARACTERS_A_PAGE_AT_MOST = 200_000
WIDTH_AT_MOST = 4_000  # pixels; a page picture larger than this helps nobody and costs memory


@contextmanager
def opened(data: bytes, *, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """The open document, closed again afterwards.

    Raises: Refused (locked with a password, damaged, no pages, more than 1,000 pages).
    """
    if b"%PDF-" not in data[:1024]:
        raise Refused(f"{name} does not begin like a PDF. Open it in a PDF viewer and save it again as PDF.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(_why_not(error, name)) from error
    try:
        count = len(document)
        if count == 0:
            raise Refused(f"{name} has no pages. It may be damaged: open it in a PDF viewer and save it again.")
        if count > PAGES_AT_MOST:
            raise Refused(
                f"{name} has {count:,} pages; at most {PAGES_AT_MOST:,} are read. Save the plan's pages as a file."
            )
        yield document
    finally:
        document.close()


def _why_not(error: pypdfium2.PdfiumError, name: str) -> str:
    code = getattr(error, "err_code", None)
    if code == pdfium.FPDF_ERR_PASSWORD:
        return f"{name} is locked with a password. Save a copy without the password, then bring in that copy."
    if code == pdfium.FPDF_ERR_SECURITY:
        return f"{name} is encrypted in a way that cannot be opened. Print it to a new PDF, then bring in that one."
    return f"{name} is damaged and cannot be opened as PDF. Open it in a PDF viewer and save it again."


@contextmanager
def page_of(document: pypdfium2.PdfDocument, number: int, *, name: str) -> Iterator[pypdfium2.PdfPage]:
    """Page ``number`` (from 1), closed again afterwards. Raises: Refused where the page is missing or damaged."""
    if not 1 <= number <= len(document):
        raise Refused(f"{name} has {len(document)} pages; there is no page {number}.")
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise Refused(
            f"Page {number} of {name} is damaged. Open the file in a PDF viewer, save it again and try once more."
        ) from error
    try:
        yield page
    finally:
        page.close()


def render_page(data: bytes, *, page: int, width: int) -> bytes:
    """A picture of one page as PNG, ``width`` pixels wide and turned as a viewer shows it.

    Raises: Refused (the file cannot be opened, or has no such page); ValueError (width not from 1 to 4,000).
    """
    if not 1 <= width <= WIDTH_AT_MOST:
        raise ValueError(f"width is {width}; it must be from 1 to {WIDTH_AT_MOST}.")
    with opened(data, name="The file") as document, page_of(document, page, name="the file") as sheet:
        sheet_width, sheet_height = sheet.get_size()
        tallest = WIDTH_AT_MOST * 3
        scale = min(width / max(sheet_width, 1.0), tallest / max(sheet_height, 1.0))
        bitmap = sheet.render(scale=scale, may_draw_forms=False)
        out = io.BytesIO()
        bitmap.to_pil().save(out, format="PNG", optimize=False)
        bitmap.close()
    return out.getvalue()
