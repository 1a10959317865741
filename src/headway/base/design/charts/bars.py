"""Design: bars from left to right: one number for each of several things, the longest names readable."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from headway.base.design.charts.numbers import number
from headway.base.design.charts.registry import Drawing, Table, draws
from headway.base.design.charts.svg import drawing, element, mark, percent, text
from headway.base.design.tones import Tone

ROW, BAR, LONGEST = 48, 16, 42
WIDEST = 0.74
"""Share of the width that the longest bar takes; the rest is for the numbers."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. value None: not known, shown in words. of: the whole that the value is a part of, or None."""

    label: str
    value: float | None
    of: float | None = None
    tone: Tone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Bars in the order given, on one scale from 0. heading: what the labels are, e.g. ``Department``."""

    id: str
    title: str
    unit: str
    heading: str
    bars: tuple[Bar, ...]
    of_label: str = ""
    """Name of the table's column with the wholes, where there are any; e.g. ``All steps``."""


@draws(Bars)
def bars(spec: Bars) -> Drawing:
    """The label stands above its bar, so that it has the whole width of a phone."""
    longest = max((max(bar.value or 0, bar.of or 0) for bar in spec.bars), default=0) or 1
    body = []
    for index, bar in enumerate(spec.bars):
        top = index * ROW
        label = bar.label if len(bar.label) <= LONGEST else bar.label[: LONGEST - 1].rstrip() + "…"
        body.append(text(label, x=0, y=top + 15))
        reach = WIDEST * max(bar.value or 0, bar.of or 0) / longest
        body.append(text(_printed(bar), x=percent(reach), y=top + 35, right=8 if reach else 0, kind="value"))
        if bar.of:
            body.append(
                element("rect", class_="track", width=percent(WIDEST * bar.of / longest), y=top + 22, height=BAR)
            )
        if bar.value:
            body.append(mark(bar.tone, spec.id, x=0, width=WIDEST * bar.value / longest, y=top + 22, height=BAR))
    summary = _summary(spec)
    tones = [bar.tone for bar in spec.bars if bar.tone]
    height = max(len(spec.bars) * ROW - 8, 1)
    return Drawing(
        summary=summary,
        svg=drawing(body, id=spec.id, title=spec.title, description=summary, height=height, tones=tones),
        table=_table(spec),
    )


def _printed(bar: Bar) -> str:
    if bar.value is None:
        return gettext("not known")
    if bar.of is None:
        return number(bar.value)
    return gettext("%(part)s of %(whole)s") % {"part": number(bar.value), "whole": number(bar.of)}


def _table(spec: Bars) -> Table:
    if not any(bar.of is not None for bar in spec.bars):
        return Table(
            columns=(spec.heading, spec.unit.capitalize()), rows=tuple((bar.label, bar.value) for bar in spec.bars)
        )
    return Table(
        columns=(spec.heading, spec.unit.capitalize(), spec.of_label or gettext("Of")),
        rows=tuple((bar.label, bar.value, bar.of) for bar in spec.bars),
    )


def _summary(spec: Bars) -> str:
    known = [bar for bar in spec.bars if bar.value is not None]
    if not known:
        return gettext("There are no %(unit)s to show yet.") % {"unit": spec.unit}
    most = max(known, key=lambda bar: bar.value or 0)
    least = min(known, key=lambda bar: bar.value or 0)
    if most.value == least.value:
        return gettext("%(count)s in all, each with %(value)s %(unit)s.") % {
            "count": len(known),
            "value": number(most.value or 0),
            "unit": spec.unit,
        }
    return gettext("From %(least)s (%(low)s %(unit)s) to %(most)s (%(high)s %(unit)s).") % {
        "least": least.label,
        "low": number(least.value or 0),
        "most": most.label,
        "high": number(most.value or 0),
        "unit": spec.unit,
    }
