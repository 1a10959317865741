"""Files built to do harm, or broken as files break; each is made when a test asks for it, none is kept."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

from tests.engines.reading.office_files import XML, S, W, archive, docx, paragraph, text_cell, xlsx

MEGABYTE = 1024 * 1024
XXE = f'{XML}<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'{XML}<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'
ODF = ("office", "table", "text")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _special(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def build(path: Path) -> None:
        make(path)

    return build


def _content(make: Callable[[], bytes]) -> Callable[[Path], None]:
    def build(path: Path) -> None:
        path.write_bytes(make())

    return build


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(65 * MEGABYTE)


def _nested(levels: int) -> bytes:
    data = archive({f"{n}.bin": b"\0" * MEGABYTE for n in range(8)})
    for level in range(levels):
        data = archive({f"{level}-{n}.zip": data for n in range(8)})
    return data


def _lying_sizes() -> bytes:
    """A part that says it unpacks to 100 bytes and unpacks to 64 MB."""
    size = 64 * MEGABYTE
    data = bytearray(docx("", raw=b" " * size))
    true, claimed = struct.pack("<I", size), struct.pack("<I", 100)
    return bytes(data.replace(true, claimed))


def _twice_the_same_part() -> bytes:
    data = docx(paragraph("first"), extra={"word/document.xmk": "<second/>"})
    return data.replace(b"word/document.xmk", b"word/document.xml")


def _locked_zip() -> bytes:
    data = bytearray(docx(paragraph("secret")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    return bytes(data)


def _broken_checksum() -> bytes:
    data = bytearray(archive({"[Content_Types].xml": "<Types/>", "word/document.xml": os.urandom(4000)}))
    data[len(data) // 2] ^= 0xFF
    return bytes(data)


def _locked_pdf() -> bytes:
    stream = io.BytesIO()
    page = canvas.Canvas(stream, encrypt=StandardEncryption("open sesame", ownerPassword="owner", strength=128))
    page.drawString(72, 720, "Goal 1")
    page.save()
    return stream.getvalue()


def _plain_pdf() -> bytes:
    stream = io.BytesIO()
    page = canvas.Canvas(stream)
    page.drawString(72, 720, "Goal 1")
    page.save()
    return stream.getvalue()


def _ods_repeated() -> bytes:
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ODF)
    million = '-repeated="1000000"'
    text = "<text:p>x</text:p>"
    cell = f'<table:table-cell table:number-columns{million} office:value-type="string">{text}</table:table-cell>'
    row = f"<table:table-row table:number-rows{million}>{cell}</table:table-row>"
    sheet = f'<office:spreadsheet><table:table table:name="P">{row}</table:table></office:spreadsheet>'
    content = f"{XML}<office:document-content {names}><office:body>{sheet}</office:body></office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'{XML}<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/></m:manifest>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:  # stored, as the format asks of its first part
        file.writestr("mimetype", kind)
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", content)
    return stream.getvalue()


def _ole(stream: str) -> bytes:
    """The beginning of an old Office file whose directory names one stream."""
    return OLE + bytes(512 - len(OLE)) + stream.encode("utf-16-le").ljust(128, b"\0") + bytes(384)


def _utf16(xml: str) -> bytes:
    return xml.replace("UTF-8", "UTF-16").encode("utf-16")


def _nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("deep") + "</w:tc></w:tr></w:tbl>" * depth


Build = Callable[[Path], None]

SPECIAL: dict[str, Build] = {
    "a-folder.pdf": _special(lambda path: path.mkdir()),
    "a-pipe.pdf": _special(lambda path: os.mkfifo(path)),
    "a-device.txt": _special(lambda path: path.symlink_to("/dev/zero")),
    "a-terminal.txt": _special(lambda path: path.symlink_to("/dev/tty")),
    "a-loop.pdf": _special(lambda path: path.symlink_to(path)),
    "missing.pdf": _special(lambda path: None),
    "empty.docx": _content(lambda: b""),
    "too-large.pdf": _sparse,
}

ARCHIVES: dict[str, Build] = {
    "bomb.docx": _content(lambda: docx("", raw=b" " * (48 * MEGABYTE))),
    "bomb.xlsx": _content(lambda: xlsx("<row>" + " " * (60 * MEGABYTE) + "</row>")),
    "huge-in-all.docx": _content(
        lambda: docx("", extra={f"word/media/{n}.bin": bytes(7 * MEGABYTE) for n in range(30)})
    ),
    "nested.zip": _content(lambda: _nested(3)),
    "nested-inside.docx": _content(lambda: docx(paragraph("x"), extra={"word/embeddings/a.xlsx": _nested(3)})),
    "lying-sizes.docx": _content(_lying_sizes),
    "same-part-twice.docx": _content(_twice_the_same_part),
    "many-parts.docx": _content(lambda: docx("", extra={f"word/{n}.xml": "<a/>" for n in range(5100)})),
    "locked-archive.docx": _content(_locked_zip),
    "checksum.docx": _content(_broken_checksum),
    "cut-off.docx": _content(lambda: docx(paragraph("x" * 5000))[:-300]),
    "cut-off.xlsx": _content(lambda: xlsx(text_cell("A1", "x"))[:400]),
    "just-an-archive.docx": _content(lambda: archive({"readme.txt": "hello"})),
    "no-body.docx": _content(lambda: docx("", raw=f"{XML}<w:document {W}/>".encode())),
    "not-xml.docx": _content(lambda: docx("", raw=b"<<<< not xml")),
    "no-sheet.xlsx": _content(lambda: xlsx("<row><c r='A1'><v>1")),
}

ENTITIES: dict[str, Build] = {
    "xxe.docx": _content(lambda: docx(paragraph("&secret;"), prologue=XXE)),
    "laughs.docx": _content(lambda: docx(paragraph("&l9;"), prologue=BOMB)),
    "xxe.xlsx": _content(lambda: xlsx(f"<row>{text_cell('A1', '&secret;')}</row>", prologue=XXE)),
    "laughs.xlsx": _content(lambda: xlsx(f"<row>{text_cell('A1', '&l9;')}</row>", prologue=BOMB)),
    "xxe-strings.xlsx": _content(
        lambda: xlsx("<row/>", extra={"xl/sharedStrings.xml": f"{XXE}<sst {S}><si><t>&secret;</t></si></sst>"})
    ),
    "xxe-utf16.docx": _content(
        lambda: docx("", raw=_utf16(f"{XXE}<w:document {W}><w:body>{paragraph('&secret;')}</w:body></w:document>"))
    ),
    "laughs.xml": _content(lambda: f"{BOMB}<plan>&l9;</plan>".encode()),
    "laughs.html": _content(lambda: f"{BOMB}<plan>&l9;</plan>".encode()),
}

SHAPES: dict[str, Build] = {
    "million-columns.csv": _content(lambda: b"a," * 1_000_000 + b"\nb,c\n"),
    "million-columns.html": _content(lambda: b"<table><tr>" + b"<td>" * 1_000_000 + b"</table>"),
    "million-columns.xlsx": _content(lambda: xlsx("<row>" + "<c><v>1</v></c>" * 1_000_000 + "</row>")),
    "far-column.xlsx": _content(lambda: xlsx(f"<row>{text_cell('BDWGN1', 'far')}</row>")),
    "far-corner.xlsx": _content(lambda: xlsx(f'<row r="1048576">{text_cell("XFD1048576", "far")}</row>')),
    "scattered.xlsx": _content(lambda: xlsx(f'<row r="99999">{text_cell("ALL99999", "far")}</row>')),
    "no-such-place.xlsx": _content(lambda: xlsx(f"<row>{text_cell('A-1$', 'odd')}</row>")),
    "wide-span.docx": _content(
        lambda: docx(
            f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{paragraph("x")}</w:tc>'
            f"<w:tc>{paragraph('y')}</w:tc></w:tr></w:tbl>"
        )
    ),
    "repeated.ods": _content(_ods_repeated),
    "long-cell.xlsx": _content(lambda: xlsx(f"<row>{text_cell('A1', 'x' * 1_000_000)}</row>")),
    "long-cell.csv": _content(lambda: b"Action,Owner,Due\n" + b"x" * 1_000_000 + b",b,c\n"),
    "long-cell.html": _content(lambda: b"<table><tr><td>a<td>b<tr><td>" + b"x" * 1_000_000 + b"<td>y</table>"),
    "long-cell.docx": _content(
        lambda: docx(
            f"<w:tbl><w:tr><w:tc>{paragraph('x' * 1_000_000)}</w:tc><w:tc>{paragraph('y')}</w:tc></w:tr></w:tbl>"
        )
    ),
    "deep.html": _content(lambda: b"<div>" * 100_000 + b"x"),
    "deep-unknown.html": _content(lambda: b"<p><blink>" * 50_000 + b"x"),
    "spans.html": _content(
        lambda: b"<table>" + b"<tr>" + b"<td rowspan=60000 colspan=1000>x" * 900 + b"<tr><td>y" * 5000
    ),
    "deep.docx": _content(lambda: docx(_nested_tables(20_000))),
}

TEXTS: dict[str, Build] = {
    "nul.txt": _content(lambda: b"Goal\0 one\nGoal two\n"),
    "nul.csv": _content(lambda: b"Action,Owner,Due\nDo it,Health\0,2026\n"),
    "nul.html": _content(lambda: b"<html><table><tr><td>a\0b<td>c</table>"),
    "controls.md": _content(lambda: b"# Plan\n\x01\x02\x03\n"),
    "bad-utf8.txt": _content(lambda: "Über\nÄmter\n".encode() + b"\xff\xfe\xc3(\n"),
    "bad-utf8.csv": _content(lambda: "Ärbeit,Ämter,Fällig\n".encode() + b"x,\xe2\x28\xa1,y\n"),
    "bad-utf16.txt": _content(lambda: b"\xff\xfe" + b"G\0o\0" + b"\x00\xd8" + b"l\0"),
    "odd-utf16.csv": _content(lambda: "Action,Owner,Due".encode("utf-16") + b"x"),
    "noise.txt": _content(lambda: bytes(range(256)) * 40),
    "large.txt": _content(lambda: b"Goal one\n" * (2 * MEGABYTE)),
    "open-quote.csv": _content(lambda: b'Action,Owner,Due\n"never closed' + b",x\n" * 100_000),
}

LABELS: dict[str, Build] = {
    "program.pdf": _content(lambda: b"MZ" + bytes(500)),
    "picture.docx": _content(lambda: b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "error-page.pdf": _content(lambda: b"<!doctype html><html><body><h1>404 Not found</h1></body></html>"),
    "text.docx": _content(lambda: b"This is only text.\n"),
    "packed.txt": _content(lambda: b"\x1f\x8b\x08" + bytes(200)),
    "rich.doc": _content(lambda: b"{\\rtf1 Goal}"),
    "locked-office.docx": _content(lambda: _ole("EncryptedPackage")),
    "old-word.doc": _content(lambda: _ole("WordDocument")),
    "broken.xls": _content(lambda: _ole("Workbook") + os.urandom(3000)),
    "broken.pdf": _content(lambda: b"%PDF-1.7\n" + os.urandom(3000)),
    "cut-off.pdf": _content(lambda: _plain_pdf()[:200]),
    "locked.pdf": _content(_locked_pdf),
}

HOSTILE: dict[str, Build] = {**SPECIAL, **ARCHIVES, **ENTITIES, **SHAPES, **TEXTS, **LABELS}
"""Each must be refused."""
