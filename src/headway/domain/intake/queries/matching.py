"""Intake: which row of a changed document is which step of the plan. Plain facts in, pairs out; no database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

SAME_GOAL = 72.0
"""How alike two wordings in one goal must be to be one step, of 100."""
OTHER_GOAL = 88.0
"""How alike across goals: near-twins under different goals are steps of their own."""
CLEARLY_BETTER = 4.0
"""Across goals the best partner must stand out; between two equals nobody can say which one moved."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One step or one row: what tells it apart."""

    key: int
    section: str
    goal: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A step and the row that is the same step. likeness: 0 to 100, 100 for the same words."""

    step: int
    row: int
    likeness: int


@dataclass(frozen=True, slots=True)
class Matching:
    """pairs in the order of the steps; removed: steps no row stands for; added: rows that are no step yet."""

    pairs: tuple[Pair, ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


def match(steps: Sequence[Wording], rows: Sequence[Wording], *, apart: Collection[tuple[int, int]] = ()) -> Matching:
    """Pair steps with rows: the same words first (in their own goal, then anywhere), then like words.

    Each step and each row is used once. apart: (step, row) that a person said are two different things.
    Example: a step whose text got one more sentence is paired; a step under
    another goal that only begins with the same sentence is not.
    """
    open_steps = {step.key: step for step in steps}
    open_rows = {row.key: row for row in rows}
    found: dict[int, Pair] = {}
    for place in (_in_goal, _in_section, _anywhere):
        _take_equal(open_steps, open_rows, found, place=place)
    _take_alike_in_goal(open_steps, open_rows, found, apart=apart)
    _take_alike_anywhere(open_steps, open_rows, found, apart=apart)
    return Matching(
        pairs=tuple(found[step.key] for step in steps if step.key in found),
        removed=tuple(open_steps),
        added=tuple(open_rows),
    )


def plain(text: str) -> str:
    """For comparing: case, spaces and typographic marks say nothing."""
    return " ".join(text.translate(_MARKS).split()).casefold()


_MARKS = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u00ad": ""}
)

Open = dict[int, Wording]
_Place = Callable[[Wording], Hashable]


def _in_goal(wording: Wording) -> Hashable:
    return plain(wording.section), plain(wording.goal), plain(wording.text)


def _in_section(wording: Wording) -> Hashable:
    return plain(wording.section), plain(wording.text)


def _anywhere(wording: Wording) -> Hashable:
    return plain(wording.text)


def _take_equal(steps: Open, rows: Open, found: dict[int, Pair], *, place: _Place) -> None:
    """Equal wordings in their order: the first with the first. Anywhere, only where both sides have one of them."""
    by_place: dict[Hashable, list[int]] = defaultdict(list)
    for row in rows.values():
        by_place[place(row)].append(row.key)
    wanted: dict[Hashable, list[int]] = defaultdict(list)
    for step in steps.values():
        wanted[place(step)].append(step.key)
    for words, keys in wanted.items():
        partners = by_place.get(words, [])
        if place is not _in_goal and len(keys) != len(partners):
            continue
        for step_key, row_key in zip(keys, partners, strict=False):
            _take(steps, rows, found, Pair(step_key, row_key, 100))


def _take_alike_in_goal(steps: Open, rows: Open, found: dict[int, Pair], *, apart: Collection[tuple[int, int]]) -> None:
    by_goal: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    for row in rows.values():
        by_goal[plain(row.section), plain(row.goal)].append(row)
    scored = [
        (likeness, step.key, key)
        for step in steps.values()
        for key, likeness in _scores(step, by_goal[plain(step.section), plain(step.goal)], at_least=SAME_GOAL)
        if (step.key, key) not in apart
    ]
    _take_best_first(steps, rows, found, scored)


def _take_alike_anywhere(
    steps: Open, rows: Open, found: dict[int, Pair], *, apart: Collection[tuple[int, int]]
) -> None:
    """Only pairs that are each other's best, by a clear distance."""
    if not steps or not rows:
        return
    others = list(rows.values())
    best_rows: dict[int, list[tuple[int, float]]] = {}
    best_steps: Mapping[int, list[float]] = defaultdict(list)
    for step in steps.values():
        best_rows[step.key] = _scores(step, others, at_least=OTHER_GOAL)
        for key, likeness in best_rows[step.key]:
            best_steps[key].append(likeness)
    scored = [
        (likeness, step_key, key)
        for step_key, ranked in best_rows.items()
        for key, likeness in ranked[:1]
        if (step_key, key) not in apart
        and _stands_out(likeness, [score for _, score in ranked])
        and _stands_out(likeness, best_steps[key])
    ]
    _take_best_first(steps, rows, found, scored)


def _stands_out(likeness: float, scores: Iterable[float]) -> bool:
    """Whether this is the best of the scores and no other comes close."""
    ranked = sorted(scores, reverse=True)
    return likeness == ranked[0] and (len(ranked) == 1 or likeness - ranked[1] >= CLEARLY_BETTER)


def _scores(step: Wording, rows: Sequence[Wording], *, at_least: float) -> list[tuple[int, float]]:
    texts = {row.key: plain(row.text) for row in rows}
    alike = process.extract(plain(step.text), texts, scorer=fuzz.ratio, score_cutoff=at_least, limit=5)
    return [(int(key), float(likeness)) for _, likeness, key in alike]


def _take_best_first(steps: Open, rows: Open, found: dict[int, Pair], scored: list[tuple[float, int, int]]) -> None:
    for likeness, step_key, row_key in sorted(scored, key=lambda each: (-each[0], each[1], each[2])):
        if step_key in steps and row_key in rows:
            # Below 100, since the words differ even where rounding would hide it.
            _take(steps, rows, found, Pair(step_key, row_key, min(99, int(likeness))))


def _take(steps: Open, rows: Open, found: dict[int, Pair], pair: Pair) -> None:
    found[pair.step] = pair
    del steps[pair.step], rows[pair.row]
