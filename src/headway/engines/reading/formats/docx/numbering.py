"""Reading: the numbers and bullets that Word prints before list paragraphs and stores nowhere in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from headway.engines.reading.formats.docx.names import W, number, value

BULLET = "•"
PLACE = re.compile(r"%([1-9])")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the first number, the kind of number, and the pattern around it ("%1.%2.")."""

    start: int = 1
    kind: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class List:
    """One abstract list and where its counting stands."""

    levels: dict[int, Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document's lists in reading order."""

    def __init__(self, root: _Element | None) -> None:
        self._lists: dict[str, List] = {}
        self._list_of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            levels = {number(level.get(W + "ilvl")): _level(level) for level in abstract.iter(W + "lvl")}
            self._lists[abstract.get(W + "abstractNumId", "")] = List(levels)
        for num in root.iter(W + "num"):
            num_id = num.get(W + "numId", "")
            self._list_of[num_id] = value(num, "abstractNumId") or ""
            for override in num.iter(W + "lvlOverride"):
                start = value(override, "startOverride")
                if start is not None:
                    self._restarts.setdefault(num_id, {})[number(override.get(W + "ilvl"))] = number(start, 1)

    def label(self, num_id: str, level: int) -> str:
        """The mark of the next paragraph on ``level`` (from 0) of list ``num_id``: "•", "3.", "2.1", "b)" or ""."""
        found = self._lists.get(self._list_of.get(num_id, ""))
        if found is None or level not in found.levels:
            return BULLET
        for place, start in self._restarts.pop(num_id, {}).items():
            found.counts[place] = start - 1
        settings = found.levels[level]
        found.counts[level] = found.counts.get(level, settings.start - 1) + 1
        for deeper in [place for place in found.counts if place > level]:
            del found.counts[deeper]
        if settings.kind == "bullet":
            return BULLET
        if settings.kind == "none":
            return ""

        def printed(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            one = found.levels.get(place, Level())
            return format_number(found.counts.get(place, one.start), kind=one.kind)

        return PLACE.sub(printed, settings.pattern).strip()


def _level(element: _Element) -> Level:
    return Level(
        start=number(value(element, "start"), 1),
        kind=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
    )


def format_number(count: int, *, kind: str) -> str:
    """``count`` as Word prints it: 3 as "lowerLetter" is "c", 28 as "upperLetter" "BB", 4 as "upperRoman" "IV"."""
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = ""
        for worth, letters in (*ROMAN, *ROMAN_SMALL):
            times, count = divmod(count, worth)
            roman += letters * times
        return roman.upper() if kind == "upperRoman" else roman
    return f"{count:02d}" if kind == "decimalZero" else str(count)
