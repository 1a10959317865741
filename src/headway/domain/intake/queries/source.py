"""Intake: the source as it stands around a row: its lines, or its cells with their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from headway.base.files import store
from headway.base.files.models import StoredFile
from headway.domain.intake.models import DraftRow, Import
from headway.domain.intake.states import FIELD_LABELS, RowState
from headway.domain.intake.wording import row_place
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.text_bytes import as_utf8

AROUND = 2
MOST_LINES = 40
_TEXT_TYPES = {"text/plain", "text/markdown", "text/csv"}


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; ``is_marked`` where it is what matters, ``is_gone`` where only another value has it."""

    text: str
    is_marked: bool = False
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a text file. number counts from 1; is_here: the row was read from it."""

    number: int
    parts: tuple[Part, ...]
    is_here: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the source by its cells: (header, text), where the format has no lines a person would know."""

    place: str
    cells: tuple[tuple[str, tuple[Part, ...]], ...]
    is_here: bool


@dataclass(frozen=True, slots=True)
class Source:
    """What stands in the document where a row was read. One of lines, rows; page is 0 where it has no pages.

    pages: all pages the row stands on. lines: for text files. rows: the row and its neighbours, for other formats.
    """

    page: int
    pages: tuple[int, ...]
    lines: tuple[SourceLine, ...]
    rows: tuple[SourceRow, ...]


def source_of(import_: Import, row: DraftRow, *, fields: Sequence[str], phrases: Sequence[str] = ()) -> Source:
    """The source around a row, with the words of these fields marked, and these phrases.

    Raises: NotPossible where the stored file is gone.
    """
    spans = row.sources.get("") or [span for spans in row.sources.values() for span in spans]
    pages = tuple(sorted({span["page"] for span in spans if span.get("page")}))
    is_pdf = import_.file.media_type == "application/pdf"
    wanted = [*_wanted_words(row, fields), *phrases]
    lines: tuple[SourceLine, ...] = ()
    if import_.file.media_type in _TEXT_TYPES:
        lines = _lines_around(text_lines(import_.file), spans, wanted)
    rows = () if lines else tuple(_rows_around(row, wanted, alone=is_pdf))
    return Source(page=pages[0] if pages and is_pdf else 0, pages=pages if is_pdf else (), lines=lines, rows=rows)


def text_lines(file: StoredFile) -> tuple[str, ...]:
    """A text file's lines, as the reader counted them. Raises NotPossible where the file is gone."""
    return _lines_of(str(store.path_of(file)), file.name)


@lru_cache(maxsize=4)
def _lines_of(path: str, name: str) -> tuple[str, ...]:
    with open(path, "rb") as file:
        try:
            data, _ = as_utf8(file.read(), name=name)
        except Refused:
            return ()
    text = data.decode().replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    return tuple(text.split("\n"))


def _lines_around(
    lines: Sequence[str], spans: Iterable[dict[str, Any]], wanted: Sequence[str]
) -> tuple[SourceLine, ...]:
    here = sorted(
        {
            number
            for span in spans
            if span.get("line")
            for number in range(span["line"], (span.get("line_end") or span["line"]) + 1)
            if number <= len(lines)
        }
    )[:MOST_LINES]
    if not here:
        return ()
    # A ghost or a merged row may be read from lines far apart: each has its own surroundings.
    shown = sorted(
        {near for number in here for near in range(max(1, number - AROUND), min(len(lines), number + AROUND) + 1)}
    )
    return tuple(
        SourceLine(
            number=number,
            parts=marked(lines[number - 1], wanted if number in here else ()),
            is_here=number in here,
        )
        for number in shown
    )


def _rows_around(row: DraftRow, wanted: Sequence[str], *, alone: bool) -> Iterable[SourceRow]:
    standing = DraftRow.objects.filter(reading=row.reading_id).exclude(state=RowState.GONE)
    before = standing.filter(position__lt=row.position).order_by("position").last()
    after = standing.filter(position__gt=row.position).order_by("position").first()
    # A page's picture shows the neighbours already.
    for each in (before, row, after):
        if each is None or (alone and each is not row):
            continue
        names = [*FIELD_LABELS, *(name for name in each.raw if name not in FIELD_LABELS)]
        cells = tuple(
            (FIELD_LABELS.get(name, name), marked(each.raw[name], wanted if each is row else ()))
            for name in names
            if each.raw.get(name)
        )
        yield SourceRow(place=row_place(each), cells=cells, is_here=each is row)


def _wanted_words(row: DraftRow, fields: Sequence[str]) -> list[str]:
    """The cells' own characters where they are known, else the values; a value of one letter marks too much."""
    found: list[str] = []
    for name in fields:
        found += row.raw.get(name, "").split(" / ")
        value = row.value_of(name)
        found += value if isinstance(value, list) else [value or ""]
    return [text for text in dict.fromkeys(" ".join(each.split()) for each in found) if len(text) > 1]


def marked(text: str, wanted: Sequence[str]) -> tuple[Part, ...]:
    """The text cut where the wanted phrases stand in it. Example: ("a b c", ["b"]) -> "a ", "b" marked, " c"."""
    cuts = [False] * len(text)
    for phrase in wanted:
        pattern = r"\s+".join(re.escape(word) for word in phrase.split())
        # Whole words only: the department “IT” does not stand in “website”.
        for hit in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, flags=re.IGNORECASE):
            cuts[hit.start() : hit.end()] = [True] * (hit.end() - hit.start())
    if not text:
        return ()
    edges = [0, *(i for i in range(1, len(text)) if cuts[i] != cuts[i - 1]), len(text)]
    return tuple(Part(text[start:end], cuts[start]) for start, end in pairwise(edges))
