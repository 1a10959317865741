"""Reading: what kind of file this is, from its bytes; its name is asked only between kinds of text."""

from __future__ import annotations

import csv
import re
import zipfile
from io import BytesIO
from pathlib import Path

from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.archive import check_archive

SIGNATURES = (
    (b"{\\rtf", "an RTF file", "Save it as DOCX and read that."),
    (b"\x89PNG", "a picture", "Run text recognition (OCR) on it, and read the text or PDF that gives."),
    (b"\xff\xd8\xff", "a picture", "Run text recognition (OCR) on it, and read the text or PDF that gives."),
    (b"GIF8", "a picture", "Run text recognition (OCR) on it, and read the text or PDF that gives."),
    (b"II*\0", "a picture", "Run text recognition (OCR) on it, and read the text or PDF that gives."),
    (b"MM\0*", "a picture", "Run text recognition (OCR) on it, and read the text or PDF that gives."),
    (b"\x1f\x8b", "a compressed file", "Unpack it and read the document inside."),
    (b"BZh", "a compressed file", "Unpack it and read the document inside."),
    (b"\xfd7zXZ", "a compressed file", "Unpack it and read the document inside."),
    (b"7z\xbc\xaf", "a compressed file", "Unpack it and read the document inside."),
    (b"Rar!", "a compressed file", "Unpack it and read the document inside."),
    (b"MZ", "a program", "Give the plan's document."),
    (b"\x7fELF", "a program", "Give the plan's document."),
    (b"SQLite format 3", "a database", "Export the plan as CSV or XLSX and read that."),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_ENTRY_BYTES = 128
OLE_NAME_BYTES = 64
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
BEGINNING = 4096
HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|table|thead|tr|div|section|main|article|h[1-6]|p|ul|ol)\b", re.I)
BINARY_SUFFIXES = (".pdf", ".docx", ".xlsx", ".xlsm", ".docm", ".ods", ".xlsb")
MARKDOWN = re.compile(r"^(?:#{1,6} \S|\|?\s*:?-{3,}:?\s*\|[\s:|-]*$)", re.M)
CSV_RECORDS = 25


def sniff(data: bytes, *, name: str) -> str:
    """The kind of file, a key of the registry.

    Raises: Refused for a kind that is not read, and for an archive that is damaged or built to do harm.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((ZIP, EMPTY_ZIP)):
        return _sniff_archive(data, name=name)
    if data.startswith(OLE):
        return _sniff_ole(data, name=name)
    for signature, what, advice in SIGNATURES:
        if data.startswith(signature):
            raise Refused(f"{name} is {what}, not a document with a plan. {advice}")
    return _sniff_text(data, name=name)


def _sniff_archive(data: bytes, *, name: str) -> str:
    check_archive(data, name=name)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = set(archive.namelist())
        kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip() if "mimetype" in parts else ""
        if "META-INF/manifest.xml" in parts and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Refused(locked(name))
        types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in parts else b""
    if kind == "application/vnd.oasis.opendocument.spreadsheet":
        return "xls"
    if kind.startswith("application/vnd.oasis.opendocument"):
        raise Refused(f"{name} is an OpenDocument file. Save it as DOCX or PDF and read that.")
    if b"wordprocessingml" in types or b"ms-word" in types:
        return "docx"
    if b"ms-excel.sheet.binary" in types:
        return "xls"
    if b"spreadsheetml" in types or b"ms-excel" in types:
        return "xlsx"
    if b"presentationml" in types:
        raise Refused(f"{name} is a slide deck. Save it as PDF and read that.")
    raise Refused(f"{name} is an archive and no document that is read. Unpack it and read the plan's document inside.")


def _sniff_ole(data: bytes, *, name: str) -> str:
    """Old Office files, and new ones under a password: the streams inside tell them apart."""
    if holds_stream(data, "EncryptedPackage") or holds_stream(data, "EncryptionInfo"):
        raise Refused(locked(name))
    is_workbook = holds_stream(data, "Workbook") or holds_stream(data, "Book")
    if holds_stream(data, "WordDocument") and not (is_workbook and Path(name).suffix.lower() == ".xls"):
        raise Refused(f"{name} is in Word's old format (.doc). Save it as DOCX and read that.")
    if is_workbook:
        return "xls"
    raise Refused(f"{name} is in an old Office format that is not read. Save it as DOCX, XLSX or PDF and read that.")


def holds_stream(data: bytes, stream: str) -> bool:
    """Whether an OLE file's directory names ``stream``: entries of 128 bytes, the name first, in 64 bytes of UTF-16."""
    entry = stream.encode("utf-16-le").ljust(OLE_NAME_BYTES, b"\0")
    place = data.find(entry)
    while place >= 0 and place % OLE_ENTRY_BYTES:
        place = data.find(entry, place + 1)
    return place >= 0


def locked(name: str) -> str:
    """The sentence for a file under a password."""
    return f"{name} is locked with a password. Save a copy without the password and read that."


def _sniff_text(data: bytes, *, name: str) -> str:
    beginning = _beginning(data)
    suffix = Path(name).suffix.lower()
    start = beginning.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        if HTML.search(beginning):
            kind = "html"
        else:
            raise Refused(
                f"{name} is XML of a kind that is not read. Save it as DOCX, XLSX, CSV or HTML and read that."
            )
    elif start.startswith("MIME-Version:"):
        raise Refused(f"{name} is a web page archive. Save the page as HTML only, and read that.")
    elif suffix in (".csv", ".tsv", ".tab"):
        kind = "csv"
    elif suffix in (".md", ".markdown"):
        kind = "markdown"
    elif suffix in (".html", ".htm", ".xhtml") and HTML.search(beginning):
        kind = "html"
    elif looks_like_csv(beginning):
        kind = "csv"
    elif suffix not in (".txt", ".text", ".ocr") and MARKDOWN.search(beginning):
        kind = "markdown"
    else:
        kind = "text"
    if suffix in BINARY_SUFFIXES and kind != "csv":
        inside = "a web page" if kind == "html" else "plain text"
        raise Refused(
            f"{name} is not what its name says: inside is {inside}, often an error message saved in place of the "
            "document. Open it and look; download the document again."
        )
    return kind


def _beginning(data: bytes) -> str:
    """The first characters, good enough to recognise a kind; what is broken shows when the whole is decoded."""
    part = data[:BEGINNING]
    if part.startswith(b"\xff\xfe"):
        return part.decode("utf-16-le", "replace")
    if part.startswith(b"\xfe\xff"):
        return part.decode("utf-16-be", "replace")
    return part.decode("utf-8", "replace")


def looks_like_csv(text: str) -> bool:
    """Whether the first records agree on three columns or more under one separator."""
    whole_lines = text.rpartition("\n")[0] or text
    for delimiter in (",", ";", "\t"):
        try:
            records = list(csv.reader(whole_lines.splitlines(), delimiter=delimiter, strict=True))
        except csv.Error:
            continue
        counts = [len(record) for record in records if record][:CSV_RECORDS]
        if len(counts) >= 2 and counts[0] >= 3 and counts.count(counts[0]) >= 0.9 * len(counts):
            return True
    return False
