"""Reading: an Office file is a ZIP archive; this looks for bombs and tricks in one before a parser opens it."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from headway.engines.reading.errors import Refused
from headway.engines.reading.limits import MEGABYTE

MAX_PARTS = 5_000
MAX_TOTAL_BYTES = 160 * MEGABYTE
MAX_XML_BYTES = 64 * MEGABYTE
"""All XML parts together: a spreadsheet of 100,000 rows has about 50 MB."""
RATIO_FROM_BYTES = 8 * MEGABYTE
MAX_RATIO = 250
"""Repetitive spreadsheets shrink to a fiftieth; a bomb to a thousandth."""
MAX_DEPTH = 2
"""A chart's workbook inside a document is usual, an archive inside that is not."""
CHUNK = 256 * 1024
XML_SUFFIXES = (".xml", ".rels", ".vml")
DECLARATIONS = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def check_archive(data: bytes, *, name: str, depth: int = 0) -> None:
    """Unpack the archive in a stream, keep nothing, and refuse it if it is damaged, locked or built to do harm.

    What the directory declares is not believed: every part is unpacked and counted, and its checksum compared.
    Raises: Refused.
    """
    if depth > MAX_DEPTH:
        raise Refused(f"{name} holds archives inside archives, as a document does not. It will not be opened.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_directory(parts, size=len(data), name=name)
            for part in parts:
                _check_part(archive, part, name=name, depth=depth)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Refused(
            f"{name} is damaged: it cannot be unpacked. Download it again, or open it in the program it was made with "
            "and save it again."
        ) from error


def _check_directory(parts: list[zipfile.ZipInfo], *, size: int, name: str) -> None:
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refused(f"{name} is locked with a password. Save a copy without the password and read that.")
    if len(parts) > MAX_PARTS:
        raise Refused(f"{name} holds {len(parts):,} parts, far more than a document has. It will not be opened.")
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        raise Refused(f"{name} holds two parts of the same name, as no program writes them. It will not be opened.")
    total = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if is_xml(part.filename))
    if total > MAX_TOTAL_BYTES or xml > MAX_XML_BYTES:
        raise Refused(
            f"{name} unpacks to {total // MEGABYTE:,} MB from {max(1, size // MEGABYTE):,} MB: more than a plan needs. "
            "Save it without pictures and with only the pages or sheets that hold the plan, and read that."
        )
    for part in parts:
        if part.file_size > RATIO_FROM_BYTES and part.file_size > MAX_RATIO * max(1, part.compress_size):
            raise Refused(
                f"{name} is built like a bomb: a part of {part.compress_size:,} bytes unpacks to "
                f"{part.file_size:,}. It will not be opened."
            )


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, *, name: str, depth: int) -> None:
    """Unpack one part without keeping it. Python's reader stops at the declared size and checks the checksum there."""
    xml = is_xml(part.filename)
    tail = b""
    with archive.open(part) as stream:
        first = stream.read(CHUNK)
        if first.startswith(b"PK\x03\x04"):
            inner = first + stream.read()
            check_archive(inner, name=name, depth=depth + 1)
            return
        chunk = first
        while chunk:
            if xml and any(word in tail + chunk for word in DECLARATIONS):
                raise Refused(
                    f"{name} declares entities of its own (in {part.filename}), as no office program does; "
                    "such files are built to do harm. It will not be opened."
                )
            tail = chunk[-32:]
            chunk = stream.read(CHUNK)


def is_xml(part_name: str) -> bool:
    """Whether a part is XML by its name."""
    return part_name.lower().endswith(XML_SUFFIXES)
