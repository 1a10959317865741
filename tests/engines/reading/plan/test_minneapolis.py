"""Tests: the Minneapolis scan against its hand-checked reading."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from bench.reading_score import Score, score

from headway.engines.reading.document import Document
from headway.engines.reading.draft import Draft
from headway.engines.reading.formats.text import read_text
from headway.engines.reading.plan import read_document

PAGES = 15


@pytest.fixture(scope="module")
def document(shared: Path) -> Document:
    path = shared / "plan" / "minneapolis-safe-and-thriving-phase-one.txt"
    return read_text(path.read_bytes(), name=path.name)


@pytest.fixture(scope="module")
def names(shared: Path) -> list[str]:
    return [name for name in (shared / "plan" / "departments.txt").read_text().splitlines() if name.strip()]


@pytest.fixture(scope="module")
def listed(document: Document, names: list[str]) -> Draft:
    return read_document(document, departments=names)


@pytest.fixture(scope="module")
def learnt(document: Document) -> Draft:
    return read_document(document)


def _score(draft: Draft, shared: Path) -> Score:
    return score(draft, shared / "plan" / "gold-part.json")


def test_every_certain_cell_is_read_as_the_gold_reads_it(listed: Draft, shared: Path) -> None:
    result = _score(listed, shared)
    assert result.misses == []
    assert all(right == cells for right, cells in result.certain.values())
    assert len(listed.steps) == 138


def test_every_uncertain_cell_is_flagged_or_read_the_same(listed: Draft, shared: Path) -> None:
    right, cells = _score(listed, shared).uncertain
    assert (right, cells) == (60, 60)


def test_few_further_doubts_are_raised(listed: Draft, shared: Path) -> None:
    assert _score(listed, shared).further <= 25


def test_without_the_list_each_wrong_department_cell_is_flagged(learnt: Draft, shared: Path) -> None:
    result = _score(learnt, shared)
    assert result.silent == []
    assert len(learnt.steps) == 138
    assert all(right == cells for name, (right, cells) in result.certain.items() if name != "departments")


def test_departments_are_learnt_from_the_document(learnt: Draft, names: list[str]) -> None:
    read = {name for step in learnt.steps for name in step.departments}
    assert read == set(names)


def test_every_line_is_accounted_for_once(listed: Draft, document: Document) -> None:
    used = {line for step in listed.steps for spans in step.sources.values() for span in spans
            for line in range(span.line, span.line_end + 1)}  # fmt: skip
    unused = [entry.span.line for entry in listed.unused]
    assert sorted(used | set(unused)) == [line.span.line for line in document.lines]
    assert not used & set(unused)
    assert len(unused) == len(set(unused))


def test_list_items_in_rows_of_their_own_belong_to_the_step_above(listed: Draft) -> None:
    step = next(step for step in listed.steps if step.text.endswith("at a minimum:"))
    assert len(step.items) == 6
    assert step.items[-1].startswith("Seek available grant funding")


def test_a_page_takes_at_most_ten_milliseconds(document: Document, names: list[str]) -> None:
    best = 9.0
    for _ in range(3):
        start = time.process_time()
        read_document(document, departments=names)
        best = min(best, time.process_time() - start)
    assert best / PAGES <= 0.020  # twice the aim, for a machine that does other work
