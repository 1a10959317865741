"""Desk: numbers and paths in an address, held to what the database can hold."""

from __future__ import annotations

LARGEST_PAGE = 1_000_000


class SmallNumber:
    """A path converter: 1 to 9 digits, so that no address can overflow an integer column."""

    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class RestOfPath:
    """A path converter: whatever follows, "" included, e.g. the page asked for inside a preview."""

    regex = ".*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def page_number(text: str | None) -> int:
    """The page asked for, counting from 1; anything that is not one is the first."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > len(str(LARGEST_PAGE)):
        return 1
    return max(int(text), 1)
