"""Reading: the registry of file formats; each is one module that turns bytes into a document."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from headway.engines.reading.document import Document
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.sniffing import sniff
from headway.engines.reading.formats.text_bytes import as_utf8
from headway.engines.reading.limits import (
    MAX_COLUMNS,
    MAX_HTML_BYTES,
    MAX_TEXT_BYTES,
    MEGABYTE,
    check_document,
    refuse_columns,
)
from headway.engines.reading.source import read_source


class ReadFormat(Protocol):
    """What every format's module offers."""

    def __call__(self, data: bytes, *, name: str) -> Document:
        """The document in ``data``. Raises: Refused."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    module, function: where its reader stands; loaded when the first such file comes.
    is_text: its bytes are checked and turned into UTF-8 before the reader sees them.
    max_bytes: 0 is the limit that holds for every file.
    """

    module: str
    function: str
    suffixes: tuple[str, ...]
    is_text: bool = False
    max_bytes: int = 0


FORMATS = {
    "text": Format("text", "read_text", (".txt", ".text", ".ocr"), is_text=True, max_bytes=MAX_TEXT_BYTES),
    "markdown": Format("markdown", "read_markdown", (".md", ".markdown"), is_text=True, max_bytes=MAX_TEXT_BYTES),
    "csv": Format("csv", "read_csv", (".csv", ".tsv", ".tab"), is_text=True, max_bytes=MAX_TEXT_BYTES),
    "html": Format("html", "read_html", (".html", ".htm", ".xhtml"), max_bytes=MAX_HTML_BYTES),
    "docx": Format("docx", "read_docx", (".docx", ".docm", ".dotx")),
    "xlsx": Format("xlsx", "read_xlsx", (".xlsx", ".xlsm", ".xltx")),
    "xls": Format("workbook", "read_workbook", (".xls", ".xlsb", ".ods")),
    "pdf": Format("pdf", "read_pdf", (".pdf",)),
}


SEPARATORS = (b",", b";", b"\t", b"|")
MAX_SEPARATORS = 20 * MAX_COLUMNS
"""A line of prose has commas too, though never so many."""


def open_document(path: Path) -> Document:
    """The file at ``path`` as a document, parsed in this process; what comes from strangers goes through the sandbox.

    Raises: Refused.
    """
    return open_bytes(read_source(path), name=path.name)


def open_bytes(data: bytes, *, name: str) -> Document:
    """The document in ``data``: its kind by what the bytes hold, by ``name`` only where they leave it open.

    Raises: Refused.
    """
    kind = sniff(data, name=name)
    chosen = FORMATS[kind]
    if chosen.max_bytes and len(data) > chosen.max_bytes:
        raise Refused(
            f"{name} is larger than {chosen.max_bytes // MEGABYTE} MB, too large for a {kind} file. "
            "Save only the part that holds the plan, and read that."
        )
    notes = _notes_on_name(kind, name=name)
    if chosen.is_text:
        data, note = as_utf8(data, name=name)
        notes += [note] if note else []
        _check_width(data, name=name)
    document = _reader(chosen)(data, name=name)
    document.notes[:0] = notes
    check_document(document)
    return document


def _check_width(data: bytes, *, name: str) -> None:
    """Before a reader makes a million cells of one line: count what could separate them."""
    widest = max((max(line.count(mark) for mark in SEPARATORS) for line in data.splitlines()), default=0)
    if widest > MAX_SEPARATORS:
        refuse_columns(widest + 1, name=name)


def suffixes() -> tuple[str, ...]:
    """Every file ending that is read, in the registry's order; e.g. for a file picker."""
    return tuple(suffix for chosen in FORMATS.values() for suffix in chosen.suffixes)


def _reader(chosen: Format) -> ReadFormat:
    module = import_module(f"{__name__}.{chosen.module}")
    return cast(ReadFormat, getattr(module, chosen.function))


def _notes_on_name(kind: str, *, name: str) -> list[str]:
    suffix = Path(name).suffix.lower()
    if suffix in FORMATS[kind].suffixes or suffix not in suffixes():
        return []
    return [f"The name ends in {suffix}, but the file is {kind.upper()}; it was read as that."]
