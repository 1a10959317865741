"""Compares a draft with what a person reads in the document, cell by cell."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from headway.engines.reading.draft import Draft, DraftStep
from headway.engines.reading.errors import NoPlanTable
from headway.engines.reading.formats import open_bytes
from headway.engines.reading.plan.accounting import keys_of
from headway.engines.reading.reading import find_plan
from tests.engines.reading.cities.truth import NOT_SAID, City, Step

FIELDS = ("section", "goal", "text", "items", "departments", "status", "deadline", "other")
SAME_STEP = 72


@dataclass
class Measure:
    """One document. cells: how many the truth says; flagged, silent: wrong ones with and without a doubt.

    needless: doubts on cells that are right.
    """

    name: str
    cells: int = 0
    flagged: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    needless: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unaccounted: int = 0
    seconds: float = 0.0

    @property
    def right(self) -> int:
        return self.cells - len(self.flagged) - len(self.silent)


def measured(city: City, *, data: bytes | None = None) -> Measure:
    """Reads the city's document and compares it with the truth."""
    data = city.make() if data is None else data
    began = time.perf_counter()
    result = Measure(city.name)
    document = open_bytes(data, name=city.file)
    try:
        draft = find_plan(document)
    except NoPlanTable:
        draft = Draft(title="", columns=[], steps=[], unused=[])
    result.seconds = time.perf_counter() - began
    if not draft.steps:
        result.lost = [step.text for step in city.steps]
        result.cells = sum(len(_wanted(step)) for step in city.steps)
        result.silent = [f"{step.text[:30]}: no step" for step in city.steps for _ in _wanted(step)]
        return result
    told = {key for step in draft.steps for spans in step.sources.values() for span in spans for key in keys_of(span)}
    told |= {key for unused in draft.unused for key in keys_of(unused.span)}
    result.unaccounted = sum(not keys_of(line.span) & told for line in document.lines)
    pairs = paired(draft.steps, city.steps)
    matched = {id(step) for step, _ in pairs if step is not None}
    result.invented = [step.text for step in draft.steps if id(step) not in matched]
    for step, truth in pairs:
        _compare(step, truth, result)
    return result


def paired(steps: Sequence[DraftStep], truths: Sequence[Step]) -> list[tuple[DraftStep | None, Step]]:
    """Each step of the truth with the nearest text of the draft that no other has taken."""
    free = list(steps)
    pairs: list[tuple[DraftStep | None, Step]] = []
    for truth in truths:
        window = free[:60]
        best = max(window, key=lambda step: fuzz.ratio(_whole(step), _truth_whole(truth)), default=None)
        if best is not None and fuzz.ratio(_whole(best), _truth_whole(truth)) >= SAME_STEP:
            free = [step for step in free if step is not best] if best is not free[0] else free[1:]
            pairs.append((best, truth))
        else:
            pairs.append((None, truth))
    return pairs


def _whole(step: DraftStep) -> str:
    return " ".join([step.text, *step.items])


def _truth_whole(step: Step) -> str:
    return " ".join([step.text, *step.items])


def _wanted(step: Step) -> list[str]:
    return [name for name in FIELDS if getattr(step, name) != NOT_SAID and (name != "other" or step.other)]


def _compare(step: DraftStep | None, truth: Step, result: Measure) -> None:
    for name in _wanted(truth):
        result.cells += 1
        if step is None:
            result.silent.append(f"{truth.text[:40]} {name}: lost")
            continue
        flagged = name in {doubt.field for doubt in step.doubts}
        if _same(step, truth, name):
            if flagged:
                result.needless.append(f"{truth.text[:40]} {name}: {_reason(step, name)}")
        else:
            wanted = getattr(truth, name)
            said = f"{truth.text[:40]} {name}: read {_read(step, name)!r} for {wanted!r}"
            (result.flagged if flagged else result.silent).append(said)
    if step is None:
        result.lost.append(truth.text)


def _reason(step: DraftStep, name: str) -> str:
    return next(doubt.reason for doubt in step.doubts if doubt.field == name)


def _read(step: DraftStep, name: str) -> object:
    if name == "deadline":
        return step.deadline.isoformat() if step.deadline else None
    if name in {"items", "departments"}:
        return tuple(getattr(step, name))
    return getattr(step, name)


def _same(step: DraftStep, truth: Step, name: str) -> bool:
    read = _read(step, name)
    wanted = getattr(truth, name)
    if name == "other":
        return all(_is_kept(step, head, text) for head, text in wanted)
    if name == "status" and wanted:
        return read in wanted.split("|")
    if isinstance(wanted, str) and isinstance(read, str):
        return _plain(read) == _plain(wanted)
    return bool(read == wanted)


def _is_kept(step: DraftStep, head: str, text: str) -> bool:
    """Whether a further column is kept; under "*" by any name, and "@" is a title that is section or goal."""
    if head == "@":
        return _plain(text) in {_plain(step.section), _plain(step.goal)}
    if head == "*":
        return _plain(text) in {_plain(kept) for kept in [*step.other.values(), step.deadline_text]}
    return _plain(step.other.get(head, "")) == _plain(text)


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
