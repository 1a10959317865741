"""Design: columns side by side, each cut into tones: what falls due in each quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from headway.base.design.charts.numbers import number, ticks
from headway.base.design.charts.registry import Drawing, LegendItem, Table, draws
from headway.base.design.charts.svg import drawing, element, mark, percent, text
from headway.base.design.tones import Tone

TOP, PLOT, FOOT = 24, 190, 26
MOST_LABELS = 6
"""Labels that fit under the columns on a phone of 320 pixels; the others are shown where there is room."""


@dataclass(frozen=True, slots=True)
class Column:
    """One period. counts: how many of each tone; a tone left out is 0."""

    label: str
    counts: Mapping[Tone, int]

    @property
    def total(self) -> int:
        """All tones together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Periods in order. legend: the label of each tone, in the order in which they are stacked from below.

    now_after: how many periods had ended on the chart's day; a line is drawn there. None draws no line.
    """

    id: str
    title: str
    unit: str
    heading: str
    columns: tuple[Column, ...]
    legend: Mapping[Tone, str]
    now_after: int | None = None
    now_label: str = ""


@draws(Columns)
def columns(spec: Columns) -> Drawing:
    """Draws the grid, the columns with their totals, and the line of the chart's day."""
    scale = ticks(max((column.total for column in spec.columns), default=0))
    body = [*_grid(scale), *_columns(spec, top=scale[-1]), *_now(spec)]
    summary = _summary(spec)
    totals = {tone: sum(column.counts.get(tone, 0) for column in spec.columns) for tone in spec.legend}
    return Drawing(
        summary=summary,
        svg=drawing(
            body,
            id=spec.id,
            title=spec.title,
            description=summary,
            height=TOP + PLOT + FOOT,
            tones=list(spec.legend),
        ),
        table=Table(
            columns=(spec.heading, *spec.legend.values(), gettext("All")),
            rows=tuple(
                (column.label, *(column.counts.get(tone, 0) for tone in spec.legend), column.total)
                for column in spec.columns
            ),
        ),
        legend=tuple(LegendItem(label, number(totals[tone]), tone, spec.id) for tone, label in spec.legend.items()),
    )


def _grid(scale: list[float]) -> list[str]:
    body = []
    for value in scale:
        y = TOP + PLOT * (1 - value / scale[-1])
        kind = "grid" if value else "base"
        body.append(element("line", class_=kind, x1=0, x2="100%", y1=y, y2=y))
        if value:
            body.append(text(number(value), x=0, y=y - 4, kind="soft"))
    return body


def _columns(spec: Columns, *, top: float) -> list[str]:
    body: list[str] = []
    # The first columns leave room for the numbers of the scale.
    left, slot = 0.07, 0.93 / max(len(spec.columns), 1)
    every = -(-len(spec.columns) // MOST_LABELS)
    for index, column in enumerate(spec.columns):
        x, floor = left + index * slot, float(TOP + PLOT)
        for tone in spec.legend:
            count = column.counts.get(tone, 0)
            if count:
                height = PLOT * count / top
                floor -= height
                body.append(mark(tone, spec.id, x=x + slot * 0.14, width=slot * 0.72, y=floor, height=height))
                body.append(
                    element(
                        "line",
                        class_="cut",
                        x1=percent(x + slot * 0.14),
                        x2=percent(x + slot * 0.86),
                        y1=floor,
                        y2=floor,
                    )
                    if floor + height < TOP + PLOT - 1
                    else ""
                )
        middle = percent(x + slot / 2)
        if column.total:
            body.append(text(number(column.total), x=middle, y=floor - 6, anchor="middle", kind="value"))
        kind = "soft" if index % every == 0 else "soft wide-only"
        body.append(text(column.label, x=middle, y=TOP + PLOT + 19, anchor="middle", kind=kind))
    return body


def _now(spec: Columns) -> list[str]:
    if spec.now_after is None or not spec.columns:
        return []
    x = 0.07 + 0.93 * spec.now_after / len(spec.columns)
    anchor = "end" if x > 0.5 else "start"
    line = element("line", class_="now", x1=percent(x), x2=percent(x), y1=4, y2=TOP + PLOT)
    words = text(spec.now_label, x=percent(x + (-0.01 if x > 0.5 else 0.01)), y=14, anchor=anchor, kind="soft")
    return [line, words]


def _summary(spec: Columns) -> str:
    total = sum(column.total for column in spec.columns)
    if not total:
        return gettext("There are no %(unit)s to show yet.") % {"unit": spec.unit}
    most = max(spec.columns, key=lambda column: column.total)
    return gettext("%(total)s %(unit)s from %(first)s to %(last)s; the most, %(count)s, in %(label)s.") % {
        "total": number(total),
        "unit": spec.unit,
        "first": spec.columns[0].label,
        "last": spec.columns[-1].label,
        "count": number(most.total),
        "label": most.label,
    }
