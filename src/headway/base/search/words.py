"""Search: text as plain words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_WORD = 80
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text without case, accents and punctuation, in order. Example: "Mayor's Café" -> mayors, cafe."""
    # An apostrophe joins: "mayor's" is met as often without it, and "s" alone finds everything.
    joined = text.replace("’", "").replace("'", "")
    bare = "".join(c for c in unicodedata.normalize("NFKD", joined) if not unicodedata.combining(c))
    return [word[:LONGEST_WORD] for word in _WORD.findall(bare.casefold())]


def plain(texts: Iterable[str]) -> str:
    """All the words of several texts, one space between."""
    return " ".join(word for text in texts for word in words_of(text))
