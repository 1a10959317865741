"""Reading: what a Word paragraph's style says of it: heading level, weight, size, list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import _Element

from headway.engines.reading.formats.docx.names import W, at, is_on, number, value

HEADING_NAME = re.compile(r"heading ([1-9])$", re.I)
DEFAULT_HALF_POINTS = 20
TITLE_LEVEL = 0


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits.

    level: 0 for the title, 1 to 9 for headings, None for running text. size: half points.
    numbering: (numId, ilvl) or None.
    """

    name: str = ""
    level: int | None = None
    bold: bool = False
    size: int = DEFAULT_HALF_POINTS
    numbering: tuple[str, int] | None = None


class Styles:
    """The paragraph styles of one document by their id."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default_id = ""
        size = value(root, "docDefaults/rPrDefault/rPr/sz")
        self._base = Style(size=number(size, DEFAULT_HALF_POINTS))
        for element in root.iter(W + "style") if root is not None else ():
            style_id = element.get(W + "styleId", "")
            self._elements[style_id] = element
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self._default_id = style_id

    def of(self, paragraph: _Element) -> Style:
        """The style of a ``w:p``."""
        return self._resolve(value(paragraph, "pPr/pStyle") or self._default_id)

    def _resolve(self, style_id: str) -> Style:
        if style_id in self._resolved:
            return self._resolved[style_id]
        chain: list[_Element] = []
        next_id: str | None = style_id
        while next_id in self._elements and self._elements[next_id] not in chain:
            chain.append(self._elements[next_id])
            next_id = value(chain[-1], "basedOn")
        style = self._base
        for element in reversed(chain):
            style = _inherit(element, style)
        self._resolved[style_id] = style
        return style


def _inherit(element: _Element, parent: Style) -> Style:
    bold = is_on(element, "rPr/b")
    return Style(
        name=(value(element, "name") or "").lower(),
        level=_level(element, parent),
        bold=parent.bold if bold is None else bold,
        size=number(value(element, "rPr/sz"), parent.size),
        numbering=_numbering(element) or parent.numbering,
    )


def _level(element: _Element, parent: Style) -> int | None:
    """Built-in names stay English in every language of Word; ids do not."""
    name = value(element, "name") or ""
    named = HEADING_NAME.match(name)
    if named:
        return int(named.group(1))
    if name.lower() == "title":
        return TITLE_LEVEL
    outline = outline_level(element)
    return parent.level if outline is None else outline


def outline_level(element: _Element) -> int | None:
    """The outline level a style or paragraph sets for itself, 1 to 9; None for none or for body text."""
    outline = value(element, "pPr/outlineLvl")
    level = number(outline, 9)
    return level + 1 if 0 <= level < 9 else None


def _numbering(element: _Element) -> tuple[str, int] | None:
    if at(element, "pPr/numPr") is None:
        return None
    return value(element, "pPr/numPr/numId") or "", number(value(element, "pPr/numPr/ilvl"))


def numbering_of(paragraph: _Element, style: Style) -> tuple[str, int] | None:
    """The list a paragraph belongs to, its own setting before its style's; None for none ("0" switches a list off)."""
    own = _numbering(paragraph)
    found = own if own and own[0] else style.numbering
    if own and not own[0] and found:
        found = (found[0], own[1])
    return None if found is None or found[0] in ("", "0") else found
