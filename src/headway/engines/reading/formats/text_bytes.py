"""Reading: the bytes of a text file as sound UTF-8, or a plain refusal."""

from __future__ import annotations

import codecs
import re

from headway.engines.reading.errors import Refused

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # tab, line breaks, form feed and escape may stand in text
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTES = bytes(range(0x80, 0x100))
MAX_HIGH_SHARE = 0.3


def as_utf8(data: bytes, *, name: str) -> tuple[bytes, str]:
    """The text as UTF-8 without a byte order mark, and a note where its encoding had to be guessed ("" otherwise).

    Raises: Refused, with the line where the text breaks off being text.
    """
    text, note = _decode(data, name=name)
    found = CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        kind = "a NUL byte" if found.group() == "\0" else f"the control character {ord(found.group()):#04x}"
        raise Refused(
            f"{name} is not a sound text file: line {line} holds {kind}. "
            "Open it in the program it was made with, save it as UTF-8 text, and read that."
        )
    return text.encode(), note


def _decode(data: bytes, *, name: str) -> tuple[str, str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ""
            except UnicodeDecodeError as error:
                raise _broken(data, error, name=name) from error
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if not _looks_like_windows_text(data):
            raise _broken(data, error, name=name) from error
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _broken(data, error, name=name) from error
    return text, "The file does not say how its letters are stored; it was read as Windows (Western European) text."


def _looks_like_windows_text(data: bytes) -> bool:
    """Old spreadsheet exports: no byte pair is valid UTF-8, no NUL, and letters beyond ASCII are the exception."""
    high = len(data) - len(data.translate(None, HIGH_BYTES))
    return b"\0" not in data and not MULTIBYTE.search(data) and high <= MAX_HIGH_SHARE * len(data)


def _broken(data: bytes, error: UnicodeDecodeError, *, name: str) -> Refused:
    line = data.count(b"\n", 0, error.start) + 1
    return Refused(
        f"{name} is not sound {error.encoding.upper()} text: it breaks at line {line}. "
        "Open it in the program it was made with, save it as UTF-8 text, and read that."
    )
