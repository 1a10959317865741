"""Reading: the tables that a tagged PDF itself names: rows and cells, each with the marks that its text carries."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

DEEPEST = 40
LOOKS_AT_MOST = 200_000  # elements looked at on one page; a structure with more is left alone
SPAN_AT_MOST = 40  # columns or rows that one cell may cover

_WRAPPERS = frozenset({"THead", "TBody", "TFoot", "NonStruct", "Div", "Sect", "Part"})

Path = tuple[int, ...]


@dataclass(slots=True)
class TaggedCell:
    """One cell of one row on one page. ``marks``: the numbers its text carries in the page's content."""

    marks: set[int]
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass(slots=True)
class TaggedRow:
    """One row on one page; ``place`` is the same for the parts of a row on several pages."""

    place: Path
    cells: list[TaggedCell] = field(default_factory=list)


@dataclass(slots=True)
class TaggedTable:
    """The rows of one table on one page; ``place`` is the same for its parts on several pages."""

    place: Path
    rows: list[TaggedRow] = field(default_factory=list)


def tagged_tables(page: pypdfium2.PdfPage) -> list[TaggedTable]:
    """The tables tagged on the page, innermost only; none where the file is not tagged."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return []
    try:
        walk = _Walk()
        for index in range(max(pdfium.FPDF_StructTree_CountChildren(tree), 0)):
            child = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if child:
                walk.tables_in(child, (index,))
        return walk.found if walk.left > 0 else []
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Walk:
    """One pass over the elements of a page."""

    def __init__(self) -> None:
        self.found: list[TaggedTable] = []
        self.left = LOOKS_AT_MOST
        self._buffer = ctypes.create_string_buffer(64)

    def tables_in(self, element: ctypes.c_void_p, path: Path) -> None:
        """Adds the tables at and below an element."""
        if len(path) > DEEPEST:
            return
        before = len(self.found)
        for index, child in self._children(element):
            self.tables_in(child, (*path, index))
        if len(self.found) == before and self._kind(element) == "Table":
            self.found.append(TaggedTable(path, list(self._rows(element, path))))

    def _rows(self, element: ctypes.c_void_p, path: Path) -> Iterator[TaggedRow]:
        for index, child in self._children(element):
            kind = self._kind(child)
            if kind == "TR":
                cells = [self._cell(cell) for _, cell in self._children(child) if self._kind(cell) in ("TD", "TH")]
                yield TaggedRow((*path, index), cells)
            elif kind in _WRAPPERS and len(path) <= DEEPEST:
                yield from self._rows(child, (*path, index))

    def _cell(self, element: ctypes.c_void_p) -> TaggedCell:
        cell = TaggedCell(set(self._marks(element, 0)), head=self._kind(element) == "TH")
        for number in range(max(pdfium.FPDF_StructElement_GetAttributeCount(element), 0)):
            attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, number)
            cell.columns = _number(attribute, b"ColSpan") or cell.columns
            cell.rows = _number(attribute, b"RowSpan") or cell.rows
        return cell

    def _marks(self, element: ctypes.c_void_p, depth: int) -> Iterator[int]:
        for number in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
            if mark >= 0:
                yield mark
        if depth <= DEEPEST:
            for _, child in self._children(element):
                yield from self._marks(child, depth + 1)

    def _children(self, element: ctypes.c_void_p) -> Iterator[tuple[int, ctypes.c_void_p]]:
        for index in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
            self.left -= 1
            if self.left < 0:
                return
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            if child:  # an element of another page has none here
                yield index, child

    def _kind(self, element: ctypes.c_void_p) -> str:
        length = pdfium.FPDF_StructElement_GetType(element, self._buffer, len(self._buffer))
        return self._buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace") if length <= 64 else ""


def _number(attribute: ctypes.c_void_p, name: bytes) -> int:
    """A count that an attribute gives; 0 where it gives none or one that no table has."""
    value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name) if attribute else None
    out = ctypes.c_float()
    if not value or not pdfium.FPDF_StructElement_Attr_GetNumberValue(value, out):
        return 0
    return int(out.value) if 1 <= out.value <= SPAN_AT_MOST else 0
