"""Bench: a draft scored against a hand-checked reading, cell by cell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from headway.engines.reading.draft import Draft, DraftStep

FIELDS = ("section", "goal", "text", "departments", "status", "deadline")
SAME_STEP = 60


@dataclass(slots=True)
class Score:
    """How a draft compares with the gold.

    certain: field -> (right, all) over cells the gold is sure of. uncertain: (flagged or read the same, all).
    settled_wrong: uncertain cells neither flagged nor read the same. further: doubts on other cells of the whole draft.
    misses: "S012 status: read 'x', gold 'y'". silent: wrong cells of any kind that carry no doubt.
    """

    steps: int = 0
    certain: dict[str, tuple[int, int]] = field(default_factory=dict)
    uncertain: tuple[int, int] = (0, 0)
    further: int = 0
    further_cells: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The figures, ready to print as JSON."""
        right = sum(count for count, _ in self.certain.values())
        cells = sum(count for _, count in self.certain.values())
        return {
            "steps": self.steps,
            "certain_right": right,
            "certain_cells": cells,
            "certain_by_field": {name: list(pair) for name, pair in self.certain.items()},
            "uncertain_flagged_or_same": self.uncertain[0],
            "uncertain_cells": self.uncertain[1],
            "further_doubts": self.further,
            "wrong_without_doubt": len(self.silent),
        }


def score(draft: Draft, gold: Path | dict[str, Any]) -> Score:
    """Compare a draft with a gold file (see ``gold-part.json``). Steps are paired in order, by their text."""
    wanted = json.loads(gold.read_text()) if isinstance(gold, Path) else gold
    result = Score(steps=len(draft.steps))
    pairs = _paired(draft.steps, wanted["steps"])
    counts: dict[str, Counter[bool]] = {name: Counter() for name in FIELDS}
    settled = Counter[bool]()
    gold_doubts: set[tuple[int, str]] = set()
    for at, entry in pairs:
        step = draft.steps[at] if at is not None else None
        unsure = {doubt["field"] for doubt in entry["uncertain"]}
        doubts = {doubt.field for doubt in step.doubts} if step else set()
        for name in FIELDS:
            same = step is not None and cell(step, name) == _gold_cell(entry, name)
            if name in unsure:
                settled[same or name in doubts] += 1
                if at is not None:
                    gold_doubts.add((at, name))
            else:
                counts[name][same] += 1
            if not same:
                read = cell(step, name) if step else "no step"
                flagged = "" if name not in doubts else " (flagged)"
                miss = f"{entry['id']} {name}: read {read!r}, gold {_gold_cell(entry, name)!r}{flagged}"
                result.misses.append(miss)
                if name not in doubts:
                    result.silent.append(miss)
    result.certain = {name: (seen[True], seen.total()) for name, seen in counts.items()}
    result.uncertain = (settled[True], settled.total())
    for at, step in enumerate(draft.steps):
        for doubt in step.doubts:
            if (at, doubt.field) not in gold_doubts:
                result.further_cells.append(f"{at + 1} {doubt.field}: {doubt.reason}")
    result.further = len(result.further_cells)
    return result


def cell(step: DraftStep, name: str) -> Any:
    """One field of a step in the gold's form; items stand at the end of the text, as the gold has them."""
    if name == "deadline":
        return step.deadline.isoformat() if step.deadline else None
    if name == "departments":
        return list(step.departments)
    if name == "text":
        return " ".join(" ".join([step.text, *step.items]).split())
    if name == "status":
        return step.status
    return " ".join(str(getattr(step, name)).split())


def _gold_cell(entry: dict[str, Any], name: str) -> Any:
    value = entry.get(name)
    return " ".join(value.split()) if isinstance(value, str) and name != "status" else value


def _paired(steps: Sequence[DraftStep], entries: Sequence[dict[str, Any]]) -> list[tuple[int | None, dict[str, Any]]]:
    """Each gold step with the draft step of the nearest text, both kept in order."""
    texts = [cell(step, "text") for step in steps]
    pairs: list[tuple[int | None, dict[str, Any]]] = []
    start = 0
    for entry in entries:
        window = range(start, min(start + 6, len(texts)))
        best = max(window, key=lambda at: fuzz.ratio(texts[at], entry["text"]), default=None)
        if best is not None and fuzz.ratio(texts[best], entry["text"]) >= SAME_STEP:
            pairs.append((best, entry))
            start = best + 1
        else:
            pairs.append((None, entry))
    return pairs
