"""Printed plans, in many layouts, come back row by row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.engines.reading.printing import EIGHT, HEADER, Layout, PlanRow, made_up_rows, printed

from headway.engines.reading.document import Document, Junk, PageBreak
from headway.engines.reading.formats.pdf import read_pdf

ROWS = made_up_rows()
FEW = made_up_rows(45, seed=3)


def flat(text: str) -> str:
    return " ".join(text.split())


def rows_of(document: Document, *, heads: bool = False) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for table in document.tables():
        for row in table.rows:
            cells = tuple("" if cell.merged else flat(cell.text) for cell in row.cells)
            if heads or not (row.is_header or cells == HEADER):
                found[cells] += 1
    return found


def expected(rows: list[PlanRow], layout: Layout) -> Counter[tuple[str, ...]]:
    out: Counter[tuple[str, ...]] = Counter()
    section = ""
    for row in rows:
        if layout.sections and row.section != section:
            section = row.section
            out[(flat(section), "", "", "", "")] += 1
        out[(flat(row.goal), flat(row.text), flat(" ".join(row.departments)), row.status, row.deadline)] += 1
    return out


def read(rows: list[PlanRow], layout: Layout) -> Document:
    return read_pdf(printed(rows, layout), name="printed.pdf")


@pytest.mark.parametrize("name", EIGHT)
def test_every_cell_of_138_rows_comes_back(name: str) -> None:
    found = rows_of(read(ROWS, EIGHT[name]))
    wanted = expected(ROWS, EIGHT[name])
    assert wanted - found == Counter()
    assert found - wanted == Counter()


@pytest.mark.parametrize("rules", ["across", "zebra", "frame", "heads"])
@pytest.mark.parametrize("wide", [False, True])
def test_tables_ruled_in_part_come_back_whole(rules: str, wide: bool) -> None:
    layout = Layout(rules=rules, wide=wide, repeat_header=False)
    assert rows_of(read(FEW, layout)) == expected(FEW, layout)


@pytest.mark.parametrize("rules", ["grid", "none"])
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_turned_in_the_viewer_reads_the_same(rules: str, rotate: int) -> None:
    layout = Layout(rules=rules, rotate=rotate)
    assert rows_of(read(FEW, layout)) == expected(FEW, layout)


@pytest.mark.parametrize("valign", ["MIDDLE", "BOTTOM"])
def test_cells_set_in_the_middle_or_at_the_foot_of_their_row(valign: str) -> None:
    layout = Layout(rules="none", valign=valign)
    assert rows_of(read(FEW, layout)) == expected(FEW, layout)


@pytest.mark.parametrize(
    "change", [{"font": "Times-Roman", "size": 11.0}, {"padding": 1.0}, {"leading": 1.0}, {"size": 7.0}]
)
@pytest.mark.parametrize("rules", ["grid", "none"])
def test_other_faces_sizes_and_spacings(rules: str, change: dict[str, object]) -> None:
    layout = replace(Layout(rules=rules), **change)  # type: ignore[arg-type]
    assert rows_of(read(FEW, layout)) == expected(FEW, layout)


def test_a_table_without_white_between_its_rows_keeps_nearly_all_pairs() -> None:
    layout = Layout(rules="none", padding=0.0)
    wanted = Counter((row[1], row[3], row[4]) for row in expected(ROWS, layout).elements() if row[1])
    found = Counter((row[1], row[3], row[4]) for row in rows_of(read(ROWS, layout)).elements())
    assert sum((wanted & found).values()) >= 0.97 * len(ROWS)


def test_a_goal_over_several_rows_is_one_cell_that_reaches_down() -> None:
    layout = Layout(rules="grid", merged_goals=True, split_rows=False)
    document = read(FEW, layout)
    first = next(row for row in FEW if row.goal)
    merged = [row.cells[0] for table in document.tables() for row in table.rows if row.cells[0].merged]
    assert rows_of(document) == expected(FEW, layout)
    assert any(flat(cell.text) == flat(first.goal) for cell in merged) or len(merged) > 3


def test_columns_in_another_order() -> None:
    layout = Layout(rules="none", columns=(4, 1, 3, 2, 0), sections=False)
    wanted = {(row.deadline, flat(row.text), row.status) for row in FEW}
    found = {row[:3] for row in rows_of(read(FEW, layout))}
    assert wanted <= found


def test_repeated_heads_are_said_to_be_heads() -> None:
    document = read(FEW, Layout(rules="none", repeat_header=True))
    heads = [row for table in document.tables() for row in table.rows if row.is_header]
    pages = 1 + sum(isinstance(block, PageBreak) for block in document.blocks)
    assert len(heads) >= pages > 2  # the printer repeats them inside a page too, before a row that it splits
    assert all(tuple(flat(cell.text) for cell in row.cells) == HEADER for row in heads)


def test_running_heads_and_page_numbers_are_set_aside_with_a_reason() -> None:
    document = read(FEW, Layout(rules="grid"))
    reasons = {line.text: line.why for line in document.junk}
    assert "page number" in reasons["Page 2"]
    assert "running head" in reasons["City of Example Draft for comment"]


def test_every_printed_line_is_listed_once_and_every_cell_points_at_its_lines() -> None:
    document = read(FEW, Layout(rules="none"))
    assert [line.span.line for line in document.lines] == list(range(1, len(document.lines) + 1))
    texts = {line.span.line: line.text for line in document.lines}
    for table in document.tables():
        for cell in (cell for row in table.rows for cell in row.cells if cell.text and not cell.merged):
            first_word = cell.text.split()[0]
            assert first_word in texts[cell.span.line]


def test_every_line_is_in_a_block_or_set_aside() -> None:
    document = read(FEW, Layout(rules="grid"))
    spans = [block.span for block in document.blocks if not isinstance(block, PageBreak)]
    spans += [line.span for line in document.junk if isinstance(line, Junk)]
    covered = {number for span in spans for number in range(span.line, span.line_end + 1)}
    assert {line.span.line for line in document.lines} <= covered


@pytest.mark.parametrize("valign", ["TOP", "MIDDLE", "BOTTOM"])
def test_columns_three_points_apart(valign: str) -> None:
    layout = Layout(rules="none", valign=valign, padding=1.5, sides=1.5)
    assert rows_of(read(ROWS, layout)) == expected(ROWS, layout)


@pytest.mark.parametrize("valign", ["MIDDLE", "BOTTOM"])
def test_cells_in_the_middle_or_at_the_foot_without_white_between_rows(valign: str) -> None:
    layout = Layout(rules="none", padding=0.0, valign=valign)
    wanted = Counter((row[1], row[3], row[4]) for row in expected(ROWS, layout).elements() if row[1])
    found = Counter((row[1], row[3], row[4]) for row in rows_of(read(ROWS, layout)).elements())
    assert sum((wanted & found).values()) >= 0.9 * len(ROWS)
