"""Reading: statuses in a cell, by a general vocabulary and by what this document's own status cells repeat."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from headway.engines.reading.plan.words.statuses import STATUS_PHRASES

PERCENT = re.compile(r"^(?:about |approx\.? |~|>|<)?\d{1,3}(?:[.,]\d+)?\s?%(?:\s+\w+){0,2}$", re.IGNORECASE)
NEAR_ENOUGH = 74
MAX_LEARNT_WORDS = 4
SIGNS = "●○◯◉⬤■□▪▫◼◻◆►▶★☆✓✔✗✘☐☑☒🟢🟡🟠🔴🔵⚪⚫✅❌⏳"  # signs that stand before a status without saying more
TRIM = f" .,;:*·•|'\"()[]\ufe0f{SIGNS}"
NEAR_WORD = 62


@dataclass(frozen=True, slots=True)
class StatusReading:
    """What one step's status cells hold.

    values: statuses in printed order, as the document spells them. ghosts: garbled second readings of these.
    guessed: the only value was read from a misread or broken word. rest: words that are no status.
    """

    values: tuple[str, ...] = ()
    ghosts: tuple[str, ...] = ()
    guessed: bool = False
    rest: tuple[str, ...] = ()


@dataclass(slots=True)
class StatusBook:
    """The statuses known while one document is read."""

    printed: dict[str, str] = field(default_factory=dict)  # folded phrase -> as the document prints it
    longest: int = 5

    @classmethod
    def learn(cls, cells: Iterable[str], *, whole: bool = True) -> StatusBook:
        """General phrases, plus what stands alone in at least two of the document's status cells.

        whole: the cells are whole statuses; where they are printed lines, nothing is learnt beyond general phrases.
        """
        counts = Counter(" ".join(cell.split()).strip(TRIM) for cell in cells)
        counts.pop("", None)
        book = cls()
        by_fold: dict[str, Counter[str]] = {}
        for text, count in counts.items():
            by_fold.setdefault(fold(text), Counter())[text] += count
        clean = {key for key, forms in by_fold.items() if key in STATUS_PHRASES or sum(forms.values()) >= 2}
        for key, forms in by_fold.items():
            repeated = (
                whole
                and sum(forms.values()) >= 2
                and len(key.split()) <= MAX_LEARNT_WORDS
                and any(map(str.isalpha, key))
            )
            if key in STATUS_PHRASES or (repeated and not _is_made_of(key, clean - {key})):
                book.printed[key] = forms.most_common(1)[0][0]
        return book

    def knows(self, text: str) -> bool:
        """Whether the whole text is one status."""
        key = fold(text)
        return key in self.printed or key in STATUS_PHRASES or PERCENT.match(key) is not None

    def read(self, parts: Iterable[str]) -> StatusReading:
        """The statuses in a step's status cells, in the order printed."""
        text = " ".join(" ".join(parts).split())
        if not text:
            return StatusReading()
        if self.knows(text.strip(TRIM)):
            return StatusReading(values=(self._as_printed(text.strip(TRIM)),))
        values, rest = self._scan(text.split())
        rest = [chunk for chunk in rest if any(map(str.isalnum, chunk))]
        if values:
            ghosts = [chunk for chunk in rest if self._is_ghost(chunk, values)]
            return StatusReading(
                tuple(values), tuple(ghosts), rest=tuple(chunk for chunk in rest if chunk not in ghosts)
            )
        guess = self._guess(" ".join(rest))
        return StatusReading((guess,), guessed=True) if guess else StatusReading(rest=tuple(rest))

    def _scan(self, words: list[str]) -> tuple[list[str], list[str]]:
        values: list[str] = []
        rest: list[list[str]] = [[]]
        at = 0
        while at < len(words):
            for size in range(min(self.longest, len(words) - at), 0, -1):
                phrase = " ".join(words[at : at + size]).strip(TRIM)
                if phrase and self._is_phrase(phrase):
                    values.append(self._as_printed(phrase))
                    rest.append([])
                    at += size
                    break
            else:
                rest[-1].append(words[at])
                at += 1
        return values, [" ".join(chunk) for chunk in rest if chunk]

    def _is_phrase(self, phrase: str) -> bool:
        key = fold(phrase)
        # A colour or "new" inside a longer text is a word like any other.
        return key in self.printed or (key in STATUS_PHRASES and len(key) > 5) or PERCENT.match(key) is not None

    def _as_printed(self, phrase: str) -> str:
        return self.printed.get(fold(phrase), phrase)

    def _is_ghost(self, chunk: str, values: list[str]) -> bool:
        """Whether a leftover is a second, broken reading of a status that is there: "Not", "Starteu", "Di"."""
        if len(chunk) <= 2:
            return True
        words = [word for value in values for word in fold(value).split()] + [fold(value) for value in values]
        return any(fuzz.ratio(fold(chunk), word) >= NEAR_ENOUGH for word in words) or all(
            any(fuzz.ratio(fold(part), word) >= NEAR_ENOUGH for word in words) for part in chunk.split()
        )

    def _guess(self, text: str) -> str:
        key = fold(text)
        if len(key) < 3:
            return ""
        near = [
            (fuzz.ratio(key, known), printed)
            for known, printed in self.printed.items()
            if not set(known.split()) < set(key.split()) and _word_by_word(key, known)
        ]
        best = max(near, default=(0.0, ""))
        if best[0] >= NEAR_ENOUGH and len(key) >= 5:
            return best[1]
        broken = [
            printed
            for known, printed in self.printed.items()
            if known != key and (known.endswith(f" {key}") or known.startswith(f"{key} "))
        ]
        return broken[0] if len(broken) == 1 else ""


def fold(text: str) -> str:
    """A status without case and needless spaces."""
    return " ".join(text.casefold().split()).strip(TRIM)


def _word_by_word(key: str, known: str) -> bool:
    """Whether every word could be a misreading of its fellow: "Secondary" is none of "Preliminary"."""
    words, others = key.split(), known.split()
    return len(words) != len(others) or all(
        fuzz.ratio(word, other) >= NEAR_WORD for word, other in zip(words, others, strict=True)
    )


def _is_made_of(key: str, phrases: set[str]) -> bool:
    """Whether the text is two or more known phrases in a row, as a merged cell is."""
    words = key.split()
    reach = {0}
    for end in range(1, len(words) + 1):
        if any(start in reach and " ".join(words[start:end]) in phrases for start in range(end)):
            reach.add(end)
    return len(words) > 1 and len(words) in reach
