"""Reading: what a sheet's XML says beyond its values: formulas, percents, bold, hidden rows, and how far it reaches."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from lxml import etree

from headway.engines.reading.errors import Refused
from headway.engines.reading.limits import MAX_COLUMNS, MAX_GRID_CELLS, MAX_ROWS, refuse_columns

DIGITS = "0123456789"
PERCENT_FORMATS = (9, 10)
CHUNK = 256 * 1024

Place = tuple[int, int]
"""Row and column, from 1."""


@dataclass(slots=True)
class SheetMarks:
    """One sheet's marks.

    rows, columns: the last row and column that hold a value. unsolved: formula cells the file stores no value for,
    as written. errors: cells that show an error, e.g. "#DIV/0!".
    """

    rows: int = 0
    columns: int = 0
    percents: set[Place] = field(default_factory=set)
    bold: set[Place] = field(default_factory=set)
    unsolved: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def marks_of(archive: zipfile.ZipFile, *, name: str) -> dict[str, SheetMarks]:
    """Every worksheet's marks by the sheet's name.

    Raises: Refused for a sheet that reaches further than a plan can; KeyError or an XML error for a damaged file.
    """
    percents, bolds = _cell_styles(archive)
    return {
        sheet: _Scan(percents, bolds, name=name).read(archive, part)
        for sheet, part in _sheet_parts(archive)
        if part in archive.NameToInfo
    }


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = _xml(archive, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in _xml(archive, "xl/workbook.xml").iter("{*}sheet"):
        relation = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(relation, "")
        yield sheet.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _xml(archive: zipfile.ZipFile, part: str) -> etree._Element:
    return etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


def _cell_styles(archive: zipfile.ZipFile) -> tuple[frozenset[str], frozenset[str]]:
    """The style numbers that print as a percent, and those in bold."""
    if "xl/styles.xml" not in archive.NameToInfo:
        return frozenset(), frozenset()
    root = _xml(archive, "xl/styles.xml")
    percent_formats = {str(number) for number in PERCENT_FORMATS}
    for number_format in root.iter("{*}numFmt"):
        code = re.sub(r'"[^"]*"|\\.', "", number_format.get("formatCode", ""))
        if "%" in code:
            percent_formats.add(number_format.get("numFmtId", ""))
    fonts = root.find("{*}fonts")
    bold_fonts = set()
    for index, font in enumerate(fonts if fonts is not None else ()):
        bold = font.find("{*}b")
        if bold is not None and bold.get("val", "1") not in ("0", "false"):
            bold_fonts.add(str(index))
    formats = root.find("{*}cellXfs")
    styles = list(enumerate(formats if formats is not None else ()))
    percents = frozenset(str(index) for index, style in styles if style.get("numFmtId") in percent_formats)
    return percents, frozenset(str(index) for index, style in styles if style.get("fontId") in bold_fonts)


class _Scan:
    """One pass over a sheet with expat, which alone is fast enough for sheets of many thousand rows."""

    def __init__(self, percents: frozenset[str], bolds: frozenset[str], *, name: str) -> None:
        self.percents = percents
        self.bolds = bolds
        self.name = name
        self.marks = SheetMarks()
        self.row = 0
        self.column = 0
        self.cell: dict[str, str] = {}
        self.formula: list[str] | None = None
        self.value: list[str] = []
        self.kept = False  # whether the cell's characters are worth keeping: formulas and errors only
        self.parser = expat.ParserCreate()
        self.column_of: dict[str, int] = {}

    def read(self, archive: zipfile.ZipFile, part: str) -> SheetMarks:
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        with archive.open(part) as stream:
            while chunk := stream.read(CHUNK):
                self.parser.Parse(chunk, False)
        self.parser.Parse(b"", True)
        if self.marks.rows * self.marks.columns > MAX_GRID_CELLS:
            raise Refused(
                f"{self.name}: a sheet's cells are scattered over {self.marks.rows:,} rows and {self.marks.columns:,} "
                "columns. Delete what stands far outside the plan and save the file again."
            )
        return self.marks

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag if ":" not in tag else tag.rpartition(":")[2]
        if local == "c":
            self.column = self._column(attributes.get("r", ""))
            self.cell = attributes
            self.kept = attributes.get("t") == "e"
        elif local in ("v", "is"):
            self._reach()
            if self.kept:
                self.parser.CharacterDataHandler = self.value.append
        elif local == "f":
            self.formula = []
            self.kept = True
            self.parser.CharacterDataHandler = self.formula.append
        elif local == "row":
            self._start_row(attributes)
        elif local == "col" and attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes.get("max", "0")), MAX_COLUMNS)
            self.marks.hidden_columns += range(int(attributes.get("min", "1")), last + 1)

    def _end(self, tag: str) -> None:
        if not self.kept:
            return
        local = tag.rpartition(":")[2]
        if local in ("v", "f"):
            self.parser.CharacterDataHandler = None
        elif local == "c":
            self._end_kept_cell()

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row = int(attributes.get("r", self.row + 1))
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.marks.hidden_rows.append(self.row)

    def _column(self, reference: str) -> int:
        """The column of a cell "B12", or the next one where the cell does not say; a cell's row is its row's."""
        letters = reference.rstrip(DIGITS)
        if not letters:
            return self.column + 1
        if letters not in self.column_of:
            if not (letters.isascii() and letters.isalpha() and len(letters) <= 7):
                raise ValueError(f"{reference!r} is no place in a sheet")
            self.column_of[letters] = column_number(letters.upper())
        return self.column_of[letters]

    def _reach(self) -> None:
        """The cell holds something: note how far the sheet goes, and how the cell is printed."""
        if self.column > MAX_COLUMNS:
            refuse_columns(self.column, name=self.name)
        if self.row < 1:
            raise ValueError(f"a sheet has no row {self.row}")
        if self.row > MAX_ROWS:
            raise Refused(
                f"{self.name}: a sheet reaches to row {self.row:,}; {MAX_ROWS:,} is the most that is read. "
                "Delete what stands far below the plan and save the file again."
            )
        self.marks.rows = max(self.marks.rows, self.row)
        self.marks.columns = max(self.marks.columns, self.column)
        style = self.cell.get("s", "0")
        if style in self.percents:
            self.marks.percents.add((self.row, self.column))
        if style in self.bolds:
            self.marks.bold.add((self.row, self.column))

    def _end_kept_cell(self) -> None:
        value = "".join(self.value)
        if self.cell.get("t") == "e" and value:
            self.marks.errors[self.row, self.column] = value
        elif self.formula is not None and not value and self.cell.get("t") != "str":
            self._reach()
            self.marks.unsolved[self.row, self.column] = "=" + ("".join(self.formula) or "…")
        self.kept = False
        self.formula = None
        self.value = []


def column_number(letters: str) -> int:
    """A column's number from its letters: "A" is 1, "AA" is 27."""
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - ord("A") + 1
    return total


def column_letters(column: int) -> str:
    """A column's letters from its number: 28 is "AB"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
