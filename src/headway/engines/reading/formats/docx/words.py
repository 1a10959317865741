"""Reading: the words of one Word paragraph as a reader of the printed page sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from headway.engines.reading.formats.docx.names import MC, WRAPPERS, M, W, at, is_on, number, value
from headway.engines.reading.formats.docx.styles import Style
from headway.engines.reading.formats.note_marks import is_note_mark

WINGDINGS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐"}
WINGDINGS |= {0x6C: "●", 0xA1: "○", 0x6E: "■", 0x9F: "•", 0xA7: "•", 0xD8: "•", 0xE0: "→"}
WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x98: "●", 0x9A: "○"}
SYMBOL = {0xB7: "•", 0xAE: "→", 0xB3: "≥", 0xA3: "≤", 0xD6: "✓", 0x2D: "-"}
MARK_FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "symbol": SYMBOL}
"""Fonts whose letters are marks: outside the font their codes mean nothing, or something else."""
PRIVATE = 0xF000
GONE = frozenset((W + "del", W + "moveFrom"))
PASSED_THROUGH = WRAPPERS | {W + "hyperlink", W + "fldSimple", W + "bdo", W + "dir", MC + "Choice"}
MARKS = {W + "tab": " ", W + "ptab": " ", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": ""}
DRAWINGS = frozenset((W + "drawing", W + "pict", W + "object"))
BOX = W + "txbxContent"
SPACES = re.compile(r"[ \t\u00a0\u2007\u202f]+")


@dataclass(slots=True)
class LeftOut:
    """How much of a document was left out, or read against its looks; it becomes the document's notes."""

    deleted: int = 0
    hidden: int = 0
    struck: int = 0
    comments: int = 0
    embedded: int = 0

    def notes(self) -> list[str]:
        """One sentence for each kind that occurred."""
        said = (
            (self.deleted, "{} deleted under tracked changes: left out."),
            (self.hidden, "{} formatted as hidden: left out."),
            (self.struck, "{} struck through: read like any other text."),
            (self.comments, "{} of reviewers in the margin: left out."),
            (self.embedded, "{} embedded from another file: not read."),
        )
        words = ("passage", "passage", "passage", "comment", "part")
        return [
            sentence.format(f"{count} {word}{'' if count == 1 else 's'}")
            for (count, sentence), word in zip(said, words, strict=True)
            if count
        ]


@dataclass(slots=True)
class Words:
    """A paragraph's text, whether all of it is bold, its largest size in half points, and text boxes anchored in it."""

    text: str = ""
    bold: bool = False
    size: int = 0
    boxes: list[_Element] = field(default_factory=list)


class _Run:
    """Gathers the runs of one paragraph."""

    def __init__(self, style: Style, left_out: LeftOut) -> None:
        self.style = style
        self.left_out = left_out
        self.parts: list[str] = []
        self.weights: set[bool] = set()
        self.size = 0
        self.boxes: list[_Element] = []

    def gather(self, element: _Element) -> None:
        for child in element:
            if child.tag == W + "r":
                self._run(child)
            elif child.tag in PASSED_THROUGH:
                self.gather(child)
            elif child.tag in GONE:
                self.left_out.deleted += 1
            elif child.tag == MC + "AlternateContent":
                self._alternate(child)
            elif isinstance(child.tag, str) and child.tag.startswith(M):
                self.parts.append("".join(text.text or "" for text in child.iter(M + "t")))

    def _run(self, run: _Element) -> None:
        if is_on(run, "rPr/vanish"):
            self.left_out.hidden += 1
            return
        fonts = at(run, "rPr/rFonts")
        font = "" if fonts is None else fonts.get(W + "ascii") or ""
        text = "".join(self._piece(piece, font=font) for piece in run)
        if value(run, "rPr/vertAlign") == "superscript" and is_note_mark(text, before="".join(self.parts)):
            return
        if text.strip():
            bold = is_on(run, "rPr/b")
            self.weights.add(self.style.bold if bold is None else bold)
            self.size = max(self.size, number(value(run, "rPr/sz"), self.style.size))
            self.left_out.struck += bool(is_on(run, "rPr/strike") or is_on(run, "rPr/dstrike"))
        self.parts.append(text)

    def _piece(self, piece: _Element, *, font: str) -> str:
        tag = piece.tag
        if tag == W + "t":
            return _marks(piece.text or "", font=font)
        if tag in MARKS:
            return MARKS[tag]
        if tag == W + "br":
            return "\n" if piece.get(W + "type", "textWrapping") == "textWrapping" else ""
        if tag == W + "sym":
            code = piece.get(W + "char") or ""
            point = int(code, 16) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else 0
            return _marks(chr(point), font=piece.get(W + "font") or "symbol") if point else ""
        if tag == W + "fldChar":
            return _form_mark(piece)
        if tag in DRAWINGS:
            self.boxes += _outer_boxes(piece)
        elif tag == MC + "AlternateContent":
            self._alternate(piece)
        return ""

    def _alternate(self, element: _Element) -> None:
        """The same drawing is stored twice, for new and for old readers; only one of them is printed."""
        choice = element.find(MC + "Choice")
        if choice is None:
            choice = element.find(MC + "Fallback")
        if choice is not None:
            self.boxes += _outer_boxes(choice)


def words_of(paragraph: _Element, *, style: Style, left_out: LeftOut) -> Words:
    """The printed words of a ``w:p``: insertions kept, deletions and hidden text counted in ``left_out``."""
    run = _Run(style, left_out)
    run.gather(paragraph)
    lines = [SPACES.sub(" ", line).strip() for line in "".join(run.parts).split("\n")]
    text = "\n".join(lines).strip("\n")
    return Words(text=text, bold=run.weights == {True}, size=run.size or style.size, boxes=run.boxes)


def _marks(text: str, *, font: str) -> str:
    """The text with the letters of a mark font as the marks that they print; unknown ones are left out."""
    marks = MARK_FONTS.get(font.lower())
    if marks is None:
        return text
    points = (ord(letter) - PRIVATE if ord(letter) >= PRIVATE else ord(letter) for letter in text)
    return "".join(" " if point == 0x20 else marks.get(point, "") for point in points)


def _form_mark(field_character: _Element) -> str:
    """An old form's check box, which is drawn by Word and stands nowhere as text."""
    box = at(field_character, "ffData/checkBox")
    if box is None:
        return ""
    checked = is_on(box, "checked")
    return "☒" if (is_on(box, "default") if checked is None else checked) else "☐"


def _outer_boxes(element: _Element) -> list[_Element]:
    boxes = list(element.iter(BOX))
    return [box for box in boxes if not any(other is not box and other in box.iterancestors() for other in boxes)]
