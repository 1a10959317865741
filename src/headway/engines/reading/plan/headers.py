"""Reading: what a header's words say that its column holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from headway.engines.reading.plan.words import headers as words
from headway.engines.reading.plan.words.calendar import MONTH_PATTERN
from headway.engines.reading.plan.words.statuses import STATUS_PHRASES

LONGEST_HEADER_WORDS = 9
LONGEST_HEADER = 70
LONGEST_LOOSE_WORDS = 6
EXACT, CONTAINED, VAGUE = 1.0, 0.7, 0.35
DAY = re.compile(rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\b(?:{MONTH_PATTERN})\.? \d{{1,2}},? \d{{4}}", re.IGNORECASE)
SENTENCE = re.compile(r"\w{3,}\s+\w+\s+\S*.*[.!]$")
SUPPORTING = re.compile(
    r"^(?!.*\b(?:lead|responsible)\b).*\b(?:support|partner|collaborat|contribut|involved|other|socios|aliados|partenaire"
    r"|beteiligte)"
)
# Inside a longer header these say too little to count for much.
VAGUE_WORDS = words.listed(
    "date year type level name no what area term phase end who service services state start why how title id fy code"
    " quarter neighborhood was wer bis qui but fin data in progress complete completed done new team support met"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One way to understand a header.

    rank: for levels 1 (section) to 5 (step), 6 where a step is only described; for deadlines 0 (most telling) to 2.
    """

    role: str
    rank: int
    weight: float
    phrase: str


def _table() -> dict[str, list[tuple[str, int]]]:
    known: dict[str, list[tuple[str, int]]] = {}
    blocks: list[tuple[str, int, str]] = [("level", rank, block) for rank, block in words.LEVELS.items()]
    blocks += [("level", 6, words.WEAK_TEXT), ("items", 0, words.ITEMS), ("lead", 0, words.LEAD)]
    blocks += [("departments", 0, words.DEPARTMENTS)]
    blocks += [("deadline", rank, block) for rank, block in enumerate(words.DEADLINE)]
    blocks += [("status", 0, words.STATUS), ("number", 0, words.NUMBER), ("other", 0, words.OTHER)]
    for role, rank, block in blocks:
        for phrase in words.phrases(block):
            entries = known.setdefault(fold(phrase), [])
            if role not in {entry[0] for entry in entries}:
                entries.append((role, rank))
    return known


def fold(text: str) -> str:
    """A header without case, accents, footnote marks and outer punctuation."""
    text = unicodedata.normalize("NFKD", text.casefold().replace("’", "'").replace("ß", "ss"))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub(r"[*†‡:;?¿]+", " ", text)
    return " ".join(text.split()).strip(" .,-–|")


KNOWN = _table()


@lru_cache(maxsize=2048)
def hits(text: str) -> tuple[Hit, ...]:
    """Every role the header's words allow, the likeliest first; () where they say nothing."""
    key = fold(text)
    if not key or len(key) > LONGEST_HEADER or len(key.split()) > LONGEST_HEADER_WORDS:
        return ()
    for form in (key, fold(re.sub(r"\([^)]*\)?", " ", key)), fold(key.replace("(s)", "s").replace("/s", "s"))):
        if form in KNOWN:
            return tuple(Hit(role, rank, EXACT, form) for role, rank in KNOWN[form])
    tokens = re.findall(r"[^\s/,()&+|]+", key)
    found: dict[str, Hit] = {}
    for size in range(min(len(tokens), 5), 0, -1):
        for start in range(len(tokens) - size + 1):
            phrase = " ".join(tokens[start : start + size])
            for role, rank in KNOWN.get(phrase, ()):
                weight = VAGUE if phrase in VAGUE_WORDS else CONTAINED
                if role not in found:
                    found[role] = Hit(role, rank, weight + 0.02 * size, phrase)
    return tuple(sorted(found.values(), key=lambda hit: -hit.weight))


def best(text: str) -> Hit | None:
    """The likeliest role of one header."""
    found = hits(text)
    return found[0] if found else None


def is_supporting(text: str) -> bool:
    """Whether a header speaks of those who help, who are named after those who do the work."""
    return SUPPORTING.search(fold(text)) is not None


def is_status_header(text: str) -> bool:
    """Whether a header is itself a status, as in a grid of ticks: "Not started | In progress | Complete"."""
    return fold(text) in {fold(phrase) for phrase in STATUS_PHRASES} if len(text) < 30 else False


def _weight(cell: str) -> float:
    """How well a cell names a column; in a long text a header's word may stand by chance."""
    hit = best(cell)
    if hit is None or (hit.weight < EXACT and len(cell.split()) > LONGEST_LOOSE_WORDS):
        return 0.0
    return hit.weight


def header_strength(cells: Sequence[str], *, declared: bool) -> float:
    """How sure it is that the row heads columns: 0 not at all, 1 beyond doubt.

    declared: the format itself marks the row as a header.
    """
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) < max(2, len(cells) / 2) or any(
        len(cell) > LONGEST_HEADER or len(cell.split()) > LONGEST_HEADER_WORDS for cell in filled
    ):
        return 0.0
    if any(DAY.search(cell) or SENTENCE.search(cell) for cell in filled):
        return 0.0
    weights = [_weight(cell) for cell in filled]
    strong = sum(weight >= CONTAINED for weight in weights)
    share = strong / len(filled)
    distinct = len({fold(cell) for cell in filled})
    exact = sum(weight >= EXACT for weight in weights)
    if strong >= 2 and share >= 0.5 and distinct >= 2 and (exact >= 2 or (exact == 1 and strong >= 3)):
        return share
    if declared and strong >= 1:
        return 0.6
    return 0.0
