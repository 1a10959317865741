"""Tests: whatever the document, nothing is lost and nothing invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headway.engines.reading.document import Document
from headway.engines.reading.draft import Draft
from headway.engines.reading.errors import NoPlanTable
from headway.engines.reading.formats.csv import read_csv
from headway.engines.reading.formats.markdown import read_markdown
from headway.engines.reading.formats.text import read_text
from headway.engines.reading.plan import read_document
from headway.engines.reading.plan.accounting import keys_of

HEADERS = ["Goal", "Action", "Owner", "Status", "Due date", "Measure", "Lead", "Partners", "#", "Objective", "Notes"]
CELLS = st.sampled_from(
    """
    |T|1|Parks|Fire Rescue|Parks Fire Rescue|Police; Fire|IT|Not started|Done|In progress|In|progress|Dlanning|Planning
    12/31/25|00/04/05|Q3 2026|FY26|Safe streets|Plant trees.|Build a bus lane along the river.
    and open it to the public.
    Do one thing. Do another thing.|Write a list of the following:|Rules of use.|Housing|Governance & Leade|rship|x|✓
    data- driven|• one<br>• two|~~May 1, 2025~~ June 1, 2025|the rest of it|Goal 1: Clean water|Owner|Action||
    """.replace("\n    ", "|").split("|")
).map(lambda cell: cell.strip().replace("<br>", "\n"))
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=0, max_size=9)
PROSE = st.sampled_from(["", "# Plan", "## Pillar A", "A sentence about the plan.", "- an item", "Page 3 of 9"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A few tables with and without headers and rulings, and prose between them."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        lines += [draw(PROSE), ""]
        headers = draw(st.lists(st.sampled_from(HEADERS), min_size=0, max_size=6, unique=True))
        rows = [headers] if headers else []
        rows += draw(ROWS)
        for at, row in enumerate(rows):
            cells = [cell.replace("\n", "<br>") for cell in row]
            lines.append("| " + " | ".join(cells) + " |")
            if at == 0 or draw(st.integers(0, 9)) == 0:
                lines.append("|" + "---|" * len(row))
        lines.append("")
    return "\n".join(lines)


def _check(document: Document, draft: Draft) -> None:
    used = {key for step in draft.steps for spans in step.sources.values() for span in spans for key in keys_of(span)}
    unused = [key for entry in draft.unused for key in keys_of(entry.span)]
    wanted = [key for line in document.lines for key in keys_of(line.span)]
    assert len(unused) == len(set(unused))
    assert all((key in used) != (key in set(unused)) for key in wanted)
    letters = _letters(" ".join(line.text for line in document.lines))
    for step in draft.steps:
        for value in [step.text, *step.items, *step.other.values(), step.deadline_text]:
            assert all(_letters(word) in letters for word in value.split())


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold().replace("<br>", ""))


@pytest.mark.parametrize("reader", [read_text, read_markdown])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=documents(), names=st.sampled_from([None, ["Parks", "Fire Rescue", "Police"]]))
def test_every_line_is_accounted_for_in_any_document(reader, text: str, names: list[str] | None) -> None:  # type: ignore[no-untyped-def]
    document = reader(text.encode(), name="any.txt")
    try:
        draft = read_document(document, departments=names)
    except NoPlanTable:
        return
    assert draft.steps
    _check(document, draft)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(CELLS.map(lambda cell: cell.replace("\n", " ")), min_size=4, max_size=4), max_size=9))
def test_every_record_of_a_csv_is_accounted_for(rows: list[list[str]]) -> None:
    lines = ["Action;Owner;Status;Due date", *(";".join(cell.replace(";", ",") for cell in row) for row in rows)]
    document = read_csv("\n".join(lines).encode(), name="any.csv")
    try:
        draft = read_document(document)
    except NoPlanTable:
        return
    _check(document, draft)
