"""Reading: a table with one row for every printed line, put together again to steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from headway.engines.reading.plan.grids import GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.merged import department_runs
from headway.engines.reading.plan.pieces import Context, Piece
from headway.engines.reading.plan.rows import is_stub_date
from headway.engines.reading.plan.sentences import is_finished, opens_low
from headway.engines.reading.plan.spelling import TOKEN

FEWEST_ROWS = 5
LOW_SHARE = 0.2
LONGEST_STEP = 40
NO_STATUS, MORE_STATUSES = 4.0, 4.0
NO_DATE, MORE_DATES = 1.5, 2.5
ORDER_BREAK, STRAY_NAME = 2.0, 1.0
LOW_START, BROKEN_BEFORE, NO_NAME_AT_START = 7.0, 3.0, 0.6
PER_STEP = 0.3


@dataclass(slots=True)
class Segment:
    """The rows of one step. cost: how badly it fits what steps look like; is_tail: it belongs to the step before."""

    rows: list[GridRow]
    cost: float = 0.0
    is_tail: bool = False
    DOUBTFUL: ClassVar[float] = 4.0

    def ghost_goal(self, layout: Layout, context: Context) -> GridRow | None:
        """The first row, where its goal cell is a garbled reading of the one below.

        Its words occur nowhere else, its row holds another broken cell, and the next line begins a goal.
        """
        first = self.rows[0]
        goal = first.cell(layout.goal)
        if not goal or len(self.rows) < 2 or not self.rows[1].cell(layout.goal):
            return None
        if opens_low(self.rows[1].cell(layout.goal)):
            return None
        broken = is_stub_date(first.cell(layout.deadline), context)
        words = [word for word in TOKEN.findall(goal) if word.isalpha()]
        unknown = [word for word in words if context.spelling.counts[word.casefold()] <= 1]
        return first if broken and len(unknown) * 2 > len(words) else None


def is_by_printed_line(rows: Sequence[GridRow], layout: Layout, context: Context) -> bool:
    """Whether a table has a row for each printed line: texts run on from row to row and most rows lack a status."""
    texts = [row for row in rows if row.cell(layout.text)]
    if len(texts) < FEWEST_ROWS or context.habits.capital < 0.6:
        return False
    low = sum(opens_low(row.cell(layout.text)) for row in texts)
    broken = sum(
        opens_low(after.cell(layout.text)) and not is_finished(before.cell(layout.text))
        for before, after in pairwise(texts)
    )
    bare = sum(not _tells(row, layout, context) for row in texts)
    return low >= LOW_SHARE * len(texts) and broken >= 0.6 * low and bare >= 0.25 * len(texts)


def _tells(row: GridRow, layout: Layout, context: Context) -> bool:
    """Whether a row has a status or a date; what only looks like a date is a stray reading."""
    if any(row.cell(column) for column in layout.statuses):
        return True
    return bool(row.cell(layout.deadline)) and not is_stub_date(row.cell(layout.deadline), context)


def segments(rows: Sequence[GridRow], layout: Layout, context: Context, before: Piece | None) -> list[Segment]:
    """The cheapest way to cut rows into steps: one status and date each, departments in order, a text that opens."""
    starts = [0] + [
        at for at in range(1, len(rows)) if rows[at].cell(layout.text) and _may_start(rows, at, layout, context)
    ]
    ends = [*starts[1:], len(rows)]
    best: dict[int, tuple[float, list[Segment]]] = {0: (0.0, [])}
    for end in ends:
        options: list[tuple[float, list[Segment]]] = []
        for start in starts:
            if start >= end or start not in best or end - start > LONGEST_STEP:
                continue
            segment = _segment(rows, start, end, layout, context, before)
            total, chosen = best[start]
            options.append((total + segment.cost + PER_STEP, [*chosen, segment]))
        if options:
            best[end] = min(options, key=lambda option: option[0])
    return best[len(rows)][1] if len(rows) in best else [Segment(list(rows))]


def _may_start(rows: Sequence[GridRow], at: int, layout: Layout, context: Context) -> bool:
    return not opens_low(rows[at].cell(layout.text)) or _tells(rows[at], layout, context)


def _segment(
    rows: Sequence[GridRow], start: int, end: int, layout: Layout, context: Context, before: Piece | None
) -> Segment:
    inside = list(rows[start:end])
    segment = Segment(inside)
    statuses = _count_statuses(inside, layout, context)
    dates = len({reading.value for row in inside for reading in context.dates.read(row.cell(layout.deadline))})
    text = inside[0].cell(layout.text)
    if start == 0 and before is not None and (not text or context.unfinished(before.whole_text()) or opens_low(text)):
        segment.is_tail = not statuses or not before.statuses
        segment.cost = 0.0 if segment.is_tail and not dates else NO_DATE
        if segment.is_tail:
            return segment
    if layout.statuses:
        segment.cost += NO_STATUS * context.habits.status if not statuses else MORE_STATUSES * (statuses - 1)
    if layout.deadline is not None:
        segment.cost += NO_DATE * context.habits.date if not dates else MORE_DATES * (dates - 1)
    segment.cost += _names_cost(inside, layout, context) + _start_cost(rows, start, layout, context)
    return segment


def _count_statuses(inside: list[GridRow], layout: Layout, context: Context) -> int:
    """Statuses in these rows: those known, or, where more, the runs of filled status cells with empty ones between."""
    cells = [row.cell(column) for row in inside for column in layout.statuses if row.cell(column)]
    told = ["".join(row.cell(column) for column in layout.statuses) for row in inside]
    runs = sum(bool(here) and not above for above, here in pairwise(["", *told]))
    return max(len(context.statuses.read(cells).values), runs)


def _names_cost(inside: list[GridRow], layout: Layout, context: Context) -> float:
    if len(layout.departments) != 1 or not context.names.names:
        return 0.0
    cells = " ".join(row.cell(layout.departments[0]) for row in inside if row.cell(layout.departments[0]))
    if not cells:
        return 0.0
    stray = sum(mention.kind == "new" for mention in context.names.scan(cells))
    breaks = len(department_runs(cells, context)) - 1
    return ORDER_BREAK * breaks + STRAY_NAME * stray


def _start_cost(rows: Sequence[GridRow], start: int, layout: Layout, context: Context) -> float:
    text = rows[start].cell(layout.text)
    cost = LOW_START if opens_low(text) else 0.0
    above = next((rows[at].cell(layout.text) for at in range(start - 1, -1, -1) if rows[at].cell(layout.text)), "")
    if above and not is_finished(above) and context.habits.finish >= 0.6:
        cost += BROKEN_BEFORE
    if layout.departments and not any(rows[start].cell(column) for column in layout.departments):
        cost += NO_NAME_AT_START
    return cost
