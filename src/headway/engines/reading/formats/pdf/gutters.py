"""Reading: tables without lines: the columns that the white between their cells shows, over pages together."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from headway.engines.reading.formats.pdf.anchors import Gutter, anchored_gutters
from headway.engines.reading.formats.pdf.layout import PageInk, TextLine, Word, into_lines

SPACE = 0.45  # of the size; words nearer than this are running text
APART = 0.8  # of the size; words farther apart than this stand in different columns, if there are columns
NARROWEST = 3.0  # points; a gap narrower than this is never taken for the white between columns
STEP = 0.5  # points to a place in the profile
FEW = 12  # lines; with fewer, gaps between words line up by chance and a column needs more white
STRAY = 0.04  # the part of a table's lines that may cross the white between its columns
ACROSS_PAGES = 12.0  # of the size; the most that a tall row leaves empty where a page break cuts it
FAR = 4.0  # of the size; lines farther apart than this belong to different things
COLUMNAR = 0.2  # of a page's lines; a page with fewer that have gaps like a table's is not looked at for one
PROSE_RUN = 3  # lines in a row across all columns that are prose rather than a section's name
COLUMNS_AT_LEAST = 3
COLUMNS_AT_MOST = 40

_MARK = re.compile(r"^(?:[•▪●■o◦–-]|\(?[a-z0-9]{1,3}[.)])$", re.IGNORECASE)


@dataclass(slots=True)
class Stretch:
    """Part of one page that may be a table without lines."""

    page: PageInk
    lines: list[TextLine]
    crossing: list[bool] = field(default_factory=list)  # for each line: it runs across the white between columns


@dataclass(slots=True)
class Sheets:
    """Stretches of one page after another that share their columns."""

    stretches: list[Stretch]
    edges: list[tuple[float, float]]


def open_tables(pages: Sequence[tuple[PageInk, list[Word]]]) -> list[Sheets]:
    """Groups of stretches that are tables by the white between their columns; ``pages`` carry their free words."""
    lines = [(page, into_lines([word for word in words if not word.sideways])) for page, words in pages]
    return _by_anchors(lines, _by_white(lines))


def _by_anchors(pages: list[tuple[PageInk, list[TextLine]]], groups: list[Sheets]) -> list[Sheets]:
    """The groups, with those replaced that the places where lines begin show to be one table of as many columns."""
    runs: list[list[tuple[PageInk, list[TextLine]]]] = [[]]
    for page, lines in pages:
        rows = _columnar(lines)
        if len(rows) >= max(2, COLUMNAR * len(lines)):
            runs[-1].append((page, lines))
        elif runs[-1]:
            runs.append([])
    for run in runs:
        gutters = anchored_gutters([line for _, lines in run for line in lines])
        if not COLUMNS_AT_LEAST <= len(gutters) + 1 <= COLUMNS_AT_MOST:
            continue
        numbers = {page.number for page, _ in run}
        old = [group for group in groups if numbers & {stretch.page.number for stretch in group.stretches}]
        most = max((len(group.edges) for group in old), default=0)
        if len(gutters) + 1 < most or (len(gutters) + 1 == most and len(old) == 1):
            continue
        new: list[Sheets] = []
        _close(new, run, gutters, anchored=True)
        if new:
            groups = [group for group in groups if group not in old] + new
    return groups


def _by_white(pages: list[tuple[PageInk, list[TextLine]]]) -> list[Sheets]:
    groups: list[Sheets] = []
    profile = _Profile()
    members: list[tuple[PageInk, list[TextLine]]] = []
    gutters: list[Gutter] = []
    for page, lines in pages:
        rows = _columnar(lines)
        if members and not rows and _is_remainder(lines, gutters, members[-1]):
            members.append((page, lines))
            continue
        if len(rows) < 2:
            _close(groups, members, gutters)
            profile, members, gutters = _Profile(), [], []
            continue
        alone = _Profile(rows)
        both = profile.plus(alone)
        shared, own = both.gutters(), alone.gutters()
        if members and len(shared) >= max(len(gutters), 2) and (len(shared) >= len(own) or len(rows) < FEW * 2):
            profile, gutters = both, shared
        else:
            _close(groups, members, gutters)
            profile, members, gutters = alone, [], own
        members.append((page, lines))
    _close(groups, members, gutters)
    return groups


def _close(
    groups: list[Sheets],
    members: list[tuple[PageInk, list[TextLine]]],
    gutters: list[Gutter],
    *,
    anchored: bool = False,
) -> None:
    if len(gutters) + 1 < COLUMNS_AT_LEAST or len(gutters) >= COLUMNS_AT_MOST:
        return
    if not anchored:
        gutters = _narrowed(gutters, [line for _, lines in members for line in lines])
    if len(gutters) + 1 < COLUMNS_AT_LEAST:
        return
    stretches: list[Stretch] = []
    for index, (page, lines) in enumerate(members):
        first, last = index == 0, index == len(members) - 1
        stretches += _stretches(page, lines, gutters, from_top=not first, to_end=not last)
    if stretches:
        groups.append(Sheets(stretches, _edges(gutters, stretches)))


def _columnar(lines: list[TextLine]) -> list[TextLine]:
    """Lines with gaps like a table's, but for one that stands far from all others, as a running head does."""
    out: list[TextLine] = []
    for block in _blocks(lines):
        rows = [line for line in block if _is_columnar(line)]
        if len(rows) > 1:
            out += rows
    return out


