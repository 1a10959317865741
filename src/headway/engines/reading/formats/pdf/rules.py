"""Reading: the lines and shaded boxes drawn on a PDF page."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from headway.engines.reading.formats.pdf.glyphs import Frame
from headway.engines.reading.formats.pdf.layout import Box, Rule

THICK = 3.0  # points; a filled rectangle no thicker than this is a line
SAME_LINE = 1.2  # points between two rules that are one line, or a double line, to the eye
DASH_GAP = 4.0  # points between the pieces of a dashed line
SHORTEST = 8.0
OBJECTS_AT_MOST = 60_000  # drawn objects looked at on a page; a map or a picture made of lines has more
CORNERS_AT_MOST = 4_000  # of one object; an object with more is a drawing
DEPTH_AT_MOST = 6

Matrix = tuple[float, float, float, float, float, float]
Corner = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawing:
    """The straight marks of one page, gathered object by object."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.boxes: list[Box] = []
        self.images = 0
        self._left = OBJECTS_AT_MOST
        self._bounds = tuple(ctypes.c_float() for _ in range(4))

    def take(self, obj: ctypes.c_void_p, matrix: Matrix, depth: int = 0) -> None:
        """Adds what one page object draws; forms are opened."""
        self._left -= 1
        if self._left < 0:
            return
        kind = pdfium.FPDFPageObj_GetType(obj)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.images += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            if depth > 0 or not self._dot(obj):
                self._path(obj, _times(_matrix(obj), matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH_AT_MOST:
            inner = _times(_matrix(obj), matrix)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(obj), max(self._left, 0))):
                self.take(pdfium.FPDFFormObj_GetObject(obj, index), inner, depth + 1)

    def _dot(self, obj: ctypes.c_void_p) -> bool:
        """Takes an object no larger than a line is thick by its bounds alone: a dotted table has thousands a page."""
        left, bottom, right, top = self._bounds
        if not pdfium.FPDFPageObj_GetBounds(obj, left, bottom, right, top):
            return False
        if right.value - left.value > THICK or top.value - bottom.value > THICK:
            return False
        filling, stroking = ctypes.c_int(), ctypes.c_int()
        if pdfium.FPDFPath_GetDrawMode(obj, filling, stroking) and (filling.value or stroking.value):
            x0, y0, x1, y1 = self.frame.box(left.value, bottom.value, right.value, top.value)
            self.across.append(Rule((y0 + y1) / 2, x0, x1))
            self.down.append(Rule((x0 + x1) / 2, y0, y1))
        return True

    def _path(self, obj: ctypes.c_void_p, matrix: Matrix) -> None:
        filling, stroking = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(obj, filling, stroking):
            return
        stroked = bool(stroking.value) and _visible(obj, pdfium.FPDFPageObj_GetStrokeColor)
        filled = bool(filling.value) and _visible(obj, pdfium.FPDFPageObj_GetFillColor)
        if not (stroked or filled) or pdfium.FPDFPath_CountSegments(obj) > CORNERS_AT_MOST:
            return
        for corners in _outlines(obj, matrix, self.frame):
            if stroked:
                for (ax, ay), (bx, by) in itertools.pairwise(corners):
                    self._stroke(ax, ay, bx, by)
            if filled:
                self._fill(corners)

    def _stroke(self, ax: float, ay: float, bx: float, by: float) -> None:
        if abs(ay - by) <= 0.6:
            self.across.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) <= 0.6:
            self.down.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))

    def _fill(self, corners: list[Corner]) -> None:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
        thin_across, thin_down = bottom - top <= THICK, x1 - x0 <= THICK
        if thin_across:
            self.across.append(Rule((top + bottom) / 2, x0, x1))
        if thin_down:
            self.down.append(Rule((x0 + x1) / 2, top, bottom))
        if not thin_across and not thin_down and len(corners) <= 6:
            self.boxes.append(Box(x0, top, x1, bottom))


def drawing_on(page: pypdfium2.PdfPage, frame: Frame) -> Drawing:
    """Everything straight that is drawn on the page, each line in one piece."""
    drawing = Drawing(frame)
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), OBJECTS_AT_MOST)):
        drawing.take(pdfium.FPDFPage_GetObject(page.raw, index), IDENTITY)
    drawing.across = merged(drawing.across)
    drawing.down = merged(drawing.down)
    drawing.boxes = sorted(set(drawing.boxes), key=lambda box: (box.top, box.x0))
    return drawing


def merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one line as one; pieces shorter than 8 points in all are dropped."""
    out: list[Rule] = []
    for group in _levels(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in group) / len(group)
        pieces = sorted(group, key=lambda rule: rule.start)
        start = end = pieces[0].start
        for rule in pieces:
            if rule.start > end + DASH_GAP:
                out.append(Rule(at, start, end))
                start = rule.start
            end = max(end, rule.end)
        out.append(Rule(at, start, end))
    return [rule for rule in out if rule.length >= SHORTEST]


def _levels(rules: list[Rule]) -> Iterator[list[Rule]]:
    group: list[Rule] = []
    for rule in rules:
        if group and rule.at - group[0].at > SAME_LINE:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group


def _outlines(obj: ctypes.c_void_p, matrix: Matrix, frame: Frame) -> Iterator[list[Corner]]:
    """The corners of each closed or open line of a path; one with a curve in it is left out."""
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    corners: list[Corner] = []
    curved = False
    for index in range(pdfium.FPDFPath_CountSegments(obj)):
        segment = pdfium.FPDFPath_GetPathSegment(obj, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1 and not curved:
                yield corners
            corners, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        corners.append(frame.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if len(corners) > 1 and not curved:
        yield corners


def _visible(obj: ctypes.c_void_p, colour: object) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    return not callable(colour) or not colour(obj, *parts) or parts[3].value > 0


def _matrix(obj: ctypes.c_void_p) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(obj, matrix):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
