"""Reading: where one row of a table without lines ends and the next begins."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from headway.engines.reading.formats.pdf.alignment import Align, aligned_breaks, alignment
from headway.engines.reading.formats.pdf.breaks import Flow, zero_gap_breaks
from headway.engines.reading.formats.pdf.gutters import Sheets, Stretch
from headway.engines.reading.formats.pdf.layout import Grid, GridCell, GridRow, Rule, TextLine, Word, into_lines
from headway.engines.reading.formats.pdf.rules import merged

SAME = 0.35  # points by which the distance of two lines of one cell may vary
GAP_SHARE = 0.4  # of the white between rows; a head's neighbours stand half as far
FAINT = 0.1  # of the size; white fainter than this must stand between many rows to count
CENTRED = 8.0  # points by which the middle of a section's name may miss the middle of its table
RULED_SHARE = 0.7  # of the rows' gaps that must carry a line before lines alone decide


@dataclass(slots=True)
class Band:
    """Lines of all columns that belong to one row."""

    columns: list[list[TextLine]]
    top: float
    bottom: float
    spanning: bool = False

    def filled(self) -> list[int]:
        """The columns that hold text."""
        return [index for index, lines in enumerate(self.columns) if lines]


@dataclass(slots=True)
class _Piece:
    """One line in one column, or a spanning line (column -1)."""

    column: int
    line: TextLine


@dataclass(slots=True)
class Pitch:
    """The distances that this table keeps. All in points.

    line: between two lines of one cell. size: of its letters. row_gap: the white that a new row adds, 0 where none.
    usual_gap: the median of such gaps.
    """

    line: float
    size: float
    row_gap: float
    usual_gap: float = 0.0


@dataclass(slots=True)
class _Page:
    stretch: Stretch
    pieces: list[_Piece] = field(default_factory=list)


def open_grids(sheets: Sheets) -> list[Grid]:
    """One grid for each stretch of a table without lines."""
    pages = [_Page(stretch, _pieces(stretch, sheets.edges)) for stretch in sheets.stretches]
    pitch = _pitch(pages)
    flow = Flow([piece.line for page in pages for piece in page.pieces], [p.column for q in pages for p in q.pieces])
    plain = [[(piece.column, piece.line) for piece in page.pieces] for page in pages]
    align = Align.TOP if pitch.row_gap else alignment(plain, pitch.line, flow)
    grids = []
    for page in pages:
        bands = _bands(page, len(sheets.edges), pitch, flow, align)
        if bands:
            rows = [_row(band, sheets.edges) for band in bands]
            grids.append(Grid(page.stretch.page.number, rows, sheets.edges, ruled=False))
    return grids


def _pieces(stretch: Stretch, edges: list[tuple[float, float]]) -> list[_Piece]:
    starts = [left for left, _ in edges]
    out: list[_Piece] = []
    words_by_column: list[list[Word]] = [[] for _ in edges]
    for line, crossing in zip(stretch.lines, stretch.crossing, strict=True):
        if crossing:
            out.append(_Piece(-1, line))
            continue
        for word in line.words:
            words_by_column[max(bisect_right(starts, word.middle) - 1, 0)].append(word)
    for column, words in enumerate(words_by_column):
        out += [_Piece(column, line) for line in into_lines(words)]
    return sorted(out, key=lambda piece: (piece.line.base, piece.column))


def _pitch(pages: Sequence[_Page]) -> Pitch:
    size = median(piece.line.size for page in pages for piece in page.pieces)
    steps: Counter[float] = Counter()
    for page in pages:
        last: dict[int, float] = {}
        for piece in page.pieces:
            if piece.column >= 0 and piece.column in last:
                step = piece.line.base - last[piece.column]
                if 0.9 * size <= step <= 2.0 * size:
                    steps[round(step * 5) / 5] += 1
            last[piece.column] = piece.line.base
    line = _smallest_common(steps) or 1.2 * size
    white = sorted(gap for page in pages for gap, _ in _gaps(page.pieces, line, size))
    wide = [gap for gap in white if gap > max(SAME, 0.03 * line) + 0.05]
    rare = 0.02 if wide and median(wide) >= FAINT * size else 0.08
    if len(wide) < max(2, rare * len(white)):
        return Pitch(line, size, 0.0)
    return Pitch(line, size, wide[len(wide) // 10], median(wide))


def _smallest_common(steps: Counter[float]) -> float:
    """The smallest distance that is no accident: neighbours within 0.4 points count with it."""
    total = sum(steps.values())
    for step in sorted(steps):
        near = {other: n for other, n in steps.items() if abs(other - step) <= 0.41}
        if sum(near.values()) >= max(3, 0.04 * total):
            return max(near, key=lambda other: near[other])
    return min(steps, default=0.0)


def _gaps(pieces: list[_Piece], line: float, size: float) -> list[tuple[float, int]]:
    """The white over all columns, less what stands between two lines of one cell, and the piece it comes before."""
    out: list[tuple[float, int]] = []
    inside = line - size * 0.97
    reach = None
    for index, piece in enumerate(pieces):
        top, bottom = piece.line.base - 0.75 * size, piece.line.base + 0.22 * size
        if reach is not None and top > reach:
            out.append((top - reach - inside, index))
        reach = bottom if reach is None else max(reach, bottom)
    return out


def _bands(page: _Page, columns: int, pitch: Pitch, flow: Flow, align: Align) -> list[Band]:
    pieces = page.pieces
    if not pieces:
        return []
    levels = _gaps(pieces, pitch.line, pitch.size)
    rules = _ruled_breaks(page, [index for _, index in levels])
    forced = {index for _, index in levels if _changes(pieces, index)}
    by_gap = {index for gap, index in levels if pitch.row_gap and gap > GAP_SHARE * pitch.row_gap}
    if len(rules) >= 3 and len(by_gap & rules) >= RULED_SHARE * len(by_gap):
        cuts = rules | forced
    else:
        cuts = by_gap | rules | forced
        if not pitch.row_gap:
            plain = [(p.column, p.line) for p in pieces]
            if align is Align.TOP:
                cuts |= zero_gap_breaks(plain, pitch.line, flow)
            else:
                cuts |= aligned_breaks(plain, pitch.line, flow, align)
    bands: list[Band] = []
    start = 0
    for end in [*sorted(cuts), len(pieces)]:
        if end > start:
            bands.append(_band(pieces[start:end], columns))
        start = end
    return _mended(_split_spans(bands, pitch, columns), pitch)


def _changes(pieces: list[_Piece], index: int) -> bool:
    """Whether a row must end before this piece: running text over all columns, or a row of bold heads."""
    above, below = pieces[index - 1], pieces[index]
    if (above.column < 0) != (below.column < 0):
        return True
    if above.column < 0:
        return below.line.base - above.line.base > 1.5 * below.line.size
    before = [p.line for p in pieces[:index] if abs(p.line.base - above.line.base) < 0.6 * p.line.size]
    after = [p.line for p in pieces[index:] if abs(p.line.base - below.line.base) < 0.6 * p.line.size]
    heavy, light = (before, after) if before[0].bold else (after, before)
    return len(heavy) > 2 and all(line.bold for line in heavy) and not any(line.bold for line in light)


def _ruled_breaks(page: _Page, levels: list[int]) -> set[int]:
    """The pieces before which a line, or the edge of a shaded row, goes over most of the table."""
    lines = page.stretch.lines
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    ys = [rule.at for rule in page.stretch.page.across if _covers(rule, left, right)]
    boxes = page.stretch.page.boxes  # a row may be shaded cell by cell
    sides = [Rule(y, box.x0, box.x1) for box in boxes for y in (box.top, box.bottom)]
    ys += [rule.at for rule in merged(sides) if _covers(rule, left, right)]
    out: set[int] = set()
    for index in levels:
        below = page.pieces[index].line.base
        above = max(piece.line.base for piece in page.pieces[:index])
        if any(above - 1 <= y <= below - 0.3 * page.pieces[index].line.size for y in ys):
            out.add(index)
    return out


def _covers(rule: Rule, left: float, right: float) -> bool:
    return min(rule.end, right) - max(rule.start, left) >= 0.6 * (right - left)


def _band(pieces: list[_Piece], columns: int) -> Band:
    top = min(piece.line.top for piece in pieces)
    bottom = max(piece.line.bottom for piece in pieces)
    by_column: list[list[TextLine]] = [[] for _ in range(columns)]
    for piece in pieces:
        by_column[max(piece.column, 0)].append(piece.line)
    return Band(by_column, top, bottom, all(piece.column < 0 for piece in pieces))


def _split_spans(bands: list[Band], pitch: Pitch, columns: int) -> list[Band]:
    """Takes apart rows that only a tall cell at the left holds together: a goal beside several steps."""
    out: list[Band] = []
    for band in bands:
        out += [band] if band.spanning else _apart(band, pitch, columns)
    return out


def _apart(band: Band, pitch: Pitch, columns: int) -> list[Band]:
    for tall in range(min(2, columns - 2)):
        if not _is_one_piece(band.columns[tall], pitch):
            continue
        rest = [_Piece(c, line) for c, lines in enumerate(band.columns) if c != tall for line in lines]
        rest.sort(key=lambda piece: (piece.line.base, piece.column))
        cuts = [
            i for gap, i in _gaps(rest, pitch.line, pitch.size) if pitch.row_gap and gap > GAP_SHARE * pitch.row_gap
        ]
        if not cuts:
            continue
        parts = [_band(rest[a:b], columns) for a, b in zip([0, *cuts], [*cuts, len(rest)], strict=True)]
        if all(len(part.filled()) >= 2 for part in parts):
            parts[0].columns[tall] = band.columns[tall]
            return parts
    return [band]


def _is_one_piece(lines: list[TextLine], pitch: Pitch) -> bool:
    steps = [below.base - above.base for above, below in itertools.pairwise(lines)]
    return bool(lines) and all(step <= pitch.line + 2 * SAME for step in steps)


def _mended(bands: list[Band], pitch: Pitch) -> list[Band]:
    """Puts a paragraph back that only a space inside its cell took from its row."""
    out: list[Band] = []
    for band in bands:
        if out and _is_next_paragraph(out[-1], band, pitch):
            column = band.filled()[0]
            out[-1].columns[column] += band.columns[column]
            out[-1].bottom = max(out[-1].bottom, band.bottom)
        else:
            out.append(band)
    return out


def _is_next_paragraph(above: Band, band: Band, pitch: Pitch) -> bool:
    filled = band.filled()
    if band.spanning or above.spanning or len(filled) != 1 or not above.columns[filled[0]] or len(above.filled()) < 3:
        return False
    if band.columns[filled[0]][0].bold:
        return False
    gap = band.top - above.columns[filled[0]][-1].bottom - (pitch.line - 0.97 * pitch.size)
    return gap < 0.8 * pitch.usual_gap


def _is_centred(band: Band, edges: list[tuple[float, float]]) -> bool:
    """Whether a row's only text is bold and stands in the middle of the whole table, as a section's name may."""
    filled = band.filled()
    if len(filled) != 1 or filled[0] == 0:
        return False
    middle = (edges[0][0] + edges[-1][1]) / 2
    return all(line.bold and abs((line.x0 + line.x1) / 2 - middle) <= CENTRED for line in band.columns[filled[0]])


def _row(band: Band, edges: list[tuple[float, float]]) -> GridRow:
    columns = len(edges)
    if band.spanning or _is_centred(band, edges):
        whole = GridCell([line for lines in band.columns for line in lines])
        cells = [whole] + [GridCell(part_of=whole, across=True) for _ in range(columns - 1)]
    else:
        cells = [GridCell(lines) for lines in band.columns]
    return GridRow(cells, band.top, band.bottom)