def _blocks(lines: list[TextLine]) -> list[list[TextLine]]:
    blocks: list[list[TextLine]] = []
    for line in lines:
        if blocks and line.base - blocks[-1][-1].base <= FAR * min(line.size, blocks[-1][-1].size):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_remainder(lines: list[TextLine], gutters: list[Gutter], before: tuple[PageInk, list[TextLine]]) -> bool:
    """Whether a page holds nothing but the rest of the table's last row."""
    size = before[1][-1].size
    return bool(lines) and not any(crosses(line, gutters) or abs(line.size - size) > 0.2 * size for line in lines)


def _is_columnar(line: TextLine) -> bool:
    """Whether its words stand apart as in a table; the mark of a list item does not count."""
    words = line.words[1:] if _MARK.match(line.words[0].text) else line.words
    apart = [b.x0 - a.x1 for a, b in itertools.pairwise(words)]
    return any(gap >= max(APART * line.size, 5.0) for gap in apart)


class _Profile:
    """How many lines put ink at each place across the page."""

    def __init__(self, lines: Iterable[TextLine] = ()) -> None:
        self.count = 0
        self.counts: list[int] = []
        self.sizes: list[float] = []
        for line in lines:
            self.count += 1
            self.sizes.append(line.size)
            for start, end in _runs(line):
                first, last = int(start / STEP), int(end / STEP) + 1
                if last > len(self.counts):
                    self.counts.extend([0] * (last - len(self.counts)))
                for place in range(max(first, 0), last):
                    self.counts[place] += 1

    def plus(self, other: _Profile) -> _Profile:
        """Both together."""
        out = _Profile()
        out.count, out.sizes = self.count + other.count, self.sizes + other.sizes
        longer, shorter = sorted((self.counts, other.counts), key=len, reverse=True)
        out.counts = [n + (shorter[i] if i < len(shorter) else 0) for i, n in enumerate(longer)]
        return out

    def gutters(self) -> list[Gutter]:
        """The white between columns, from left to right."""
        if not self.count:
            return []
        size = median(self.sizes)
        widest = max(NARROWEST, (0.42 if self.count >= FEW else 1.0) * size)
        limit = int(self.count * STRAY)
        out: list[Gutter] = []
        start: int | None = None
        seen = False
        for place, number in enumerate(self.counts):
            if number > limit:
                if seen and start is not None and (place - start) * STEP >= widest:
                    out.append((start * STEP, place * STEP))
                start, seen = None, True
            elif start is None:
                start = place
        return out


def _runs(line: TextLine, gutters: Sequence[Gutter] = ()) -> list[tuple[float, float]]:
    """The line's ink, words that are a space apart as one piece unless a gutter is between them."""
    runs: list[tuple[float, float]] = []
    for word in line.words:
        near = bool(runs) and word.x0 - runs[-1][1] < SPACE * line.size
        if near and not any(_parts(gutter, runs[-1][1], word.x0) for gutter in gutters):
            runs[-1] = (runs[-1][0], max(runs[-1][1], word.x1))
        else:
            runs.append((word.x0, word.x1))
    return runs


