"""Reading: deadlines as plans print them, from 12/31/25 to "by end of Q3 2026", each read as its last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from headway.engines.reading.plan.words.calendar import MONTH_PATTERN, MONTHS, ORDINALS, SEASONS

YEAR = r"(?:19|20)\d{2}"
NUMERIC = re.compile(r"(?<!\d)(\d{1,4})\s?([/.,-])\s?(\d{1,2})\s?\2\s?(\d{2,4})(?!\d)")
MONTH_DAY_YEAR = re.compile(rf"\b({MONTH_PATTERN})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+({YEAR})\b", re.I)
DAY_MONTH_YEAR = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?({MONTH_PATTERN})\.?,?\s+(?:de[l]?\s+)?({YEAR})\b", re.I
)
MONTH_YEAR = re.compile(
    rf"\b({MONTH_PATTERN})\.?,?\s*(?:de[l]?\s+|of\s+|[-/'’]\s?)?({YEAR}|(?<=['’/-])\d{{2}})\b", re.I
)
NUMERIC_MONTH_YEAR = re.compile(rf"(?<![\d/.-])(\d{{1,2}})[/.]({YEAR})\b|\b({YEAR})-(\d{{2}})(?![\d-])")
QUARTER = re.compile(
    rf"\b(?:[QT]\s?([1-4])[,\s/-]*(?:of\s+|de\s+|del\s+)?(?:(FY|CY)\s*)?['’]?({YEAR}|\d{{2}})"
    rf"|(?:(FY|CY)\s*)?['’]?({YEAR}|(?<=FY)\d{{2}}|(?<=CY)\d{{2}}|(?<=FY )\d{{2}})[,\s/-]*[QT]\s?([1-4]))\b",
    re.I,
)
ORDINAL_PART = re.compile(
    rf"\b({'|'.join(re.escape(word) for word in sorted(ORDINALS, key=len, reverse=True))})\s+"
    rf"(quarter|half|trimestre|semestre|quartal|halbjahr|qtr)\.?,?\s*(?:of\s+|de\s+|del\s+)?(?:(FY)\s*)?({YEAR})\b",
    re.I,
)
HALF = re.compile(rf"\b[HS]([12])\s*({YEAR})\b|\b({YEAR})\s*[HS]([12])\b", re.I)
FISCAL = re.compile(
    rf"\b(?:FY|fiscal year|año fiscal|exercice)\s*['’]?({YEAR}|\d{{2}})(?:\s?[-–/]\s?({YEAR}|\d{{2}}))?\b", re.I
)
SEASON = re.compile(rf"\b({'|'.join(SEASONS)})\s*(?:of\s+|de\s+|del\s+)?,?\s*({YEAR})\b", re.I)
ROUGH = re.compile(
    rf"\b(early|mid|late|beginning of|middle of|a principios de|a mediados de|mediados de|finales de|début|mi|fin"
    rf"|anfang|mitte)[\s-]*({YEAR})\b",
    re.I,
)
BARE_YEAR = re.compile(rf"(?<!\d)({YEAR})(?!\d)")
OPEN_END = re.compile(
    r"(?:-|–|—|\bto\b|\band\b|\ba\b|\bbis\b)\s*(?:ongoing|on-going|continuous|present|permanente|laufend)\W*$", re.I
)
DIGIT = re.compile(r"\d")
STRUCK = re.compile(r"~~(.*?)~~", re.DOTALL)
DATE_LIKE = re.compile(r"^\W*\d{1,4}\s?[/.,-]\s?\d{1,2}\s?[/.,-]\s?\d{1,4}\W*$")
ROUGH_MONTHS = {"early": 3, "beginning of": 3, "a principios de": 3, "début": 3, "anfang": 3, "mid": 6, "middle of": 6}
ROUGH_MONTHS |= {"a mediados de": 6, "mediados de": 6, "mi": 6, "mitte": 6, "late": 12, "finales de": 12, "fin": 12}
FISCAL_START = re.compile(
    rf"fiscal year[^.]{{0,60}}?\b(?:begins?|starts?|runs?|beginning|starting|from)\b[^.]{{0,20}}?\b({MONTH_PATTERN})\b",
    re.I,
)
DEFAULT_FISCAL_START = 7  # most US cities: July to June; always said as a doubt


@dataclass(frozen=True, slots=True)
class DateReading:
    """One date as read.

    value: the last day meant. printed: the characters read. alternatives: other days it may mean, best first.
    reason: why there is a doubt, or "".
    """

    value: date
    printed: str
    start: int = 0
    alternatives: tuple[date, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DateHabits:
    """How this document writes dates.

    order: "mdy" or "dmy". settled: the document's own dates show the order. fiscal_start: first month of its fiscal
    year; 0 where the document does not say.
    """

    order: str = "mdy"
    settled: bool = False
    fiscal_start: int = 0

    @classmethod
    def learn(cls, cells: Iterable[str], *, prose: str = "") -> DateHabits:
        """The order that more of the day-and-month pairs can only be read in."""
        votes = {"mdy": 0, "dmy": 0}
        dotted = 0
        for cell in cells:
            for found in NUMERIC.finditer(cell):
                first, mark, second = int(found.group(1)), found.group(2), int(found.group(3))
                dotted += mark == "."
                if 12 < first <= 31 and 1 <= second <= 12:
                    votes["dmy"] += 1
                elif 12 < second <= 31 and 1 <= first <= 12:
                    votes["mdy"] += 1
        fiscal = FISCAL_START.search(prose)
        fiscal_start = MONTHS[fiscal.group(1).casefold()] if fiscal else 0
        if votes["mdy"] != votes["dmy"]:
            return cls("mdy" if votes["mdy"] > votes["dmy"] else "dmy", settled=True, fiscal_start=fiscal_start)
        return cls("dmy" if dotted else "mdy", settled=bool(dotted), fiscal_start=fiscal_start)

    def read(self, text: str) -> list[DateReading]:
        """Every date in the text, in printed order; what is struck out does not count."""
        return list(_readings(text, self)) if DIGIT.search(text) else []

    def last(self, text: str) -> DateReading | None:
        """The date a cell means: of a range ("2025-2027", "Jan 2025 to March 2026") its end."""
        if OPEN_END.search(text):  # "2024 - ongoing" has a beginning and no deadline
            return None
        readings = self.read(text)
        return max(readings, key=lambda reading: reading.value) if readings else None


@lru_cache(maxsize=4096)
def _readings(text: str, habits: DateHabits) -> tuple[DateReading, ...]:
    text = STRUCK.sub(lambda struck: " " * len(struck.group()), text)
    found: list[DateReading] = []
    for reader in (_numeric, _month_day, _month_year, _quarter, _ordinal_part, _half, _fiscal, _season, _rough, _year):
        for reading in reader(text, habits):
            found.append(reading)
            end = reading.start + len(reading.printed)
            text = text[: reading.start] + "\0" * (end - reading.start) + text[end:]
    return tuple(sorted(found, key=lambda reading: reading.start))


def struck_out(text: str) -> str:
    """What the text strikes out, e.g. an earlier date; "" where nothing is."""
    return "; ".join(part.strip() for part in STRUCK.findall(text))


def without_struck(text: str) -> str:
    """The text as it now stands."""
    return " ".join(STRUCK.sub(" ", text).split())


def is_date_like(text: str) -> bool:
    """Whether the text has a date's shape, real or not: "20/04/05", "00,02,27"."""
    return DATE_LIKE.match(text) is not None


