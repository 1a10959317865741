"""Reading: what a column's cells look like, whatever its header says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.engines.reading.plan.dates import DateHabits, is_date_like
from headway.engines.reading.plan.names import Directory
from headway.engines.reading.plan.sentences import first_word
from headway.engines.reading.plan.titles import label_level
from headway.engines.reading.plan.words.openings import IMPERATIVES
from headway.engines.reading.plan.words.statuses import DONE_MARKS, EMPTY_MARKS, NO_DATE_WORDS, STATUS_PHRASES

NUMBERING = re.compile(r"^\(?[A-Za-z]{0,4}[\s.-]?\d{1,3}(?:[.-]?[A-Za-z\d]{1,3})*[.)]?$")
LONG_DATE_WORDS = 7
LEVEL_WORDS = 2
BULLETED = re.compile(r"^\s*(?:[•●▪◦‣·–—*-]|\(?(?:[a-h]|\d{1,2})[.)])\s+\S", re.MULTILINE)
PERCENT = re.compile(r"^\d{1,3}\s?%$")


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares of a column's filled cells, 0 to 1; ``words`` is the mean count of words, ``filled`` the number of cells.

    fill: filled cells of all rows. repeated: cells whose text occurs more than once. orders: cells opening with an
    imperative. listed: cells that hold known department names only. bullets: cells that list two items or more.
    levels: cells that are the name of a level, where they name more than one.
    """

    filled: int = 0
    fill: float = 0.0
    dates: float = 0.0
    statuses: float = 0.0
    marks: float = 0.0
    numbers: float = 0.0
    words: float = 0.0
    repeated: float = 0.0
    orders: float = 0.0
    listed: float = 0.0
    capitals: float = 0.0
    bullets: float = 0.0
    levels: float = 0.0


def profile(cells: Iterable[str], *, rows: int, directory: Directory | None) -> Profile:
    """The profile of one column. rows: how many body rows the table has."""
    raw = [cell for cell in cells if cell.strip()]
    texts = [" ".join(cell.split()) for cell in raw]
    if not texts:
        return Profile()
    counts = Counter(text.casefold() for text in texts)
    habits = DateHabits.learn(texts)

    ranks = [label_level(text) if len(text.split()) <= LEVEL_WORDS else 0 for text in texts]

    def share(test: Iterable[bool]) -> float:
        return sum(test) / len(texts)

    return Profile(
        filled=len(texts),
        fill=len(texts) / max(rows, 1),
        dates=share(_is_date(text, habits) for text in texts),
        statuses=share(_is_status(text) for text in texts),
        marks=share(text in DONE_MARKS or text in EMPTY_MARKS for text in texts),
        numbers=share(NUMBERING.match(text) is not None and not is_date_like(text) for text in texts),
        words=sum(len(text.split()) for text in texts) / len(texts),
        repeated=share(counts[text.casefold()] > 1 for text in texts),
        orders=share(first_word(text) in IMPERATIVES for text in texts),
        listed=share(_is_listed(text, directory) for text in texts) if directory is not None else 0.0,
        capitals=share(text[0].isupper() or text[0].isdigit() for text in texts),
        levels=share(map(bool, ranks)) if len({rank for rank in ranks if rank}) > 1 else 0.0,
        bullets=share(len(BULLETED.findall(cell)) > 1 for cell in raw),
    )


def profiles(columns: Sequence[Sequence[str]], *, rows: int, directory: Directory | None) -> list[Profile]:
    """One profile for each column."""
    return [profile(cells, rows=rows, directory=directory) for cells in columns]


def _is_date(text: str, habits: DateHabits) -> bool:
    if len(text.split()) > LONG_DATE_WORDS:
        return False
    return is_date_like(text) or text.casefold() in NO_DATE_WORDS or habits.last(text) is not None


def _is_status(text: str) -> bool:
    return text.casefold().strip(" .") in STATUS_PHRASES or PERCENT.match(text) is not None


def _is_listed(text: str, directory: Directory | None) -> bool:
    if directory is None or len(text.split()) > 40:
        return False
    mentions = directory.scan(text)
    return any(mention.kind == "known" for mention in mentions) and all(
        mention.kind in {"known", "part", "ghost"} for mention in mentions
    )
