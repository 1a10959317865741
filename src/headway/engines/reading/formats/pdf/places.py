"""Reading: where printed lines stand on a page of a PDF, for the picture that a person checks the reading against."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from headway.engines.reading.formats.pdf.assembly import number_lines
from headway.engines.reading.formats.pdf.glyphs import words_on
from headway.engines.reading.formats.pdf.layout import PageInk, Word
from headway.engines.reading.formats.pdf.opening import opened, page_of

_NAME = "The file"


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page, each side from 0 to 1 of the page's width or height, counted from its upper left corner.

    Example: a line in the middle of the page, ``Place(left=0.1, top=0.48, right=0.9, bottom=0.5)``.
    """

    left: float
    top: float
    right: float
    bottom: float


def places(data: bytes, *, page: int, lines: Collection[int]) -> list[Place]:
    """One rectangle for each of these printed lines that stands on the page, from above to below.

    page counts from 1. lines: as ``Span.line`` counts them, over the whole document; so every page before this one is
    looked at too. Raises: Refused (the file cannot be opened, or has no such page).
    """
    ink = _ink(data, page)
    number_lines(ink)
    held: dict[int, list[Word]] = {}
    last = ink[-1]
    for word in [*last.words, *last.watermarks]:
        if word.line in lines:
            held.setdefault(word.line, []).append(word)
    found = [_around(words, last) for words in held.values()]
    return sorted(found, key=lambda place: (place.top, place.left))


def _ink(data: bytes, page: int) -> list[PageInk]:
    """The pages up to this one, with their words alone."""
    out = []
    with opened(data, name=_NAME) as document:
        for number in range(1, page + 1):
            with page_of(document, number, name=_NAME) as sheet:
                frame, words, askew = words_on(sheet, what=f"Page {number}")
            width, height = frame.size
            out.append(PageInk(number, width, height, words, watermarks=askew))
    return out


def _around(words: list[Word], page: PageInk) -> Place:
    width, height = max(page.width, 1.0), max(page.height, 1.0)
    return Place(
        left=_share(min(word.x0 for word in words), width),
        top=_share(min(word.top for word in words), height),
        right=_share(max(word.x1 for word in words), width),
        bottom=_share(max(word.bottom for word in words), height),
    )


def _share(length: float, whole: float) -> float:
    return min(max(length / whole, 0.0), 1.0)
