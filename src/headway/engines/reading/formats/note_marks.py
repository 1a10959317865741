"""Reading: the raised numbers and signs that point to a footnote; they are no part of the words they stand behind."""

from __future__ import annotations

import re

MARK = re.compile(r"^[\[(]?(?:\d{1,2}|[a-z]|[*†‡§¶#]{1,3})(?:\s*[,;]\s*(?:\d{1,2}|[a-z]))*[\])]?$")
POWERS = re.compile(r"(?:^|[\s\d])(?:[mk]?m|[cd]m|ft|in|mi|yd|x|n|ha|s)$|(?:^|\s)10$|^$", re.IGNORECASE)


def is_note_mark(raised: str, *, before: str) -> bool:
    """Whether raised characters point to a note. before: the text that they stand behind.

    Example: "2" behind "Install ramps" or "2026" does; behind "400 m" (square metres) or "10" it does not.
    """
    return MARK.match(raised.strip()) is not None and POWERS.search(before.rstrip("\n")) is None
