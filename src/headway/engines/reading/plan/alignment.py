"""Reading: a page's table that has more or fewer columns than the one it goes on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from headway.engines.reading.plan.grids import Grid
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.names import Directory
from headway.engines.reading.plan.profiles import Profile, profiles

MOST_WIDTH_DIFFERENCE = 2
FIT = 0.55
NO_MATCH = -0.05


def fits(grid: Grid, before: Sequence[Grid], *, directory: Directory | None) -> bool:
    """Whether the columns of a table without a header look like those of the tables before it, in the same order."""
    first = before[0]
    if abs(grid.width - first.width) > MOST_WIDTH_DIFFERENCE or not grid.body():
        return False
    score, places = _match(first.width, grid, [one for one in before if one.width == first.width], directory)
    return bool(places) and score / len(places) >= FIT


def moved(layout: Layout, grid: Grid, grids: Sequence[Grid], *, directory: Directory | None) -> Layout:
    """The layout with its columns where this table has them."""
    width = len(layout.columns)
    _, places = _match(width, grid, [one for one in grids if one.width == width], directory)

    def at(column: int | None) -> int | None:
        return places.get(column) if column is not None else None

    def keyed(columns: dict[int, str]) -> dict[int, str]:
        return {places[column]: header for column, header in columns.items() if column in places}

    return replace(
        layout,
        headers=[
            layout.headers[column] if (column := _source(places, index)) is not None else ""
            for index in range(grid.width)
        ],
        text=at(layout.text),
        goal=at(layout.goal),
        section=at(layout.section),
        items=at(layout.items),
        number=at(layout.number),
        deadline=at(layout.deadline),
        departments=[places[column] for column in layout.departments if column in places],
        statuses=[places[column] for column in layout.statuses if column in places],
        others=keyed(layout.others),
        status_marks=keyed(layout.status_marks),
        deadline_marks=keyed(layout.deadline_marks),
        other_marks=keyed(layout.other_marks),
    )


def _source(places: dict[int, int], index: int) -> int | None:
    return next((column for column, place in places.items() if place == index), None)


def _match(width: int, grid: Grid, models: Sequence[Grid], directory: Directory | None) -> tuple[float, dict[int, int]]:
    """The best pairing of columns that keeps their order: its score and model column -> this table's column."""
    model_rows = [row for one in models for row in one.body()]
    rows = grid.body()
    columns = [[row.cell(column) for row in model_rows] for column in range(width)]
    here = [[row.cell(column) for row in rows] for column in range(grid.width)]
    model_profiles = profiles(columns, rows=len(model_rows), directory=directory)
    own_profiles = profiles(here, rows=len(rows), directory=directory)
    model_words, own_words = [_words(cells) for cells in columns], [_words(cells) for cells in here]
    best: list[list[tuple[float, dict[int, int]]]] = [[(0.0, {})] * (grid.width + 1) for _ in range(width + 1)]
    for left in range(1, width + 1):
        for right in range(1, grid.width + 1):
            alike = _alike(model_profiles[left - 1], own_profiles[right - 1]) + _shared(
                model_words[left - 1], own_words[right - 1]
            )
            score, pairs = best[left - 1][right - 1]
            best[left][right] = max(
                (score + alike + NO_MATCH, {**pairs, left - 1: right - 1}),
                best[left - 1][right],
                best[left][right - 1],
                key=lambda option: option[0],
            )
    return best[width][grid.width]


def _alike(first: Profile, second: Profile) -> float:
    if not first.filled or not second.filled:
        return 0.0
    kinds = [(first.dates, second.dates), (first.statuses, second.statuses), (first.listed, second.listed)]
    agree = sum(min(a, b) for a, b in kinds)
    clash = sum(abs(a - b) for a, b in kinds)
    length = min(first.words, second.words) / max(first.words, second.words, 1.0)
    return 0.6 * agree + 0.5 * length - 0.4 * clash


def _words(cells: Sequence[str]) -> Counter[str]:
    return Counter(word for cell in cells for word in cell.casefold().split())


def _shared(first: Counter[str], second: Counter[str]) -> float:
    known = sum(count for word, count in second.items() if word in first)
    return 0.5 * known / second.total() if second else 0.0
