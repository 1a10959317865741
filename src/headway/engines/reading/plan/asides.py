"""Reading: rows of a table that are no part of any step: heads again, sums, notes, stray marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from headway.engines.reading.plan.grids import GridRow
from headway.engines.reading.plan.headers import hits
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.pieces import Context
from headway.engines.reading.plan.sentences import opens_as_list

NOTE = re.compile(
    r"^(?:[*†‡§]+\s*\S|(?:notes?|sources?|key|legend|nota|notas|fuente|remarque|quelle|hinweis)\s*:)", re.IGNORECASE
)
SUMS = frozenset({"total", "totals", "subtotal", "sub-total", "grand total", "sum", "suma", "summe", "gesamt", "somme"})


def set_aside(body: Sequence[GridRow], layout: Layout, context: Context) -> list[GridRow]:
    """The rows that may be steps, titles or parts of these; the others are marked with what they are."""
    for row in body:
        if is_repeated_header(row, layout):
            row.kind, row.why = "header", "repeats the names of the columns"
        elif is_sum(row, layout):
            row.kind, row.why = "junk", "a sum of the rows above it, no step"
        elif is_junk(row, layout, context):
            row.kind, row.why = "junk", "only stray marks, no word of a plan"
    rest = [row for row in body if row.kind == "body"]
    last = len(rest)
    while last and is_note(rest[last - 1]):
        last -= 1
    if last and opens_as_list(rest[last - 1].cell(layout.text)):
        return rest  # what follows are the items of its list
    for row in rest[last:]:
        row.kind, row.why = "junk", "a note under the table"
    return rest[:last]


def is_junk(row: GridRow, layout: Layout, context: Context) -> bool:
    """Whether a row holds only stray marks: where the text should be stands at most a letter or two."""
    text = row.cell(layout.text)
    if not text or len(text) > 2 or (len(row.filled()) == 1 and any(map(str.isalnum, text))):
        return False
    for column in row.filled():
        cell = row.cell(column)
        if len(cell) > 2 or context.statuses.knows(cell):
            return False
    return True


def is_note(row: GridRow) -> bool:
    """Whether a row holds nothing but a note to the table: "* Dates depend on the budget", "Source: City Manager"."""
    filled = row.filled()
    return len(filled) == 1 and NOTE.match(row.cell(filled[0])) is not None


def is_sum(row: GridRow, layout: Layout) -> bool:
    """Whether the row adds up the rows above it: "Total" and figures."""
    text = row.cell(layout.text) or row.cell(row.filled()[0] if row.filled() else None)
    if text.casefold().strip(" :") not in SUMS:
        return False
    rest = [row.cell(column) for column in row.filled() if row.cell(column) != text]
    return all(any(map(str.isdigit, cell)) for cell in rest)


def is_repeated_header(row: GridRow, layout: Layout) -> bool:
    """Whether the row names the columns again."""
    filled = row.filled()
    if len(filled) < 2 or not any(layout.headers):
        return False
    same = sum(
        column < len(layout.headers)
        and "".join(row.cell(column).casefold().split()) == "".join(layout.headers[column].casefold().split())
        for column in filled
    )
    if same == len(filled):
        return True
    named = sum(any(hit.weight >= 1.0 for hit in hits(row.cell(column))) for column in filled)
    return same >= 2 and named == len(filled)
