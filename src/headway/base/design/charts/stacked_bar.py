"""Design: one bar cut into shares: how a whole divides by status."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from headway.base.design.charts.numbers import number, share
from headway.base.design.charts.registry import Drawing, LegendItem, Table, draws
from headway.base.design.charts.svg import drawing, element, mark, percent
from headway.base.design.tones import Tone

HEIGHT = 44


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the whole. value: a count, 0 or more."""

    label: str
    value: int
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBar:
    """A whole and its parts, in the order given. unit: what is counted, e.g. ``steps``."""

    id: str
    title: str
    unit: str
    parts: tuple[Part, ...]
    heading: str = ""
    """Name of the first column of the table, e.g. ``Status``; "" is the title."""

    @property
    def total(self) -> int:
        """The whole: the sum of all parts."""
        return sum(part.value for part in self.parts)


@draws(StackedBar)
def stacked_bar(spec: StackedBar) -> Drawing:
    """Parts of nothing are left out of the bar and kept in the legend and the table."""
    body, start = [], 0.0
    if not spec.total:
        body.append(element("rect", class_="track", width="100%", height=HEIGHT))
    for part in spec.parts:
        if not part.value:
            continue
        width = part.value / spec.total
        body.append(mark(part.tone, spec.id, x=start, width=width, y=0, height=HEIGHT))
        if start:
            body.append(element("line", class_="cut", x1=percent(start), x2=percent(start), y1=0, y2=HEIGHT))
        start += width
    summary = _summary(spec)
    tones = [part.tone for part in spec.parts]
    return Drawing(
        summary=summary,
        svg=drawing(
            body, id=spec.id, title=spec.title, description=_description(spec) or summary, height=HEIGHT, tones=tones
        ),
        table=Table(
            columns=(spec.heading or spec.title, spec.unit.capitalize(), gettext("Share")),
            rows=tuple((part.label, part.value, share(part.value, spec.total)) for part in spec.parts),
        ),
        legend=tuple(
            LegendItem(part.label, f"{number(part.value)} ({share(part.value, spec.total)})", part.tone, spec.id)
            for part in spec.parts
        ),
    )


def _summary(spec: StackedBar) -> str:
    if not spec.total:
        return gettext("There are no %(unit)s to show yet.") % {"unit": spec.unit}
    most = max(spec.parts, key=lambda part: part.value)
    return gettext("The largest part is “%(label)s”: %(value)s of %(total)s %(unit)s (%(share)s).") % {
        "label": most.label,
        "value": number(most.value),
        "total": number(spec.total),
        "unit": spec.unit,
        "share": share(most.value, spec.total),
    }


def _description(spec: StackedBar) -> str:
    return ", ".join(
        f"{part.label} {number(part.value)} ({share(part.value, spec.total)})" for part in spec.parts if part.value
    )
