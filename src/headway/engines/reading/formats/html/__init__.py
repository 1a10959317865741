"""Reading: a web page (HTML) as blocks in reading order, built as a browser would build it."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import html5lib
import webencodings

from headway.engines.reading.document import Document
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.html.body import Body
from headway.engines.reading.formats.text_bytes import BYTE_ORDER_MARKS, as_utf8
from headway.engines.reading.limits import MAX_COLUMNS, BeyondLimits, refuse_columns

META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{1,40})""", re.I)
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.-]{1,40})""", re.I)
WHERE_ENCODING_STANDS = 4096
MAX_DEPTH = 400
"""Elements inside elements: pages nest to about 40; beyond this a file is built to exhaust its reader."""
TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
ROW = re.compile(r"<tr\b", re.I)
CELL = re.compile(r"<t[dh]\b", re.I)
CLOSE_THEMSELVES = frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "br", "img", "input", "hr", "meta")
) | {"link", "col", "wbr", "area", "base", "source", "embed"}


def read_html(data: bytes, *, name: str) -> Document:
    """A page's headings, paragraphs, lists and tables; scripts, styles and navigation are left out or junk.

    ``line`` counts non-blank paragraphs and table rows: lines of HTML are not lines of the page.
    Raises: Refused for a page that nests without end, or whose letters cannot be told.
    """
    text, note = decode(data, name=name)
    _check_depth(text, name=name)
    _check_width(text, name=name)
    root = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)
    if not isinstance(root, Element):
        raise TypeError("html5lib's etree builder gives an element")
    body = Body()
    try:
        body.read(root)
    except BeyondLimits as error:
        raise Refused(f"{name}: {error}") from error
    document = Document(
        kind="html",
        name=name,
        blocks=body.blocks,
        lines=body.lines,
        junk=body.junk,
        title=body.title,
        notes=body.notes(),
    )
    document.notes[:0] = [note] if note else []
    return document


def decode(data: bytes, *, name: str) -> tuple[str, str]:
    """The page's text, and a note where letters were guessed or lost ("" otherwise).

    A byte order mark wins, then sound UTF-8, then what the page says of itself, then old Windows text.
    Raises: Refused.
    """
    if any(data.startswith(mark) for mark, _encoding in BYTE_ORDER_MARKS):
        return as_utf8(data, name=name)[0].decode(), ""
    beginning = data[:WHERE_ENCODING_STANDS]
    declared = META_CHARSET.search(beginning) or XML_ENCODING.search(beginning)
    encoding = webencodings.lookup(declared.group(1).decode("ascii", "replace")) if declared else None
    utf8 = _utf8_or_none(data)
    if utf8 is not None or encoding is None:
        return as_utf8(data, name=name)[0].decode(), "" if utf8 is not None else as_utf8(data, name=name)[1]
    text, _used = webencodings.decode(data, encoding, errors="replace")
    if "\0" in text:
        raise Refused(f"{name} is not a sound web page: it holds NUL bytes. Save the page again and read that.")
    lost = text.count("\ufffd")
    note = f"{lost} characters of the page are broken in the file itself; they show as \ufffd." if lost else ""
    return text, note


def _utf8_or_none(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _check_depth(text: str, *, name: str) -> None:
    """Count open elements before the parser does: it looks through all of them at every tag."""
    depth = 0
    for match in TAG.finditer(text):
        if match.group(2).lower() in CLOSE_THEMSELVES:
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > MAX_DEPTH:
            raise Refused(
                f"{name} nests its elements more than {MAX_DEPTH} deep, as no page does. It will not be read. "
                "Save the page again from a browser, or copy the plan's table into a spreadsheet."
            )


def _check_width(text: str, *, name: str) -> None:
    """Before the parser makes an element of each: the cells between one row's tag and the next."""
    widest = max(len(CELL.findall(part)) for part in ROW.split(text))
    if widest > 20 * MAX_COLUMNS:
        refuse_columns(widest, name=name)
