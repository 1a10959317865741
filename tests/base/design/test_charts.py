"""Tests of design: charts say in words and in a table what they draw, safely."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.base.design import samples
from headway.base.design.charts import Bar, Bars, Chart, Line, Moment, Part, Point, Series, StackedBar, Timeline, draw
from headway.base.design.charts.numbers import number, share, ticks
from headway.base.design.charts.registry import Table, kinds
from headway.base.design.tones import SHAPES, Tone

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = samples.charts()


def parsed(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def test_gallery_shows_every_kind() -> None:
    assert len(CHARTS) == len(kinds()) == 5


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_chart_is_an_image_with_name_and_description(chart: Chart) -> None:
    root = parsed(chart)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and description is not None
    assert root.get("role") == "img" and root.get("aria-labelledby") == title.get("id")
    assert title.text == chart.title and description.text and chart.summary.endswith(".")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_chart_brings_no_styles_of_its_own(chart: Chart) -> None:
    assert not re.search(r"style|<script|on\w+=|#[0-9a-f]{3,6}\b|href", chart.svg)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_table_has_as_many_values_as_columns(chart: Chart) -> None:
    assert chart.table.rows
    assert {len(row) for row in chart.table.rows} == {len(chart.table.columns)}


def test_stacked_bar_fills_its_width_in_proportion() -> None:
    spec = StackedBar(id="x", title="T", unit="steps", parts=(Part("A", 3, Tone.DONE), Part("B", 1, Tone.DONE)))
    marks = [e for e in parsed(draw(spec)).iter(f"{SVG}rect") if "mark" in (e.get("class") or "")]
    assert [e.get("width") for e in marks] == ["75%", "25%"]
    assert [e.get("x") for e in marks] == ["0%", "75%"]


def test_stacked_bar_of_nothing_says_so() -> None:
    chart = draw(StackedBar(id="x", title="T", unit="steps", parts=(Part("A", 0, Tone.DONE),)))
    assert chart.summary == "There are no steps to show yet."
    assert chart.table.rows == (("A", 0, "0%"),)


def test_unknown_value_is_words_not_nothing() -> None:
    chart = draw(Bars(id="x", title="T", unit="steps", heading="Who", bars=(Bar("A", None), Bar("B", 0))))
    assert "not known" in chart.svg and ">0<" in chart.svg
    assert chart.table.rows == (("A", None), ("B", 0))
    assert chart.table.as_csv() == "Who,Steps\r\nA,\r\nB,0\r\n"


def test_line_keeps_a_gap_where_a_value_is_not_known() -> None:
    values = (1.0, 2.0, None, 3.0)
    points = tuple(Point(f"E{i}", i, value) for i, value in enumerate(values))
    chart = draw(Line(id="x", title="T", unit="steps", heading="Edition", series=(Series("Done", points, Tone.DONE),)))
    strokes = [e for e in parsed(chart).iter(f"{SVG}line") if "tone-" in (e.get("class") or "")]
    assert len(strokes) == 1
    assert chart.table.rows[2] == ("E2", None)


def test_timeline_places_days_within_whole_years() -> None:
    moments = (Moment("Due", date(2026, 1, 1), Tone.LATE), Moment("Done", date(2026, 12, 31), Tone.DONE))
    chart = draw(Timeline(id="x", title="T", heading="What", moments=moments))
    places = [e.get("x") for e in parsed(chart).findall(f"{SVG}svg")]
    assert places == ["2%", "97.74%"]  # 0.02 + 0.96 * 364 / 365


def test_words_from_outside_are_escaped() -> None:
    evil = '"><script>alert(1)</script>&'
    chart = draw(Bars(id="x", title=evil, unit="u", heading="h", bars=(Bar(evil, 1), Bar("b", 2))))
    assert "<script" not in chart.svg
    assert evil in "".join(parsed(chart).itertext())


def test_spec_that_nothing_draws_is_refused() -> None:
    with pytest.raises(TypeError, match="register one"):
        draw(Part("A", 1, Tone.DONE))  # type: ignore[arg-type]


def test_csv_defuses_formulas() -> None:
    text = Table(columns=("=A", "B"), rows=(("@x", -5), ("-y", 1.5))).as_csv()
    assert list(csv.reader(io.StringIO(text))) == [["'=A", "B"], ["'@x", "-5"], ["'-y", "1.5"]]


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(83, 138, "60%"), (1, 300, "under 1%"), (299, 300, "over 99%"), (0, 5, "0%"), (5, 5, "100%"), (0, 0, "0%")],
)
def test_shares_never_round_to_all_or_nothing(part: int, whole: int, printed: str) -> None:
    assert share(part, whole) == printed


@given(st.integers(min_value=0, max_value=10**9))
def test_ticks_are_few_even_and_reach_the_top(top: int) -> None:
    scale = ticks(top)
    steps = {round(after - before, 6) for before, after in pairwise(scale)}
    assert scale[0] == 0 and scale[-1] >= top and len(scale) <= 6 and len(steps) == 1


def test_numbers_are_printed_for_people() -> None:
    assert [number(1234.0), number(3.14), number(0)] == ["1,234", "3.1", "0"]


def test_every_tone_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(Tone)
    assert len(set(SHAPES.values())) == len(Tone)
