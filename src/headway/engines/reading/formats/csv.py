"""Reading: comma-separated values, with whatever character separates them."""

from __future__ import annotations

import csv
import io

from headway.engines.reading.document import Cell, Document, Row, SourceLine, Span, Table
from headway.engines.reading.errors import Refused

DELIMITERS = ",;\t|"
SAMPLE = 20


def read_csv(data: bytes, *, name: str) -> Document:
    """The file as one table. A record counts from 1 as ``row``; ``line`` is where it begins in the file.

    Raises: Refused where a quotation mark is never closed or a field is larger than the csv module takes.
    """
    text = data.decode("utf-8-sig", errors="replace")
    document = Document(kind="csv", name=name)
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    before = 0
    try:
        for number, record in enumerate(reader, start=1):
            first, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in record):
                continue
            span = Span(line=first, line_end=reader.line_num, row=number)
            cells = tuple(
                Cell(text=cell.strip(), span=Span(line=first, line_end=reader.line_num, row=number, column=column))
                for column, cell in enumerate(record, start=1)
            )
            rows.append(Row(cells=cells, span=span))
            document.lines.append(SourceLine(span=span, text=" | ".join(cell.strip() for cell in record)))
    except csv.Error as error:
        raise Refused(
            f"{name} breaks off as a CSV file at line {reader.line_num}: {error}. "
            "Save it again as CSV (UTF-8) from the program it was made with."
        ) from error
    if rows:
        document.blocks.append(Table(rows=tuple(rows), span=rows[0].span.to(rows[-1].span)))
    return document


def _delimiter(text: str) -> str:
    """The character that cuts the first records into the same number of fields, and into the most of them."""
    sample = "\n".join(text.splitlines()[: SAMPLE * 5])

    def score(delimiter: str) -> tuple[float, int]:
        widths = [len(record) for record in _records(sample, delimiter) if record]
        if not widths or max(widths) < 2:
            return (0.0, 0)
        common = max(set(widths), key=widths.count)
        return (widths.count(common) / len(widths) * (common > 1), common)

    return max(DELIMITERS, key=score)


def _records(sample: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            records.append(record)
            if len(records) >= SAMPLE:
                break
    except csv.Error:
        return records
    return records
