"""Reading: what a page carries only because it is a page: running heads, running feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from headway.engines.reading.formats.pdf.layout import PageInk, TextLine, Word, into_lines

DEEPEST = 4  # lines looked at from the top and from the bottom of a page
CLEAR = 1.6  # of the size: the least distance between a running head and what it runs over
MARGIN = 0.14  # of the page's height, in which heads and feet stand
EDGE = 0.06  # of the page's height, in which a lone number is a page number
MOST = 0.6  # of the pages; what stands at one height on so many is theirs, however near the text comes
PIECES = 3  # left, middle and right; a line in more pieces is a table's
HEADS = 0.25  # of its pages; a line that stands over columns on so many is the columns' head on all
BELOW = 14  # lines in which the cells under a head of columns are looked for

RUNNING = "It stands in the same place on other pages too: a running head or foot."
NUMBER = "It is a page number."
WATERMARK = "It is printed askew over the page: a watermark or stamp."

_PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:(?:page|p\.|página|seite|bogga)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|de|/|von)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(r"page|p\.|página|seite|bogga|\bof\b|/", re.IGNORECASE)


_Key = tuple[str, int]


@dataclass(slots=True)
class Leaf:
    """One page's words outside drawn tables, parted into what is the page's own and what is the text."""

    page: PageInk
    words: list[Word]
    set_aside: list[tuple[TextLine, str]]


def without_furniture(pages: Sequence[tuple[PageInk, list[Word]]]) -> list[Leaf]:
    """The pages with their running heads, feet and numbers set aside, each with its reason."""
    lines = [into_lines(words) for _, words in pages]
    often, everywhere = _repeated(pages, lines)
    numbers = _numbering(pages, lines)
    heads = _column_heads(lines)
    often = {key for key in often if key[0] not in heads}
    leaves: list[Leaf] = []
    for (page, words), found in zip(pages, lines, strict=True):
        aside: list[tuple[TextLine, str]] = []
        for ordered in (found, found[::-1]):
            aside += _peeled(page, ordered, often, everywhere, numbers)
        gone = {id(word) for line, _ in aside for word in line.words}
        leaves.append(Leaf(page, [word for word in words if id(word) not in gone], aside))
    return leaves


def _key(line: TextLine) -> _Key:
    return re.sub(r"\d+", "#", line.text), round(line.base / 4)


def _outer(lines: list[TextLine]) -> list[TextLine]:
    return lines if len(lines) <= 2 * DEEPEST else lines[:DEEPEST] + lines[-DEEPEST:]


def _repeated(pages: Sequence[tuple[PageInk, list[Word]]], lines: list[list[TextLine]]) -> tuple[set[_Key], set[_Key]]:
    """Texts (digits aside) that stand at one height on several pages, and those that do on most of them."""
    counts: Counter[tuple[str, int]] = Counter()
    for found in lines:
        for text, height in {_key(line) for line in _outer(found)}:
            counts.update({(text, height + shift) for shift in (-1, 0, 1)})
    needed = max(2, round(0.3 * len(pages)))
    most = max(3, MOST * len(pages))
    return {k for k, count in counts.items() if count >= needed}, {k for k, count in counts.items() if count >= most}


def _numbering(pages: Sequence[tuple[PageInk, list[Word]]], lines: list[list[TextLine]]) -> set[int]:
    """Differences between the number printed and the page's place that several pages share."""
    shifts: dict[int, set[int]] = defaultdict(set)
    for (page, _), found in zip(pages, lines, strict=True):
        for line in _outer(found):
            digits = re.search(r"\d+", line.text)
            if digits and _PAGE_NUMBER.match(line.text):
                shifts[int(digits.group()) - page.number].add(page.number)
    return {shift for shift, seen in shifts.items() if len(seen) >= 2}


def _peeled(
    page: PageInk, lines: list[TextLine], often: set[_Key], everywhere: set[_Key], numbers: set[int]
) -> list[tuple[TextLine, str]]:
    """Lines from one end of the page inwards, as long as each is furniture and the text keeps clear of them.

    What stands on most pages within their outermost part needs no clear space.
    """
    out: list[tuple[TextLine, str]] = []
    settled = 0
    for index, line in enumerate(lines[:DEEPEST]):
        why = _reason(page, line, often, numbers)
        if not why or line.words[0].sideways or _heads_columns(line, lines[index + 1 : index + 1 + BELOW]):
            break
        rest = lines[index + 1 :]
        edge = min(line.top, page.height - line.bottom)
        sure = _key(line) in everywhere and edge < EDGE * page.height and len(_pieces(line)) <= PIECES
        clear = sure or not rest or abs(rest[0].base - line.base) >= CLEAR * max(line.size, rest[0].size)
        inner_too = bool(rest) and index + 1 < DEEPEST and bool(_reason(page, rest[0], often, numbers))
        if not clear and not inner_too:
            break
        out.append((line, why))
        settled = len(out) if sure else settled
    while len(out) > settled and not _is_clear(out, lines):
        out.pop()
    return out


def _heads_columns(line: TextLine, below: list[TextLine]) -> bool:
    """Whether at least three pieces of a line stand over text that begins, or is centred, where they do."""
    pieces = _pieces(line)
    others = [piece for other in below for piece in _pieces(other)]
    over = [any(abs(x0 - a) < 3 or abs(x0 + x1 - a - b) < 6 for a, b in others) for x0, x1 in pieces]
    return len(pieces) >= 3 and sum(over) >= max(3, len(pieces) - 1)


def _column_heads(lines: list[list[TextLine]]) -> set[str]:
    """Texts (digits aside) that stand over columns on some of their pages, though on others a row's rest follows."""
    seen: Counter[str] = Counter()
    over: Counter[str] = Counter()
    for found in lines:
        for index, line in enumerate(found[:DEEPEST]):
            text = _key(line)[0]
            seen[text] += 1
            over[text] += _heads_columns(line, found[index + 1 : index + 1 + BELOW])
    return {text for text, count in over.items() if count >= HEADS * seen[text]}


def _pieces(line: TextLine) -> list[tuple[float, float]]:
    out: list[tuple[float, float]] = []
    for word in line.words:
        if out and word.x0 - out[-1][1] < 0.6 * line.size:
            out[-1] = (out[-1][0], max(out[-1][1], word.x1))
        else:
            out.append((word.x0, word.x1))
    return out


def _is_clear(out: list[tuple[TextLine, str]], lines: list[TextLine]) -> bool:
    if len(out) >= len(lines):
        return True
    line, body = out[-1][0], lines[len(out)]
    return abs(body.base - line.base) >= CLEAR * max(line.size, body.size)


def _reason(page: PageInk, line: TextLine, often: set[_Key], numbers: set[int]) -> str:
    edge = min(line.top, page.height - line.bottom)
    if _PAGE_NUMBER.match(line.text) and edge < MARGIN * page.height:
        digits = re.search(r"\d+", line.text)
        counted = digits is not None and int(digits.group()) - page.number in numbers
        if counted or _SAYS_PAGE.search(line.text) or digits is None or edge < EDGE * page.height:
            return NUMBER
    if _key(line) in often and edge < 0.2 * page.height:
        return RUNNING
    return ""
