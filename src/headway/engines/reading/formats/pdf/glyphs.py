"""Reading: the words of a PDF page, from the file's characters, turned upright."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.pdf.layout import Word
from headway.engines.reading.formats.pdf.opening import CHARACTERS_A_PAGE_AT_MOST

Corner = tuple[float, float]

BOLD_NAMES = ("bold", "black", "heavy", "demi", "-bd")
GAP_IN_A_WORD = 0.16  # of the size; a space is at least 0.2 in the usual text faces, letter pairs stay under 0.1
STEP_BACK = 0.6  # of the size; how far a character may stand before the end of the last and still follow it


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns the file's coordinates so that its text runs to the right and lines follow downwards."""

    turn: int  # which way the text runs in the file: 0 right, 90 up, 180 left, 270 down
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def size(self) -> Corner:
        """Width and height of the upright page."""
        wide, high = self.x1 - self.x0, self.y1 - self.y0
        return (wide, high) if self.turn in (0, 180) else (high, wide)

    def point(self, x: float, y: float) -> Corner:
        """One point of the file on the upright page."""
        if self.turn == 0:
            return x - self.x0, self.y1 - y
        if self.turn == 90:
            return y - self.y0, x - self.x0
        if self.turn == 180:
            return self.x1 - x, y - self.y0
        return self.y1 - y, self.x1 - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the file as (x0, top, x1, bottom) on the upright page."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share."""

    turn: int  # -1: askew, as a watermark is
    size: float
    bold: bool
    mark: int = -1  # the number of its place in the file's own structure


_PLAIN = _Style(0, 10.0, False)


@dataclass(slots=True)
class _Glyph:
    text: str
    style: _Style
    left: float
    bottom: float
    right: float
    top: float
    origin: Corner
    gap: bool  # the file puts a space before it


def words_on(page: pypdfium2.PdfPage, *, what: str) -> tuple[Frame, list[Word], list[Word]]:
    """The page's upright frame, its words, and the words printed askew. ``what`` names the page in a refusal."""
    text = pdfium.FPDFText_LoadPage(page.raw)
    if not text:
        raise Refused(
            f"{what} is damaged: its text cannot be read. Save the file again in a PDF viewer and try once more."
        )
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > CHARACTERS_A_PAGE_AT_MOST:
            raise Refused(
                f"{what} holds {count:,} characters, more than any printed page. Save the pages of the plan alone."
            )
        glyphs = list(_glyphs(text, count))
    finally:
        pdfium.FPDFText_ClosePage(text)
    x0, y0, x1, y1 = page.get_cropbox()
    glyphs = [g for g in glyphs if x0 - 1 <= g.origin[0] <= x1 + 1 and y0 - 1 <= g.origin[1] <= y1 + 1]
    turns = Counter(glyph.style.turn for glyph in glyphs if glyph.style.turn >= 0)
    frame = Frame(turns.most_common(1)[0][0] if turns else _shown_turn(page), x0, y0, x1, y1)
    words = list(_words([g for g in glyphs if g.style.turn == frame.turn], frame))
    for turn in turns:
        if turn != frame.turn:
            words += _sideways([g for g in glyphs if g.style.turn == turn], Frame(turn, x0, y0, x1, y1), frame)
    askew = _askew([g for g in glyphs if g.style.turn < 0], frame)
    return frame, words, askew


def _shown_turn(page: pypdfium2.PdfPage) -> int:
    """The way text would run on a page that a viewer turns, for pages that hold no text."""
    return int(page.get_rotation()) % 360


def _glyphs(text: ctypes.c_void_p, count: int) -> Iterator[_Glyph]:
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    styles: dict[int, _Style] = {}
    bold_fonts: dict[int, bool] = {}
    gap = True
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _SPACES:
            gap = True
            continue
        handle = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value if handle else None
        if code in _HYPHENS and pdfium.FPDFText_IsHyphen(text, index) == 1:  # pdfium hides the one at a line's end
            code = 0x2D
        if key is None or code < 32 or code in _NOTHING:  # a mark that pdfium made up itself, or no character at all
            continue
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(text, index, handle, bold_fonts)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        yield _Glyph(_letter(code), style, box.left, box.bottom, box.right, box.top, (x.value, y.value), gap)
        gap = False


_SPACES = frozenset(
    {0x20, 0x0A, 0x0D, 0x09, 0xA0, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x202F}
)
_NOTHING = frozenset({0xFFFE, 0xFFFF, 0x200B, 0x200C, 0x200D, 0xFEFF, 0x7F})
_HYPHENS = frozenset({0x02, 0xFFFE})
_LIGATURES = range(0xFB00, 0xFB07)


# Marks of the picture fonts (Wingdings, Symbol), which a PDF carries in Unicode's private area.
_PICTURE_MARKS = {
    0xF0FC: "✓", 0xF0FE: "☑", 0xF0FD: "☒", 0xF0FB: "✗", 0xF078: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐",
    0xF06C: "●", 0xF06E: "■", 0xF0A7: "▪", 0xF0B7: "•", 0xF0D8: "➢", 0xF076: "❖", 0xF0E0: "→",
}  # fmt: skip


def _letter(code: int) -> str:
    if code in _PICTURE_MARKS:
        return _PICTURE_MARKS[code]
    letter = chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"
    return unicodedata.normalize("NFKC", letter) if code in _LIGATURES else letter


