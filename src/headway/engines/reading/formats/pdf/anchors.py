"""Reading: columns that stand too close for white between them, told by the one place where their lines begin."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from headway.engines.reading.formats.pdf.layout import TextLine

STEP = 4  # places to a point
NEAR = 0.45  # points by which lines of one column may begin apart
SPACE = 0.45  # of the size; words nearer than this may be running text
LEAST = 8  # lines that must begin in one place
SHARE = 0.025  # of all lines that must begin there
OVER = 0.15  # words that may run over the place, for each that begins there
LONE = 0.4  # of the words that begin there, how many must stand clear of the word before

Gutter = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Start:
    """One word's beginning: how far the word before it in its line stands away, and the line's size."""

    x0: float
    gap: float
    size: float


def anchored_gutters(lines: Sequence[TextLine]) -> list[Gutter]:
    """A narrow gutter before each place where a column's lines begin, from left to right."""
    starts = sorted(_starts(lines), key=lambda start: start.x0)
    xs = [start.x0 for start in starts]
    lefts, rights = _spans(lines)
    out: list[Gutter] = []
    for place in _places(xs, max(LEAST, SHARE * len(lines))):
        here = starts[bisect_left(xs, place - NEAR) : bisect_right(xs, place + NEAR)]
        # words that begin well before the place and end behind it
        over = bisect_left(lefts, place - 1.0) - bisect_right(rights, place - 0.1)
        lone = sum(start.gap >= SPACE * start.size for start in here)
        if over <= OVER * len(here) and lone >= LONE * len(here):
            out.append((place - 1.0, place - 0.1))
    return [gutter for gutter in out if bisect_right(rights, gutter[1]) >= LEAST]


def _starts(lines: Sequence[TextLine]) -> list[_Start]:
    out: list[_Start] = []
    for line in lines:
        size = line.size
        out.append(_Start(line.words[0].x0, 1_000.0, size))
        out += [_Start(word.x0, word.x0 - before.x1, size) for before, word in itertools.pairwise(line.words)]
    return out


def _spans(lines: Sequence[TextLine]) -> tuple[list[float], list[float]]:
    words = [word for line in lines for word in line.words]
    return sorted(word.x0 for word in words), sorted(word.x1 for word in words)


def _places(xs: Sequence[float], least: float) -> list[float]:
    """Places where many words begin, each the most common one around it."""
    counts = Counter(round(x * STEP) for x in xs)
    found: list[float] = []
    for place, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        x = place / STEP
        near = bisect_right(xs, x + NEAR) - bisect_left(xs, x - NEAR)
        if near >= least and all(abs(x - other) > 4.0 for other in found):
            found.append(x)
    return sorted(found)