def _end_of(year: int, month: int) -> date | None:
    if not 1 <= month <= 12 or not 1900 <= year <= 2199:
        return None
    return date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(text: str) -> int:
    return int(text) + 2000 if len(text) == 2 else int(text)


def _numeric(text: str, habits: DateHabits) -> Iterable[DateReading]:
    for found in NUMERIC.finditer(text):
        first, mark, second, third = found.groups()
        if len(third) == 3 or mark == ",":
            continue
        if len(first) == 4:
            value, other = _day(int(first), int(second), int(third)), None
        elif len(first) > 2:
            continue
        else:
            year = _full_year(third)
            month_first = _day(year, int(first), int(second))
            day_first = _day(year, int(second), int(first))
            value, other = (month_first, day_first) if habits.order == "mdy" else (day_first, month_first)
            if mark == "." and day_first:  # points between numbers are always day first
                value, other = day_first, None
            elif habits.settled or value == other:
                other = None
            elif value is None:
                value, other = other, None
        if value is not None:
            reason = "Day and month could be the other way round; no date in the document settles it." if other else ""
            yield DateReading(value, found.group(), found.start(), (other,) if other else (), reason)


def _month_day(text: str, _habits: DateHabits) -> Iterable[DateReading]:
    for found in MONTH_DAY_YEAR.finditer(text):
        value = _day(int(found.group(3)), MONTHS[found.group(1).casefold()], int(found.group(2)))
        if value:
            yield DateReading(value, found.group(), found.start())
    for found in DAY_MONTH_YEAR.finditer(text):
        value = _day(int(found.group(3)), MONTHS[found.group(2).casefold()], int(found.group(1)))
        if value:
            yield DateReading(value, found.group(), found.start())


