"""Design: what every chart hands over, and which kind draws which spec."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.utils.safestring import SafeString, mark_safe

from headway.base.design.charts.svg import swatch
from headway.base.design.tones import Tone

Value = str | int | float | None
"""A table's value; None is a value that is not known."""


class ChartSpec(Protocol):
    """What every spec has.

    id: unique in the page; letters, digits and hyphens. E.g. ``status-share``.
    title: what is shown, with its period where it has one.
    """

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Table:
    """The chart's numbers: names of the columns, then rows of as many values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def as_csv(self) -> str:
        """The table as CSV with a header line; a value that is not known is an empty cell.

        A text that a spreadsheet would take for a formula gets an apostrophe before it.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([_plain(name) for name in self.columns])
        writer.writerows([[_plain(value) for value in row] for row in self.rows])
        return text.getvalue()


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One entry of a legend: a label, its value as printed ("" for none), and its tone.

    as_shape: the chart marks this tone by its shape (lines, days), not by a patterned area.
    """

    label: str
    value: str
    tone: Tone
    chart_id: str
    as_shape: bool = False

    @property
    def swatch(self) -> SafeString:
        """A small picture of how the chart marks this entry."""
        return mark_safe(swatch(self.tone, self.chart_id, as_shape=self.as_shape))  # noqa: S308 - made of our own names only


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart, as the component ``<c-chart>`` takes it."""

    id: str
    title: str
    summary: str
    svg: SafeString
    legend: tuple[LegendItem, ...]
    table: Table


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a kind of chart returns; ``draw`` adds the title and makes a Chart of it."""

    summary: str
    svg: str
    table: Table
    legend: tuple[LegendItem, ...] = ()


S = TypeVar("S", bound=ChartSpec)
_KINDS: dict[type[Any], Callable[[Any], Drawing]] = {}


def draws(spec_type: type[S]) -> Callable[[Callable[[S], Drawing]], Callable[[S], Drawing]]:
    """Registers the function that draws this type of spec."""

    def register(function: Callable[[S], Drawing]) -> Callable[[S], Drawing]:
        _KINDS[spec_type] = function
        return function

    return register


def kinds() -> tuple[type[Any], ...]:
    """The types of spec that can be drawn."""
    return tuple(_KINDS)


def draw(spec: ChartSpec) -> Chart:
    """Draws a chart. Pure: the same spec always gives the same text.

    Raises: TypeError for a spec that no kind of chart draws.
    """
    try:
        kind = _KINDS[type(spec)]
    except KeyError as error:
        raise TypeError(f"No chart draws a {type(spec).__name__}; register one in base/design/charts.") from error
    drawing = kind(spec)
    return Chart(
        id=spec.id,
        title=spec.title,
        summary=drawing.summary,
        svg=mark_safe(drawing.svg),  # noqa: S308 - every text in it went through svg.element, which escapes
        legend=drawing.legend,
        table=drawing.table,
    )


def _plain(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value
