"""Reading: words as this document spells them, to join what was cut and mend hyphens that were lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from headway.engines.reading.plan.words.openings import COMPOUND_FIRSTS, COMPOUND_SECONDS, SUSPENDED

TOKEN = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
SPLIT_HYPHEN = re.compile(r"\b([^\W_]+)[-‐‑] ([^\W_]+)")
PREFIXES = ("anti", "co", "cross", "inter", "mid", "multi", "non", "post", "pre", "re", "self", "semi", "sub")
SHARED_STEM = 4
SHORTEST_COMPOUND = 7


class Spelling:
    """The document's own words, counted without regard to case."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts: Counter[str] = Counter()
        for text in texts:
            self.counts.update(token.casefold() for token in TOKEN.findall(text))
        self.hyphenated: dict[str, str] = {}
        for word in sorted(self.counts, key=lambda word: self.counts[word]):
            if "-" in word:
                self.hyphenated[word.replace("-", "")] = word
        self.compounds = sorted(self.hyphenated.values())

    def join(self, first: str, second: str) -> str:
        """Two pieces of one text: with a space, or without where only the joined word is one of the document's.

        Example: "Leade" + "rship" -> "Leadership", where the document says "Leadership" elsewhere.
        """
        if not first or not second:
            return first or second
        left, right = first.split()[-1], second.split()[0]
        key = _letters(left + right)
        if left[-1].isalpha() and right[0].isalpha() and right[0].islower() and self.counts[key]:
            known = self.counts[_letters(left)] > 1 and self.counts[_letters(right)] > 1
            if not known:
                return first + second
        return f"{first} {second}"

    def mend(self, text: str) -> tuple[str, list[str]]:
        """The text with its hyphens mended, and those mended words that the document does not itself spell so."""
        text = SPLIT_HYPHEN.sub(self._closed, text.replace("\u00ad ", "").replace("\u00ad", ""))
        guesses: list[str] = []
        for token in dict.fromkeys(TOKEN.findall(text)):
            if len(token) < SHORTEST_COMPOUND or "-" in token or not token.isalpha():
                continue
            mended, sure = self._hyphen_restored(token)
            if mended:
                text = re.sub(rf"\b{re.escape(token)}\b", mended, text)
                if not sure:
                    guesses.append(mended)
        return text, guesses

    def _closed(self, found: re.Match[str]) -> str:
        first, second = found.groups()
        if second.casefold() in SUSPENDED:  # "short- and long-term" is right as it stands
            return found.group()
        plain = (first + second).casefold()
        closed = f"{first}-{second}".casefold()
        if self.counts[plain] > self.counts[closed] and second[0].islower():
            return first + second
        return f"{first}-{second}"

    def _hyphen_restored(self, token: str) -> tuple[str, bool]:
        key = token.casefold()
        spelled = self.hyphenated.get(key)
        if spelled and self.counts[key] <= self.counts[spelled]:
            at = spelled.index("-")
            return f"{token[:at]}-{token[at:]}" if spelled.count("-") == 1 else spelled, True
        for prefix in PREFIXES:
            rest = key.removeprefix(prefix)
            if rest != key and self._has_hyphenated_kin(prefix, rest):
                return f"{token[: len(prefix)]}-{token[len(prefix) :]}", False
        for second in COMPOUND_SECONDS:
            first = key.removesuffix(second)
            if first != key and first in COMPOUND_FIRSTS and self.counts[key] == 1:
                return f"{token[: len(first)]}-{token[len(first) :]}", False
        return "", True

    def _has_hyphenated_kin(self, prefix: str, rest: str) -> bool:
        """Whether the document hyphenates a word of the same stem: "co-create" speaks for "co-creation"."""
        stem = rest[: max(SHARED_STEM, len(rest) - 5)]
        kin = f"{prefix}-{stem}"
        at = bisect_left(self.compounds, kin)
        return len(rest) > SHARED_STEM and at < len(self.compounds) and self.compounds[at].startswith(kin)


def _letters(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum() or letter == "-")
