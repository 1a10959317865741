"""Tests: each kind of damage, on invented cities with their own words, columns and dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from headway.engines.reading.draft import Draft, DraftStep
from headway.engines.reading.formats.text import read_text
from headway.engines.reading.plan import read_document
from tests.engines.reading.plan import invented
from tests.engines.reading.plan.invented import STYLES, Print, Step, Style

FIELDS = ("section", "goal", "text", "departments", "status", "deadline")
DAMAGES: dict[str, Callable[[Print], None]] = {
    "clean": lambda paper: None,
    "text cut by the page": invented.cut_text_at_page_ends,
    "rows merged at the top of a page": invented.merge_first_rows,
    "merged rows with a tail below": lambda paper: invented.merge_first_rows(paper, tail=True),
    "one page by printed line": lambda paper: invented.print_by_line(paper, page=1),
    "printed lines with ghost dates": lambda paper: invented.print_by_line(paper, page=1, ghosts=True),
    "every page by printed line": invented.print_all_by_line,
    "goals spread over rows": invented.spread_goals,
    "stray marks": invented.add_stray_marks,
    "titles cut in two cells": invented.cut_titles,
}


def _read(style: Style, damage: Callable[[Print], None], *, seed: int, listed: bool) -> tuple[list[Step], Draft]:
    steps = invented.plan_of(style, seed=seed)
    paper = invented.printed(style, steps)
    damage(paper)
    document = read_text(paper.text().encode(), name="scan.txt")
    return steps, read_document(document, departments=list(style.departments) if listed else None)


def _cell(step: DraftStep, name: str) -> object:
    if name == "departments":
        return tuple(step.departments)
    if name == "deadline":
        return step.deadline.isoformat() if step.deadline else ""
    return getattr(step, name)


def _wrong(steps: list[Step], draft: Draft) -> list[tuple[str, bool]]:
    """Field and whether it is flagged, for every cell that is not as printed."""
    return [
        (f"{name}: {_cell(read, name)!r} for {getattr(wanted, name)!r}", name in {doubt.field for doubt in read.doubts})
        for wanted, read in zip(steps, draft.steps, strict=True)
        for name in FIELDS
        if _cell(read, name) != getattr(wanted, name)
    ]


@pytest.mark.parametrize("seed", [3, 11])
@pytest.mark.parametrize("listed", [True, False], ids=["listed", "learnt"])
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
@pytest.mark.parametrize("style", STYLES, ids=[style.name for style in STYLES])
def test_damage_is_survived_or_flagged(style: Style, damage: Callable[[Print], None], listed: bool, seed: int) -> None:
    steps, draft = _read(style, damage, seed=seed, listed=listed)
    wrong = _wrong(steps, draft)
    assert [cell for cell, flagged in wrong if not flagged] == []
    assert len(wrong) <= 0.04 * len(steps) * len(FIELDS)


@pytest.mark.parametrize("style", STYLES, ids=[style.name for style in STYLES])
def test_a_clean_print_raises_no_doubt(style: Style) -> None:
    steps, draft = _read(style, DAMAGES["clean"], seed=5, listed=True)
    assert _wrong(steps, draft) == []
    assert [doubt for step in draft.steps for doubt in step.doubts] == []
