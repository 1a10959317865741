"""Design: lines over time: how a value moved from edition to edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from headway.base.design.charts.numbers import number, ticks
from headway.base.design.charts.registry import Drawing, LegendItem, Table, draws
from headway.base.design.charts.svg import drawing, element, percent, shape, text
from headway.base.design.tones import Tone

TOP, PLOT, FOOT = 20, 190, 26
LEFT, RIGHT = 0.08, 0.97
_Place = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Point:
    """One value at one time. value None: not known then; the line has a gap there.

    position: where it stands in time, e.g. a date's ordinal; points need not be evenly spaced.
    """

    label: str
    position: float
    value: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """A named line. Its tone gives its colour and the shape of its points."""

    label: str
    points: tuple[Point, ...]
    tone: Tone = Tone.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Lines on one scale from 0. heading: what the points are, e.g. ``Edition``."""

    id: str
    title: str
    unit: str
    heading: str
    series: tuple[Series, ...]


@draws(Line)
def line(spec: Line) -> Drawing:
    """Straight lines between neighbouring known values; a single point is a point."""
    points = [point for series in spec.series for point in series.points]
    positions = [point.position for point in points]
    first, last = (min(positions), max(positions)) if positions else (0.0, 0.0)
    scale = ticks(max((point.value or 0 for point in points), default=0))

    def across(position: float) -> float:
        return LEFT + (RIGHT - LEFT) * ((position - first) / (last - first) if last > first else 0.5)

    def down(value: float) -> float:
        return TOP + PLOT * (1 - value / scale[-1])

    body = [
        element("line", class_="grid" if value else "base", x1=0, x2="100%", y1=down(value), y2=down(value))
        + text(number(value), x=0, y=down(value) - 4, kind="soft")
        for value in scale
    ]
    for series in spec.series:
        body.extend(_strokes(series, across=across, down=down))
    body.extend(_ends(points, first=first, last=last, across=across))
    summary = _summary(spec)
    height = TOP + PLOT + FOOT
    return Drawing(
        summary=summary,
        svg=drawing(body, id=spec.id, title=spec.title, description=summary, height=height),
        table=_table(spec),
        legend=tuple(
            LegendItem(series.label, _last_value(series), series.tone, spec.id, as_shape=True)
            for series in spec.series
            if len(spec.series) > 1
        ),
    )


def _strokes(series: Series, *, across: _Place, down: _Place) -> list[str]:
    body = []
    for before, after in zip(series.points, series.points[1:], strict=False):
        if before.value is not None and after.value is not None:
            body.append(
                element(
                    "line",
                    class_=f"line tone-{series.tone}",
                    x1=percent(across(before.position)),
                    y1=down(before.value),
                    x2=percent(across(after.position)),
                    y2=down(after.value),
                )
            )
    known = [point for point in series.points if point.value is not None]
    body.extend(shape(series.tone, x=across(point.position), y=down(point.value or 0)) for point in known)
    if known:
        end = known[-1]
        y = down(end.value or 0) - 12
        body.append(text(number(end.value or 0), x=percent(across(end.position)), y=y, anchor="end", kind="value"))
    return body


def _ends(points: list[Point], *, first: float, last: float, across: _Place) -> list[str]:
    if not points:
        return []
    y = TOP + PLOT + 19
    start = next(point for point in points if point.position == first)
    body = [text(start.label, x=percent(LEFT if last > first else 0.5), y=y, kind="soft")]
    if last > first:
        end = next(point for point in points if point.position == last)
        body.append(text(end.label, x="100%", y=y, anchor="end", kind="soft"))
    return body


def _table(spec: Line) -> Table:
    moments: dict[tuple[float, str], dict[str, float | None]] = {}
    for series in spec.series:
        for point in series.points:
            moments.setdefault((point.position, point.label), {})[series.label] = point.value
    return Table(
        columns=(spec.heading, *(series.label for series in spec.series)),
        rows=tuple(
            (label, *(values.get(series.label) for series in spec.series))
            for (_, label), values in sorted(moments.items(), key=lambda item: item[0][0])
        ),
    )


def _last_value(series: Series) -> str:
    known = [point.value for point in series.points if point.value is not None]
    return number(known[-1]) if known else gettext("not known")


def _summary(spec: Line) -> str:
    said = []
    for series in spec.series:
        known = [point for point in series.points if point.value is not None]
        if known:
            words = gettext("%(label)s: from %(old)s (%(first)s) to %(new)s (%(last)s)") % {
                "label": series.label,
                "old": number(known[0].value or 0),
                "first": known[0].label,
                "new": number(known[-1].value or 0),
                "last": known[-1].label,
            }
            said.append(words)
    return ("; ".join(said) + ".") if said else gettext("There are no %(unit)s to show yet.") % {"unit": spec.unit}
