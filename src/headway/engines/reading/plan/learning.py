"""Reading: a vocabulary of department names learnt from the document's own cells, where no list is given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from headway.engines.reading.plan.names import DASHES, Directory, fold, is_garbled
from headway.engines.reading.plan.words.headers import listed

LINKS = listed("and & of the for - – — on to in de la del y du des le et der die und für")
ROUNDS = 6
CHUNK_COST = 2.0
CHUNK_WORD_COST = 1.2  # so that cutting a known name off a piece always pays
NAME_COST = 1.0
BOUND_SHARE = 0.8
BOUND_TIMES = 3
BODY_ENDS = r"(?:Department|Dept\.?|Office|Division|Bureau|Agency|Authority|Commission|Council|Services|Committee)"
TWO_BODIES = re.compile(rf"\b{BODY_ENDS}\s+(?=[A-Z][a-z]+)(?!of\b)")
LONG_CHUNK = 4
# Words that are often a whole name, and those that follow them inside one; they only raise a doubt.
ONE_WORD_NAMES = listed(
    "police fire finance library libraries planning communications transportation transit housing parks clerk law"
    " assessor auditor sheriff purchasing procurement engineering utilities streets water zoning treasurer it hr"
)
NAME_ENDS = listed(
    "department dept dept. division office bureau agency authority commission council services service committee board"
    " district center program team unit system staff director chief marshal desk rescue manager officer administration"
    " company works association trust board's liaison bureau partners partnership academy section group supervisor"
)
# The last word of many names, and of none alone.
BARE_BODIES = listed(
    "Department Dept Office Division Bureau Agency Team Board Commission Services Unit Authority Committee"
)
LONG_NAME = 3
FEW_CONTEXTS = 3


@dataclass(slots=True)
class _Learner:
    cells: list[tuple[str, ...]]
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)  # name -> how often it is supported
    alone: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def learn(self) -> None:
        self.alone = Counter(self.cells)
        candidates = Counter(self.alone)
        for _ in range(ROUNDS):
            for name in [name for name in candidates if self.is_bound(name)]:
                del candidates[name]
            atomic = self._atomic(candidates)
            support: Counter[tuple[str, ...]] = Counter()
            for cell in self.cells:
                support.update(self._segments(cell, atomic))
            if support == self.names:
                break
            self.names = support
            candidates = Counter(support)

    def _atomic(self, candidates: Counter[tuple[str, ...]]) -> set[tuple[str, ...]]:
        """Those candidates that are not a row of other candidates."""
        atomic = set(candidates)
        for name in sorted(candidates, key=len, reverse=True):
            parts = self._segments(name, atomic - {name})
            if len(parts) < 2:
                continue
            known = [part for part in parts if part in atomic]
            # One known neighbour is enough to cut off a rest that could be a name of its own.
            if len(known) == len(parts) or (len(known) >= 1 and self._can_stand(parts, known)):
                atomic.discard(name)
        return atomic

    def is_bound(self, piece: tuple[str, ...]) -> bool:
        """Whether the piece is only the end or the beginning of a longer name: as "Team" of "Field Team"."""
        if self.alone[piece] > 1:
            return False
        before: Counter[str] = Counter()
        after: Counter[str] = Counter()
        size = len(piece)
        for cell in self.cells:
            for at in range(len(cell) - size + 1):
                if cell[at : at + size] == piece and len(cell) > size:
                    before[cell[at - 1] if at else ""] += 1
                    after[cell[at + size] if at + size < len(cell) else ""] += 1
        trusted = [name for name, times in self.alone.items() if times > 1]
        ends = {name[-1] for name in trusted}
        starts = {name[0] for name in trusted}
        return _always_beside(before, ends) or _always_beside(after, starts)

    def _can_stand(self, parts: list[tuple[str, ...]], known: list[tuple[str, ...]]) -> bool:
        trusted = all(self.alone[part] >= 1 or self.names[part] >= 2 for part in known)
        rests = [part for part in parts if part not in known]
        apart = all(self._stands_apart(part, tuple(word for piece in parts for word in piece)) for part in rests)
        return trusted and apart and all(_may_be_name(part) for part in parts)

    def is_unsettled(self, name: tuple[str, ...]) -> bool:
        """Whether the name's edges are poorly shown: an acronym runs into it, or its neighbours hardly change."""
        if _is_acronym(name):
            return False
        inside = any(len(word) > 1 and word.isupper() for word in name) and not set(name) & {"-", "/"}
        before: set[str] = set()
        contexts: set[tuple[str, str]] = set()
        for cell in self.cells:
            padded = ("", *cell, "")
            for at in range(1, len(padded) - len(name)):
                if padded[at : at + len(name)] == name:
                    before.add(padded[at - 1])
                    contexts.add((padded[at - 1], padded[at + len(name)]))
        follows_one = len(before) == 1 and before != {""}
        is_long = sum(word not in LINKS for word in name) >= LONG_NAME and len(contexts) < FEW_CONTEXTS
        return inside or follows_one or is_long

    def _stands_apart(self, rest: tuple[str, ...], whole: tuple[str, ...]) -> bool:
        """Whether a rest is also found without the name it was cut from: "Marshal" never is without "Fire"."""
        if len(rest) > 1 or _is_acronym(rest):
            return True  # a name by its own look
        together = sum(_count(whole, cell) for cell in self.cells)
        return together < 2 or sum(_count(rest, cell) for cell in self.cells) > together

    def _segments(self, cell: tuple[str, ...], atomic: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """The cheapest way to read the cell as known names and, between them, unknown pieces."""
        count = len(cell)
        best: list[tuple[float, int, bool]] = [(0.0, 0, False)] + [(float("inf"), 0, False)] * count
        for end in range(1, count + 1):
            for start in range(end):
                piece = cell[start:end]
                known = piece in atomic
                if not known and (best[start][2] or not _may_be_name(piece)):
                    continue
                cost = NAME_COST if known else CHUNK_COST + CHUNK_WORD_COST * len(piece)
                if best[start][0] + cost < best[end][0]:
                    best[end] = (best[start][0] + cost, start, not known)
        if best[count][0] == float("inf"):
            return [cell]
        pieces: list[tuple[str, ...]] = []
        end = count
        while end:
            start = best[end][1]
            pieces.insert(0, cell[start:end])
            end = start
        return pieces


def _is_acronym(name: tuple[str, ...]) -> bool:
    return len(name) == 1 and (name[0].isupper() or name[0].isdigit())


def _count(piece: tuple[str, ...], cell: tuple[str, ...]) -> int:
    """How often the words stand in the cell in this order."""
    size = len(piece)
    return sum(cell[at : at + size] == piece for at in range(len(cell) - size + 1))


def _always_beside(neighbours: Counter[str], edges: set[str]) -> bool:
    """Whether one word that is no other name's edge stands beside a piece nearly every time."""
    if not neighbours:
        return False
    word, times = neighbours.most_common(1)[0]
    return bool(word) and word not in edges and times >= max(BOUND_TIMES, BOUND_SHARE * neighbours.total())


def learn_names(cells: Iterable[str], *, pieces: Iterable[str] = ()) -> Directory:
    """A directory of the names that department cells without separators are made of.

    cells: whole cells, each a row of names. pieces: texts known to be one name each (between separators, on a line).
    What stands alone somewhere is a name; what is left beside known names is one too; a name that only one cell
    supports and that could itself be two is marked doubtful.
    """
    folded = [_tokens(text) for text in [*cells, *(piece for piece in pieces for _ in (0, 1))]]
    learner = _Learner([cell for cell in folded if cell])
    learner.learn()
    # Where no cell falls into several names, every cell is one.
    runs_together = any(cell not in learner.names for cell in learner.cells)
    kept = {key: " ".join(key).strip(" ,;*†") for key in learner.names if not learner.is_bound(key)}
    kept = {
        key: name
        for key, name in kept.items()
        if fold(name) and name not in BARE_BODIES and (not is_garbled(name) or name.isdigit())
    }
    doubtful: list[str] = []
    for key, name in kept.items():
        support = learner.names[key]
        cut_out = runs_together and support < 2 and len(key) > 1 and not (learner.alone[key] and len(key) < LONG_CHUNK)
        holds_name = runs_together and any(key[:cut] in kept or key[cut:] in kept for cut in range(1, len(key)))
        if (
            cut_out
            or holds_name
            or (runs_together and learner.is_unsettled(key))
            or len(key) > LONG_CHUNK + 2
            or (support < 2 and _may_be_two(key))
            or TWO_BODIES.search(name)
        ):
            doubtful.append(name)
    return Directory.of(_without_beginnings(list(kept.values()), learner), exact=False, doubtful=doubtful)


def _may_be_two(name: tuple[str, ...]) -> bool:
    """Whether a name that stands once may be several: "Library Communications", and not "Library District"."""
    words = [word for word in name if word.casefold() not in LINKS]
    if len(words) < 2 or "of" in name:
        return False
    if len(words) == 2:
        return {word.casefold() for word in words} <= ONE_WORD_NAMES
    opens = words[0].casefold() in ONE_WORD_NAMES and words[1].casefold() not in NAME_ENDS
    return opens or len(name) > LONG_CHUNK or words[-1].casefold() in ONE_WORD_NAMES


def _without_beginnings(names: list[str], learner: _Learner) -> list[str]:
    """Without names that are a rarer beginning of one other name: a last word lost, not a second department."""
    support = {fold(" ".join(key)): count for key, count in learner.names.items()}
    kept: list[str] = []
    for name in names:
        key = fold(name)
        longer = [other for other in names if fold(other).startswith(f"{key} ")]
        if len(key.split()) > 1 and any(support.get(fold(other), 0) >= 4 * support.get(key, 1) for other in longer):
            continue
        kept.append(name)
    return kept


def _tokens(text: str) -> tuple[str, ...]:
    """Words with their capitals, which tell where a name may begin, and one shape of dash and quote."""
    return tuple(text.translate(DASHES).split())


def _may_be_name(piece: tuple[str, ...]) -> bool:
    first, last = piece[0], piece[-1]
    if len(piece) == 1 and first in BARE_BODIES:
        return False
    if first in LINKS or last in LINKS or (first.casefold() in LINKS and not first[0].isupper()):
        return False
    return first[0].isupper() or first[0].isdigit()
