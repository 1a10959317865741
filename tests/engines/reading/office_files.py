"""Office files made by hand, part by part, for tests that need what no well-behaved program writes."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8"?>'

SHEET = '<sheet name="Plan" sheetId="1" r:id="rId1"/>'

DOCX_TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
XLSX_TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of the parts, compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return stream.getvalue()


def relations(kind: str, target: str) -> str:
    """A relationships part with one relation."""
    return (
        f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{OFFICE}/{kind}" '
        f'Target="{target}"/></Relationships>'
    )


def docx(
    body: str, *, prologue: str = XML, extra: dict[str, str | bytes] | None = None, raw: bytes | None = None
) -> bytes:
    """A Word document with ``body`` as the XML inside w:body; ``raw`` replaces the whole document part."""
    document: str | bytes = (
        raw if raw is not None else f"{prologue}<w:document {W}><w:body>{body}</w:body></w:document>"
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": DOCX_TYPES,
        "_rels/.rels": relations("officeDocument", "word/document.xml"),
        "word/document.xml": document,
    }
    return archive({**parts, **(extra or {})})


def xlsx(
    sheet_data: str, *, prologue: str = XML, after: str = "", extra: dict[str, str | bytes] | None = None
) -> bytes:
    """A workbook with one sheet "Plan", ``sheet_data`` being the XML inside sheetData and ``after`` what follows it."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": XLSX_TYPES,
        "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f"{XML}<workbook {S} {R}><sheets>{SHEET}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f"{prologue}<worksheet {S}><sheetData>{sheet_data}</sheetData>{after}</worksheet>",
    }
    return archive({**parts, **(extra or {})})


def text_cell(place: str, text: str) -> str:
    """A spreadsheet cell that holds its text itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def paragraph(text: str) -> str:
    """A Word paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
