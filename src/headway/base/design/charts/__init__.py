"""Design: charts as SVG, each with its numbers as a table and one sentence that says what it shows.

Give a spec to ``draw``; a new kind of chart is a new file here that registers its spec.
"""

from headway.base.design.charts.bars import Bar, Bars
from headway.base.design.charts.columns import Column, Columns
from headway.base.design.charts.line import Line, Point, Series
from headway.base.design.charts.registry import Chart, Table, draw
from headway.base.design.charts.stacked_bar import Part, StackedBar
from headway.base.design.charts.timeline import Moment, Timeline

__all__ = [
    "Bar",
    "Bars",
    "Chart",
    "Column",
    "Columns",
    "Line",
    "Moment",
    "Part",
    "Point",
    "Series",
    "StackedBar",
    "Table",
    "Timeline",
    "draw",
]
