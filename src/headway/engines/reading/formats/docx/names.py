"""Reading: the XML names of a Word document, and the small questions asked of its elements."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFF = ("0", "false", "off")
WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
"""Elements that stand around content and add nothing to it; an insertion under tracked changes is content."""


def value(element: _Element | None, path: str) -> str | None:
    """The ``w:val`` of the element at ``path`` under ``element`` ("pPr/numPr/ilvl"), or None where there is none."""
    found = at(element, path)
    return None if found is None else found.get(W + "val")


def at(element: _Element | None, path: str) -> _Element | None:
    """The first element at ``path`` of plain w: names."""
    for name in path.split("/"):
        if element is None:
            return None
        element = element.find(W + name)
    return element


def is_on(element: _Element | None, path: str) -> bool | None:
    """A switch such as ``w:b``: True, False, or None where it is not set here."""
    found = at(element, path)
    return None if found is None else found.get(W + "val", "1") not in OFF


def number(text: str | None, default: int = 0) -> int:
    """A whole number out of an attribute; ``default`` where it is missing or no number."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default


def children(element: _Element, names: frozenset[str]) -> Iterator[_Element]:
    """The children with one of ``names`` in order, looking through wrappers."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in names:
            yield child
        elif child.tag in WRAPPERS:
            waiting.append(iter(child))