def crosses(line: TextLine, gutters: Sequence[Gutter]) -> bool:
    """Whether running text goes over the white between two columns."""
    runs = _runs(line, gutters)
    return any(start < left - 0.5 and end > right + 0.5 for start, end in runs for left, right in gutters)


def _parts(gutter: Gutter, end: float, start: float) -> bool:
    """Whether a gutter lies between two words: one that a space could hold, only where a column's lines begin."""
    left, right = gutter
    if right - left < 1.0:
        return abs(start - right) < 0.7
    return end <= left + STEP and start >= right - STEP


def _narrowed(gutters: list[Gutter], lines: list[TextLine]) -> list[Gutter]:
    """Gutters after lines of a single column have had their say: they may reach into the white, not over it."""
    out: list[Gutter] = []
    for left, right in gutters:
        reach_left, reach_right = [left], [right]
        for line in lines:
            for start, end in _runs(line):
                if start < left < end < right:
                    reach_left.append(end)
                elif left < start < right < end:
                    reach_right.append(start)
        low, high = _most(reach_left, largest=True), _most(reach_right, largest=False)
        if high - low >= 1.0:
            out.append((low, high))
        else:
            out.append((left, right))
    return out


def _most(reaches: list[float], *, largest: bool) -> float:
    return max(reaches) if largest else min(reaches)


def _stretches(
    page: PageInk, lines: list[TextLine], gutters: list[Gutter], *, from_top: bool, to_end: bool
) -> list[Stretch]:
    crossing = [crosses(line, gutters) for line in lines]
    prose = _prose(crossing)
    near = {id(line) for line in _columnar(lines)}
    columnar = [i for i, line in enumerate(lines) if id(line) in near and not prose[i] and not crossing[i]]
    out: list[Stretch] = []
    if not columnar and from_top and not any(crossing):
        return [Stretch(page, lines, crossing)]
    for run in _together(columnar, prose):
        start, end = run[0], run[-1]
        start = _upwards(lines, crossing, prose, start, generous=from_top and not out)
        end = _downwards(lines, crossing, prose, end, generous=to_end and run[-1] == columnar[-1])
        out.append(Stretch(page, lines[start : end + 1], crossing[start : end + 1]))
    return [stretch for stretch in out if len(stretch.lines) > 1]


def _prose(crossing: list[bool]) -> list[bool]:
    out = [False] * len(crossing)
    start = 0
    for index in range(len(crossing) + 1):
        if index < len(crossing) and crossing[index]:
            continue
        if index - start >= PROSE_RUN:
            out[start:index] = [True] * (index - start)
        start = index + 1
    return out


def _together(columnar: list[int], prose: list[bool]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in columnar:
        if runs and not any(prose[runs[-1][-1] : index]):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [run for run in runs if len(run) > 1 or len(runs) == 1]


def _upwards(lines: list[TextLine], crossing: list[bool], prose: list[bool], start: int, *, generous: bool) -> int:
    size = lines[start].size
    while start > 0:
        above, here = lines[start - 1], lines[start]
        pitch = here.base - above.base
        if prose[start - 1] or above.size > 1.25 * size or pitch > (ACROSS_PAGES if generous else 1.35) * size:
            break
        if crossing[start - 1] and not generous:
            break
        start -= 1
    return start


def _downwards(lines: list[TextLine], crossing: list[bool], prose: list[bool], end: int, *, generous: bool) -> int:
    size = lines[end].size
    while end + 1 < len(lines):
        below, here = lines[end + 1], lines[end]
        pitch = below.base - here.base
        if prose[end + 1] or below.size > 1.25 * size or pitch > (ACROSS_PAGES if generous else 1.5) * size:
            break
        if crossing[end + 1] and not generous:
            break
        end += 1
    return end


def _edges(gutters: list[Gutter], stretches: list[Stretch]) -> list[tuple[float, float]]:
    left = min(line.x0 for stretch in stretches for line in stretch.lines)
    right = max(line.x1 for stretch in stretches for line in stretch.lines)
    middles = [(a + b) / 2 for a, b in gutters]
    places = [min(left, middles[0]) - 1, *middles, max(right, middles[-1]) + 1]
    return list(itertools.pairwise(places))