def _style(text: ctypes.c_void_p, index: int, handle: ctypes.c_void_p, bold_fonts: dict[int, bool]) -> _Style:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, matrix):
        return _PLAIN
    across = math.hypot(matrix.a, matrix.b)
    size = (math.hypot(matrix.c, matrix.d) or across) * (pdfium.FPDFText_GetFontSize(text, index) or 1.0)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    nearest = round(degrees / 90) * 90
    turn = nearest % 360 if abs(degrees - nearest) <= 3 else -1
    mark = pdfium.FPDFPageObj_GetMarkedContentID(handle)
    return _Style(turn, max(size, 0.5), _is_bold(handle, bold_fonts), mark)


def _is_bold(handle: ctypes.c_void_p, known: dict[int, bool]) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(handle) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
        return True
    font = pdfium.FPDFTextObj_GetFont(handle)
    key = ctypes.cast(font, ctypes.c_void_p).value if font else None
    if key is None:
        return False
    if key not in known:
        buffer = ctypes.create_string_buffer(256)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("latin-1").lower()
        known[key] = any(part in name for part in BOLD_NAMES) or pdfium.FPDFFont_GetWeight(font) >= 600
    return known[key]


def _words(glyphs: list[_Glyph], frame: Frame) -> Iterator[Word]:
    """Words in the file's order, then mended where the file breaks one into several pieces."""
    found: list[Word] = []
    gaps: list[bool] = []
    current: Word | None = None
    last_origin = last_base = -1.0
    for glyph in glyphs:
        x0, top, x1, bottom = frame.box(glyph.left, glyph.bottom, glyph.right, glyph.top)
        origin, base = frame.point(*glyph.origin)
        base = round(base, 2)  # the file's single precision would part words of one line
        size = glyph.style.size
        part_of_ligature = origin == last_origin and base == last_base
        last_origin, last_base = origin, base
        if current is not None and not glyph.gap and (part_of_ligature or _follows(current, origin, base, size)):
            current.text += glyph.text
            current.x1 = max(current.x1, x1)
            current.bold = current.bold and glyph.style.bold
            current.size = max(current.size, size)
            continue
        current = Word(
            glyph.text, min(x0, origin), x1, base, size, glyph.style.bold, False, top, bottom, glyph.style.mark
        )
        found.append(current)
        gaps.append(glyph.gap)
    yield from _mended(found, gaps)


def _askew(glyphs: list[_Glyph], frame: Frame) -> list[Word]:
    """Slanting text, each run of it as one word at the place where it begins."""
    found: list[Word] = []
    style: _Style | None = None
    for glyph in glyphs:
        if glyph.style is style:
            found[-1].text += (" " if glyph.gap else "") + glyph.text
            continue
        style = glyph.style
        x0, top, x1, bottom = frame.box(glyph.left, glyph.bottom, glyph.right, glyph.top)
        found.append(
            Word(glyph.text, x0, x1, frame.point(*glyph.origin)[1], style.size, style.bold, False, top, bottom)
        )
    return found


def _follows(word: Word, x: float, base: float, size: float) -> bool:
    return -STEP_BACK * size <= x - word.x1 <= GAP_IN_A_WORD * size and abs(base - word.base) <= 0.1 * size


def _mended(words: list[Word], gaps: list[bool]) -> list[Word]:
    """Joins pieces that abut although the file draws other text in between (kerning, colour, a link)."""
    order = sorted(range(len(words)), key=lambda i: (round(words[i].base, 1), words[i].x0))
    out: list[Word] = []
    for i in order:
        word = words[i]
        last = out[-1] if out else None
        if last and not gaps[i] and abs(word.base - last.base) < 0.05 and _follows(last, word.x0, word.base, word.size):
            last.text += word.text
            last.x1, last.bold = max(last.x1, word.x1), last.bold and word.bold
        else:
            out.append(word)
    return out


def _sideways(glyphs: list[_Glyph], own: Frame, page: Frame) -> list[Word]:
    """Text at a right angle to the page's: each of its lines as one word with its place on the page."""
    lines: list[list[Word]] = []
    for word in sorted(_words(glyphs, own), key=lambda word: (round(word.base), word.x0)):
        last = lines[-1][-1] if lines else None
        if last and abs(last.base - word.base) < 1 and word.x0 - last.x1 < 1.5 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_turned(line, own, page) for line in lines]


def _turned(line: list[Word], own: Frame, page: Frame) -> Word:
    text = " ".join(word.text for word in line)
    size = max(word.size for word in line)
    corners = [
        page.point(*_back(own, line[0].x0, line[0].base - size)),
        page.point(*_back(own, line[-1].x1, line[0].base)),
    ]
    x0, x1 = sorted(corner[0] for corner in corners)
    top, bottom = sorted(corner[1] for corner in corners)
    bold = all(word.bold for word in line)
    return Word(text, x0, x1, bottom, size, bold, True, top, bottom)


def _back(frame: Frame, x: float, y: float) -> Corner:
    """From the upright page to the file's coordinates."""
    if frame.turn == 0:
        return x + frame.x0, frame.y1 - y
    if frame.turn == 90:
        return y + frame.x0, x + frame.y0
    if frame.turn == 180:
        return frame.x1 - x, y + frame.y0
    return frame.x1 - y, frame.y1 - x
