"""Reading: goals and sections carried down, put together again, and echoes of them set aside."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from headway.engines.reading.document import Span
from headway.engines.reading.plan.headers import KNOWN, fold
from headway.engines.reading.plan.pieces import Context, Flag, Part, Title
from headway.engines.reading.plan.sentences import is_dangling, is_finished, opens_low

SHORT_REST_WORDS = 3
OUTLINE = re.compile(r"^[A-Z]?\d{1,2}(?:\.\d{1,2})+\.?\s")
NEAR_COPY = 84
LABEL = re.compile(
    r"^([^\W\d_]+(?:\s[^\W\d_]+)?)\s*(?:#|no\.?|nº)?\s*([\divxIVXA-Z]{1,4}(?:\.\d+)*)?\s*(?:[.:)–—\s-]|$)"
)


class Goals:
    """The goal that holds at each row, as its cells appear from top to bottom."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.current: Title | None = None
        self.last_row = -9
        self.finished_titles = 0

    def reset(self, title: Title | None = None) -> None:
        """A new section or heading: no goal is carried into it."""
        self.current, self.last_row = title, -9

    def see(self, text: str, span: Span, *, row: int) -> Title | None:
        """The goal of the row numbered ``row``, whose goal cell says ``text`` ("" carries the last one down)."""
        if not text:
            return self.current
        part = Part(text, span)
        if self.current is not None and self.is_rest(text, row=row):
            if not self.is_echo(text):
                self.current.parts.append(part)
                if self._ends_short(text):
                    reason = "A single word with a full stop stands below this goal; read as the rest of its name."
                    self.current.flags.append(Flag("goal", reason))
        elif self.current is None or self._plain(text) != self._plain(self.current.text(self.context.spelling)):
            self.current = Title([part])
        self.last_row = row
        return self.current

    def is_rest(self, text: str, *, row: int) -> bool:
        """Whether a goal cell goes on with, or only repeats, the goal above it."""
        if self.current is None:
            return False
        before = self.current.parts[-1].text
        if self.is_echo(text):
            return row - self.last_row <= 1
        if opens_low(text):  # goals open with a capital; in a table of printed lines the rest may stand further down
            return True
        return row - self.last_row <= 1 and (is_dangling(before) or self._ends_short(text))

    def is_echo(self, text: str) -> bool:
        """Whether the cell repeats the last words of the goal above it."""
        if self.current is None:
            return False
        words = self._plain(self.current.text(self.context.spelling)).split()
        echo = self._plain(text).split()
        tail = " ".join(words[-len(echo) :])
        return 0 < len(echo) < len(words) and tail.endswith(" ".join(echo))

    def near_copy(self, text: str) -> bool:
        """Whether the cell is nearly, but not quite, the goal above it: one of the two was misread."""
        if self.current is None or not text:
            return False
        above, here = self._plain(self.current.text(self.context.spelling)), self._plain(text)
        return above != here and fuzz.ratio(above, here) >= NEAR_COPY

    def _ends_short(self, text: str) -> bool:
        before = self.current.parts[-1].text if self.current else ""
        return text.rstrip().endswith(".") and len(text.split()) < SHORT_REST_WORDS and not is_finished(before)

    def _plain(self, text: str) -> str:
        return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def label_level(text: str) -> int:
    """The level that a title names itself: "Goal 2: Safe streets" -> 2, "Pillar A" -> 1; 0 where it names none."""
    numbered = OUTLINE.match(text)
    if numbered:  # "1.2 More homes": one level below goal 1
        return 2 + text[: numbered.end()].count(".") - (1 if text[: numbered.end()].rstrip().endswith(".") else 0)
    found = LABEL.match(text)
    if not found:
        return 0
    for words in (found.group(1), found.group(1).split()[0]):
        for role, rank in KNOWN.get(fold(words), ()):
            if role == "level":
                return rank
        if fold(words) == "priority":
            return 1
    return 0
