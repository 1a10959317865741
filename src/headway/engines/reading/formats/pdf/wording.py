"""Reading: the text of a cell or a paragraph from its printed lines, words broken over two lines mended."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from headway.engines.reading.formats.pdf.layout import TextLine

SOFT_HYPHEN = "\u00ad"
_LAST_WORD = re.compile(r"(\w[\w’']*)[-‐\u2011]$")
# What a cut inside a word leaves over, and what is no word itself: "Communicatio-ns", never "changed-in".
_WORD_END = re.compile(
    r"(?:[bcdefghjklmnpqrstuvwxyz]|[mt]?ent?s?|[nt]s|ng|ing|ings|ion|ions|tion|ed|ted|es|er|ers|al|ly|ty|ity|ry|ies|ce|ces|ble|le"
    r"|te|ve|hip|nt|nce|re|ure|ge|ding|ning|ting|ring|ling)$"
)
_FIRST_WORD = re.compile(r"^(\w[\w’']*)")
_WORD = re.compile(r"\w[\w’']*(?:[-‐\u2011]\w[\w’']*)*")


class Wording:
    """Joins printed lines, knowing which words the document itself uses.

    hyphenates: the document breaks words over lines by itself, as word processors can be told to.
    """

    def __init__(self, lines: Iterable[TextLine]) -> None:
        self.words: Counter[str] = Counter()
        self.cuts: set[tuple[str, str]] = set()
        broken: list[tuple[str, str]] = []
        left = ""
        for line in lines:
            first, last = _FIRST_WORD.match(line.text), _LAST_WORD.search(line.text)
            if left and first and line.text[0].islower():
                broken.append((left.lower(), first.group(1).lower()))
            left = last.group(1) if last else ""
            self.words.update(_WORD.findall(line.text.lower()))
        whole = sum(self.words[first + last] > 0 for first, last in broken)
        kept = sum(self.words[f"{first}-{last}"] > 0 for first, last in broken)
        self.hyphenates = whole >= 3 and whole > 2 * kept

    def learn_cuts(self, cells: Iterable[tuple[Sequence[TextLine], float]]) -> None:
        """Finds words cut for want of room: the pieces are no words anywhere else. ``cells``: lines and width."""
        lefts: Counter[str] = Counter()
        rights: Counter[str] = Counter()
        found: Counter[tuple[str, str]] = Counter()
        for lines, width in cells:
            for above, below in itertools.pairwise(lines):
                first = _FIRST_WORD.match(below.text)
                if first and below.text[0].islower() and _fills(above, width):
                    found[(_tail(above.text), first.group(1))] += 1
                    lefts[_tail(above.text)] += 1
                    rights[first.group(1)] += 1
        self.cuts = {
            (left, right)
            for (left, right), times in found.items()
            if (_WORD_END.match(right) or _ends_in_ion(left, right))
            and self._only(left, lefts)
            and (self._only(right, rights) or times == lefts[left] > 1)
        }

    def _only(self, piece: str, cut: Counter[str]) -> bool:
        return cut[piece] >= 0.7 * self.words[piece]

    def text(self, lines: Sequence[TextLine], *, width: float = 0.0) -> str:
        """The lines with ``\\n`` between them; a word broken at a line's end is put together without one.

        width: of the column in points; a lone word that fills it and goes on below was cut for want of space.
        """
        out = ""
        for index, line in enumerate(lines):
            if not index:
                out = line.text
                continue
            out = self._joined(out, line.text, cut=_fills(lines[index - 1], width))
        return out.replace(SOFT_HYPHEN, "")

    def _joined(self, above: str, below: str, *, cut: bool) -> str:
        if above.endswith(SOFT_HYPHEN):
            return above[:-1] + below
        if below[0] in ",;:)" or (below[0] == "." and not below.startswith("..")):
            return above + below
        first = _FIRST_WORD.match(below)
        last = _LAST_WORD.search(above)
        if first and last and (below[0].islower() or below[0].isdigit() or last.group(1)[-1].isupper()):
            return self._over_a_hyphen(above, below, last.group(1), first.group(1))
        if first and re.search(r"\w/$", above):
            return above + below
        if cut and first and below[0].islower() and self._is_one_word(above, first.group(1)):
            return above + below
        return f"{above}\n{below}"

    def _over_a_hyphen(self, above: str, below: str, left: str, right: str) -> str:
        """The hyphen stays, as printed, unless the document elsewhere writes the word without it or breaks words."""
        if self.words[f"{left}-{right}".lower()]:
            return above + below
        known = self.words[left.lower()] > 1 and self.words[right.lower()] > 1
        if self.words[(left + right).lower()] or (self.hyphenates and right[0].islower() and not known):
            return above[:-1] + below
        return above + below

    def _is_one_word(self, above: str, right: str) -> bool:
        tail = _tail(above)
        lone_letter = len(right) == 1 and right in "bcdfghjklmnpqrstvwxz"
        return bool(tail) and (lone_letter or self.words[tail + right] > 0 or (tail, right) in self.cuts)


def _ends_in_ion(left: str, right: str) -> bool:
    """Whether two pieces are a noun cut inside its ending: “implementati” and “on”."""
    return left.endswith(("ati", "cti", "iti", "uti", "nti", "pti", "ssi", "isi")) and right in ("on", "ons")


def _tail(text: str) -> str:
    """The last word of a text, in small letters."""
    words = _WORD.findall(text.lower())
    return str(words[-1]) if words else ""


def _fills(line: TextLine, width: float) -> bool:
    return len(line.words) == 1 and width > 0 and line.x1 - line.x0 >= 0.78 * width
