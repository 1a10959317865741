"""Design: days on a scale of time: when something was due, moved, reported and done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext

from headway.base.design.charts.registry import Drawing, LegendItem, Table, draws
from headway.base.design.charts.svg import drawing, element, percent, shape, text
from headway.base.design.tones import Tone

ROW, TOP, FOOT = 46, 6, 30
LONGEST = 46


@dataclass(frozen=True, slots=True)
class Moment:
    """One row: a day, or a stretch of time from ``start`` to ``day``."""

    label: str
    day: date
    tone: Tone
    start: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Moments in the order given. today: the chart's day, drawn as a line; None draws none."""

    id: str
    title: str
    heading: str
    moments: tuple[Moment, ...]
    tones: tuple[tuple[Tone, str], ...] = ()
    """The legend: each tone that is used and what it means here."""
    today: date | None = None
    today_label: str = ""


@draws(Timeline)
def timeline(spec: Timeline) -> Drawing:
    """The scale runs over whole years, so that two pictures of one plan line up."""
    days = [day for moment in spec.moments for day in (moment.start, moment.day) if day]
    days += [spec.today] if spec.today else []
    first = date(min(days).year, 1, 1) if days else date(2000, 1, 1)
    last = date(max(days).year + 1, 1, 1) if days else date(2001, 1, 1)
    length = (last - first).days

    def across(day: date) -> float:
        return 0.02 + 0.96 * (day - first).days / length

    foot = TOP + len(spec.moments) * ROW
    body = []
    every = -(-(last.year - first.year) // 5)
    for year in range(first.year, last.year):
        x = across(date(year, 1, 1))
        body.append(element("line", class_="grid", x1=percent(x), x2=percent(x), y1=0, y2=foot + 8))
        if (year - first.year) % every == 0:
            body.append(text(str(year), x=percent(x), y=foot + 24, kind="soft"))
    if spec.today:
        x = across(spec.today)
        body.append(element("line", class_="now", x1=percent(x), x2=percent(x), y1=0, y2=foot + 8))
        anchor = "end" if x > 0.5 else "start"
        body.append(text(spec.today_label, x=percent(x), y=foot + 24 + 18, anchor=anchor, kind="soft"))
    for index, moment in enumerate(spec.moments):
        body.extend(
            _row(moment, top=TOP + index * ROW, across_start=across(moment.start or moment.day), x=across(moment.day))
        )
    summary = _summary(spec)
    height = foot + FOOT + (18 if spec.today else 0)
    return Drawing(
        summary=summary,
        svg=drawing(body, id=spec.id, title=spec.title, description=summary, height=height),
        table=_table(spec),
        legend=tuple(LegendItem(label, "", tone, spec.id, as_shape=True) for tone, label in spec.tones),
    )


def _row(moment: Moment, *, top: float, across_start: float, x: float) -> list[str]:
    label = moment.label if len(moment.label) <= LONGEST else moment.label[: LONGEST - 1].rstrip() + "…"
    body = [text(label, x=0, y=top + 14)]
    if moment.start:
        body.append(
            element(
                "line",
                class_=f"line tone-{moment.tone}",
                x1=percent(across_start),
                x2=percent(x),
                y1=top + 29,
                y2=top + 29,
            )
        )
    body.append(shape(moment.tone, x=x, y=top + 29))
    return body


def _table(spec: Timeline) -> Table:
    meanings = dict(spec.tones)
    rows = tuple(
        (
            moment.label,
            *((moment.start.isoformat() if moment.start else None,) if _has_starts(spec) else ()),
            moment.day.isoformat(),
            *((meanings.get(moment.tone, ""),) if meanings else ()),
        )
        for moment in spec.moments
    )
    names = (
        spec.heading,
        *((gettext("From"),) if _has_starts(spec) else ()),
        gettext("Day"),
        *((gettext("State"),) if meanings else ()),
    )
    return Table(columns=names, rows=rows)


def _has_starts(spec: Timeline) -> bool:
    return any(moment.start for moment in spec.moments)


def _summary(spec: Timeline) -> str:
    if not spec.moments:
        return gettext("There are no days to show yet.")
    first = min(spec.moments, key=lambda moment: moment.start or moment.day)
    last = max(spec.moments, key=lambda moment: moment.day)
    return gettext("%(count)s in all: first %(first)s (%(start)s), last %(last)s (%(end)s).") % {
        "count": len(spec.moments),
        "first": first.label,
        "start": date_format(first.start or first.day),
        "last": last.label,
        "end": date_format(last.day),
    }
