"""Reading: doubts that only the whole document raises: odd dates, missing ones, sections whose header is lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from headway.engines.reading.draft import Doubt, DraftStep
from headway.engines.reading.plan.finishing import reading_of
from headway.engines.reading.plan.pieces import Piece
from headway.engines.reading.plan.rows import nearly_same_date

FAR_YEARS = 5
FEWEST_DATES = 8
MOST_FIXES = 2
REFERENCE = re.compile(
    r"\bthe ((?:[A-Z0-9][\w'’/-]*|&|and|of|the|for)(?: (?:[A-Z0-9][\w'’/-]*|&|and|of|for))*) section (above|below)\b"
)


def look_again(steps: Sequence[DraftStep], pieces: Sequence[Piece], *, always_dated: frozenset[str]) -> None:
    """Add the doubts that a single row cannot raise. ``pieces`` are the steps' own, in the same order."""
    _far_dates(steps)
    _shown_misreadings(steps, pieces)
    _missing_dates(steps, always_dated)
    _lost_sections(steps)


def add_doubt(step: DraftStep, name: str, reason: str, alternatives: Sequence[Any] = ()) -> None:
    """Add a doubt, joined to the one that the field has already: a field has one doubt at most."""
    old = next((doubt for doubt in step.doubts if doubt.field == name), None)
    found = list(old.alternatives) if old else []
    found += [value for value in alternatives if value not in found]
    said = f"{old.reason} {reason}" if old else reason
    doubt = Doubt(name, reading_of(step, name), tuple(found), said)
    step.doubts = [doubt if one is old else one for one in step.doubts] if old else [*step.doubts, doubt]


def _far_dates(steps: Sequence[DraftStep]) -> None:
    """A year far from every other date of the document is probably misread."""
    dated = [(step, step.deadline) for step in steps if step.deadline is not None]
    if len(dated) < FEWEST_DATES:
        return
    counts = Counter(day for _, day in dated)
    ordered = sorted(day for _, day in dated)
    middle = ordered[len(ordered) // 2]
    days = sorted(counts)
    gaps = [(after - before).days for before, after in pairwise(days)]
    nearest_to = {day: min(gaps[max(at - 1, 0) : at + 1], default=0) for at, day in enumerate(days)}
    for step, day in dated:
        nearest = nearest_to[day]
        if nearest > FAR_YEARS * 365 and counts[day] <= 2:
            fixes = [other for other in sorted(counts, key=lambda one: -counts[one]) if _one_digit(other, day)]
            shown = [fix.isoformat() for fix in fixes[:MOST_FIXES]]
            add_doubt(
                step, "deadline", f"This date is years away from the others, which lie around {middle.year}.", shown
            )


def _one_digit(first: date, second: date) -> bool:
    return nearly_same_date(first.strftime("%m%d%y"), second.strftime("%m%d%y"))


def _shown_misreadings(steps: Sequence[DraftStep], pieces: Sequence[Piece]) -> None:
    """A date that the document itself shows to be the misreading of another is doubtful wherever it stands."""
    shown: dict[date, date] = {}
    counts = Counter(step.deadline for step in steps)
    for step in steps:
        doubt = next((one for one in step.doubts if one.field == "deadline" and "one digit" in one.reason), None)
        for value in doubt.alternatives if doubt and step.deadline else ():
            if (
                isinstance(value, str)
                and step.deadline
                and counts[date.fromisoformat(value)] * 3 <= counts[step.deadline]
            ):
                shown[date.fromisoformat(value)] = step.deadline
    for step, piece in zip(steps, pieces, strict=True):
        if step.deadline in shown and len(piece.dates) == 1:
            sound = shown[step.deadline]
            reason = f"Elsewhere in the document this same date is a misreading of {sound.isoformat()}."
            add_doubt(step, "deadline", reason, [sound.isoformat()])


def _missing_dates(steps: Sequence[DraftStep], always_dated: frozenset[str]) -> None:
    for step in steps:
        if step.deadline is None and not step.deadline_text and step.status in always_dated:
            reason = f"Every other step with the status “{step.status}” has a date; this one's may be lost."
            add_doubt(step, "deadline", reason)


def _lost_sections(steps: Sequence[DraftStep]) -> None:
    """A text that speaks of its own section as "above", or of one "below" that never comes: a header row is lost."""
    names = {_plain(step.section) for step in steps if step.section}
    if len(names) < 2:
        return
    runs: dict[str, list[int]] = defaultdict(list)
    for at, step in enumerate(steps):
        runs[_plain(step.section)].append(at)
    for at, step in enumerate(steps):
        for found in REFERENCE.finditer(step.text):
            name, where = found.groups()
            here = _plain(step.section)
            if where == "above" and _plain(name) == here:
                start = min(other for other in runs[here] if steps[other].goal == step.goal)
                reason = f"A step here speaks of “the {name} section above”; the header of another section may be lost."
                _doubt_sections(steps, [other for other in runs[here] if other >= start], reason, None)
            elif where == "below" and _plain(name) not in names:
                after = [other for other in runs[here] if other > at and steps[other].goal != step.goal]
                reason = f"The text announces a section “{name}” below, which has no header; it may begin here."
                _doubt_sections(steps, after, reason, name)


def _doubt_sections(steps: Sequence[DraftStep], places: Sequence[int], reason: str, alternative: str | None) -> None:
    for at in places:
        add_doubt(steps[at], "section", reason, [alternative])


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold().replace("&", " and ")).split())
