"""Reading: where a sentence ends, whether a text is finished, and how a step opens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from headway.engines.reading.plan.words.openings import (
    ABBREVIATIONS,
    DANGLING,
    IMPERATIVES,
    LIST_INTRODUCTIONS,
    NOUN_ENDINGS,
    SUBJECTS,
)

BOUNDARY = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"“‘«(¿¡\[]?[A-ZÀ-ÖØ-Þ0-9])")
FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]]*\*{0,3}$")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
OPENS_LOW = re.compile(r"^[\"“‘«(\[]*[a-zà-öø-ÿ]")
SHORT_ITEM_WORDS = 8
INFINITIVE_ENDINGS = ("ar", "er", "ir", "arse", "erse", "irse", "re")


def sentences(text: str) -> list[str]:
    """The text cut after each sentence; abbreviations and brackets do not end one."""
    cuts: list[int] = []
    for found in BOUNDARY.finditer(text):
        before = text[: found.start()].split()
        last = before[-1].casefold().lstrip("(\"'“") if before else ""
        if last in ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
            continue
        start = cuts[-1] if cuts else 0
        if text.count("(", start, found.start()) > text.count(")", start, found.end()):
            continue
        cuts.append(found.end())
    edges = [0, *cuts, len(text)]
    return [piece for first, last in pairwise(edges) if (piece := text[first:last].strip())]


def is_finished(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return FINISHED.search(text.rstrip()) is not None


def opens_low(text: str) -> bool:
    """Whether the text begins with a small letter, as the rest of a sentence does."""
    return OPENS_LOW.match(text) is not None


def is_dangling(text: str) -> bool:
    """Whether the phrase cannot end here: "Institute structures to", "with community-"."""
    stripped = text.rstrip()
    if stripped.endswith(("-", ",", "/", "&", "(", "–")) or stripped.count("(") > stripped.count(")"):
        return True
    words = stripped.split()
    return len(words) > 1 and words[-1].casefold() in DANGLING


def first_word(text: str) -> str:
    """The first word, small; "" where there is none."""
    found = WORD.search(text)
    return found.group().casefold() if found else ""


def opens_as_list(text: str) -> bool:
    """Whether the text ends by announcing a list: "…addressing the following at a minimum:"."""
    return text.rstrip().endswith(":")


def ends_in_list(text: str) -> bool:
    """Whether the text's last sentences are short items of a list that it announced with a colon."""
    head, colon, tail = text.rpartition(": ")
    if not colon or not any(phrase in head.casefold()[-90:] for phrase in LIST_INTRODUCTIONS):
        return False
    return len(sentences(tail)) >= 2


class Openings:
    """How this document's steps open: the first words of its plain rows, beside common ones."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.counts = Counter(first_word(text) for text in texts)

    def score(self, sentence: str) -> float:
        """How much the sentence opens like a step, from 0 (the rest of one) to 1 (an order)."""
        word = first_word(sentence)
        if not word or opens_low(sentence):
            return 0.0
        if word in IMPERATIVES or self.counts[word] >= 2:
            return 0.5 if word in SUBJECTS and word in {"this", "these", "each", "such"} else 1.0
        if word.endswith(NOUN_ENDINGS) or word.rstrip("s").endswith(NOUN_ENDINGS):
            return 0.1
        if self.counts[word] == 1:
            return 0.8
        return 0.6 if word.endswith(INFINITIVE_ENDINGS) else 0.4

    def is_list_item(self, sentence: str) -> bool:
        """Whether a sentence is a short phrase naming a thing, as the items of a list are."""
        return len(sentence.split()) <= SHORT_ITEM_WORDS and self.score(sentence) < 0.3