def _month_year(text: str, _habits: DateHabits) -> Iterable[DateReading]:
    for found in MONTH_YEAR.finditer(text):
        value = _end_of(_full_year(found.group(2)), MONTHS[found.group(1).casefold()])
        if value:
            yield DateReading(value, found.group(), found.start())
    for found in NUMERIC_MONTH_YEAR.finditer(text):
        month, year, iso_year, iso_month = found.groups()
        value = _end_of(int(year or iso_year), int(month or iso_month))
        if value:
            yield DateReading(value, found.group(), found.start())


def _quarter(text: str, habits: DateHabits) -> Iterable[DateReading]:
    for found in QUARTER.finditer(text):
        number, mark, year, mark_before, year_before, number_after = found.groups()
        fiscal = (mark or mark_before or "").casefold() == "fy"
        yield from _part(found, _full_year(year or year_before), int(number or number_after) * 3, fiscal, habits)


def _ordinal_part(text: str, habits: DateHabits) -> Iterable[DateReading]:
    for found in ORDINAL_PART.finditer(text):
        size = 6 if found.group(2).casefold() in {"half", "semestre", "halbjahr"} else 3
        months = min(ORDINALS[found.group(1).casefold()] * size, 12)
        yield from _part(found, int(found.group(4)), months, bool(found.group(3)), habits)


def _half(text: str, habits: DateHabits) -> Iterable[DateReading]:
    for found in HALF.finditer(text):
        number, year, year_before, number_after = found.groups()
        yield from _part(found, int(year or year_before), int(number or number_after) * 6, False, habits)


def _fiscal(text: str, habits: DateHabits) -> Iterable[DateReading]:
    for found in FISCAL.finditer(text):
        yield from _part(found, _full_year(found.group(2) or found.group(1)), 12, True, habits)


def _part(found: re.Match[str], year: int, months: int, fiscal: bool, habits: DateHabits) -> Iterable[DateReading]:
    """The end of a part of a year that is ``months`` long from its beginning."""
    if not fiscal:
        value = _end_of(year, months)
        if value:
            yield DateReading(value, found.group(), found.start())
        return
    starts = [habits.fiscal_start or DEFAULT_FISCAL_START, 10, 1, 7]
    values = [value for start in dict.fromkeys(starts) if (value := _fiscal_end(year, months, start))]
    if not values:
        return
    if habits.fiscal_start:
        yield DateReading(values[0], found.group(), found.start())
        return
    reason = (
        "The document does not say when its fiscal year begins; read as July to June, named after the year it ends in."
    )
    yield DateReading(values[0], found.group(), found.start(), tuple(values[1:]), reason)


def _fiscal_end(year: int, months: int, start: int) -> date | None:
    """Fiscal years are named after the calendar year they end in; ``start`` is their first month."""
    first_year = year if start == 1 else year - 1
    index = start - 1 + months - 1
    return _end_of(first_year + index // 12, index % 12 + 1)


def _season(text: str, _habits: DateHabits) -> Iterable[DateReading]:
    for found in SEASON.finditer(text):
        year, month = int(found.group(2)), SEASONS[found.group(1).casefold()]
        value = _end_of(year + (month == 2), month)
        if value is None:
            continue
        early = _end_of(year, month) if month == 2 else None
        reason = "Winter belongs to two years; read as the one that begins in the year printed." if early else ""
        yield DateReading(value, found.group(), found.start(), (early,) if early else (), reason)


def _rough(text: str, _habits: DateHabits) -> Iterable[DateReading]:
    for found in ROUGH.finditer(text):
        word, year = found.group(1).casefold(), int(found.group(2))
        value, end = _end_of(year, ROUGH_MONTHS[word]), date(year, 12, 31)
        if value == end:
            yield DateReading(end, found.group(), found.start())
        elif value:
            reason = f"“{found.group()}” is no exact day; read as the last day of that part of the year."
            yield DateReading(value, found.group(), found.start(), (end,), reason)


def _year(text: str, _habits: DateHabits) -> Iterable[DateReading]:
    for found in () if is_date_like(text) else BARE_YEAR.finditer(text):
        yield DateReading(date(int(found.group(1)), 12, 31), found.group(), found.start())
