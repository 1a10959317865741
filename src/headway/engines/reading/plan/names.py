"""Reading: one department cell cut into names, exactly where the names are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

DASHES = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "’": "'", "‘": "'", "`": "'", "\u00a0": " "})
WORD = re.compile(r"\S+")
EDGE = " .,;:·•|*/\\&+-–—\t\n"
GHOST_NEAR = 55
NEAR = 86


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of a department cell.

    name: the department, "" where the piece names none. printed: its characters. start, end: its place
    among the cell's words.
    kind: "known", "near" (misread, almost a known name), "part" (the beginning of a known name), "new" (a name nobody
    listed) or "ghost" (a stray or garbled mark).
    """

    name: str
    printed: str
    start: int
    end: int
    kind: str = "known"


@dataclass(slots=True)
class Directory:
    """The department names known while one document is read.

    exact: the names come from the city's own list, so that what is not among them is worth a doubt.
    doubtful: learnt names that the document supports only once.
    """

    names: dict[str, str] = field(default_factory=dict)  # folded words -> the name as listed
    exact: bool = False
    doubtful: frozenset[str] = frozenset()
    longest: int = 1
    _starts: dict[str, list[list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str], *, exact: bool, doubtful: Iterable[str] = ()) -> Directory:
        """A directory of these names; near-equal spellings of one name stay one."""
        directory = cls(exact=exact, doubtful=frozenset(fold(name) for name in doubtful))
        for name in names:
            key = fold(name)
            if key and key not in directory.names:
                directory.names[key] = " ".join(name.split())
                directory.longest = max(directory.longest, len(key.split()))
                directory._starts.setdefault(key.split()[0], []).append(key.split())
        for known in directory._starts.values():
            known.sort(key=len, reverse=True)
        return directory

    def knows(self, text: str) -> bool:
        """Whether the text is one known name."""
        return fold(text) in self.names

    def scan(self, text: str) -> list[Mention]:
        """The names in a text without separators, longest first, and what is left between them."""
        words = WORD.findall(text)
        folded = [fold(word) for word in words]
        mentions: list[Mention] = []
        rest: list[int] = []
        at = 0
        while at < len(words):
            size = self._longest_at(folded, at)
            if size:
                self._leftover(mentions, words, rest)
                key = " ".join(word for word in folded[at : at + size] if word)
                mentions.append(Mention(self.names[key], " ".join(words[at : at + size]), at, at + size))
                at += size
            else:
                rest.append(at)
                at += 1
        self._leftover(mentions, words, rest)
        return mentions

    def _longest_at(self, folded: list[str], at: int) -> int:
        """How many words from ``at`` on are one name; dashes that fold to nothing count with it."""
        for name in self._starts.get(folded[at], ()):
            size, matched = 0, 0
            while matched < len(name) and at + size < len(folded):
                word = folded[at + size]
                if word and word != name[matched]:
                    break
                matched += bool(word)
                size += 1
            if matched == len(name):
                return size
        return 0

    def _leftover(self, mentions: list[Mention], words: list[str], rest: list[int]) -> None:
        if not rest:
            return
        start, end = rest[0], rest[-1] + 1
        printed = " ".join(words[start:end])
        rest.clear()
        bare = printed.strip(EDGE)
        if not bare:
            return
        mentions.append(self._placed(bare, start, end))

    def _placed(self, bare: str, start: int, end: int) -> Mention:
        key = fold(bare)
        begun = [name for known, name in self.names.items() if known.startswith(f"{key} ")]
        if len(begun) == 1 and len(key) > 2:
            return Mention(begun[0], bare, start, end, "part")
        scored = max(((fuzz.ratio(key, known), name) for known, name in self.names.items()), default=(0.0, ""))
        if scored[0] >= NEAR and len(key) > 4:
            return Mention(scored[1], bare, start, end, "near")
        if is_garbled(bare):
            return Mention("", bare, start, end, "ghost")
        return Mention(bare, bare, start, end, "new")


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A name's words without case, dashes' and quotes' shapes and "&"; e.g. "Parks & Rec." -> "parks and rec"."""
    text = text.translate(DASHES).casefold().replace("&", " and ")
    return " ".join(word for raw in text.split() if (word := raw.strip(".,;:·•|*()-")))


def is_garbled(text: str) -> bool:
    """Whether a leftover has no look of a name: no capital, or hardly a letter."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 2:
        return True
    return not any(letter.isupper() for letter in text)


def in_order(names: Sequence[str]) -> bool:
    """Whether the names stand in alphabetical order, digits first, without regard to case."""
    keys = [order_key(name) for name in names]
    return all(first < second for first, second in pairwise(keys))


def order_key(name: str) -> str:
    """What alphabetical order compares."""
    return " ".join(name.translate(DASHES).casefold().split())
