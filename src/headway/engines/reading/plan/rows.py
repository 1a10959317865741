"""Reading: what one row is: junk, a title, the rest of a step, an item of its list, or a step of its own."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from headway.engines.reading.plan.dates import is_date_like
from headway.engines.reading.plan.grids import GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.names import fold as fold_name
from headway.engines.reading.plan.pieces import Context, Piece
from headway.engines.reading.plan.profiles import NUMBERING
from headway.engines.reading.plan.sentences import is_finished, opens_low
from headway.engines.reading.plan.titles import Goals, label_level

TITLE_WORDS = 14
REMARK_WORDS = 4
STUB_WORDS = 2
NEAR_STATUS = 2
ONE_DIGIT = 1
SPLIT_TITLE_REST = 24


def is_remark(row: GridRow) -> bool:
    """Whether a row across the whole table is a sentence about the step above it: "Update: The lease is signed."."""
    filled = row.filled()
    if len(filled) != 1 or not row.alone:
        return False
    text = row.cell(filled[0]).rstrip()
    return text.endswith((".", "!", "?")) and len(text.split()) >= REMARK_WORDS and not label_level(text)


def has_details(row: GridRow, layout: Layout) -> bool:
    """Whether anything beside goal and text is filled."""
    marks = [*layout.status_marks, *layout.deadline_marks, *layout.other_marks]
    told = [*layout.departments, *layout.statuses, *marks, *layout.others]
    return any(row.cell(column) for column in [*told, layout.deadline, layout.items])


def title_of(row: GridRow, layout: Layout, context: Context, *, list_open: bool) -> str:
    """The title that the row prints over the rows below it; "" where it is no title row."""
    filled = row.filled()
    misplaced = filled == [0] and layout.text != 0 and not _fits_its_column(row, layout, context)
    if has_details(row, layout) and not row.alone and not misplaced:
        return _split_title(row, layout, context) if len(filled) == 2 else ""
    if len(filled) == 1:
        text = " ".join(row.cell(filled[0]).split())
        if row.alone or filled[0] not in {layout.text, layout.items}:
            return text if len(text.split()) <= 2 * TITLE_WORDS else ""
        return text if _looks_like_title(text, list_open=list_open) and filled[0] == 0 else ""
    return _split_title(row, layout, context) if len(filled) == 2 else ""


def _fits_its_column(row: GridRow, layout: Layout, context: Context) -> bool:
    """Whether a lone first cell is what its column holds: a date, a status, a known department, a mark."""
    text = row.cell(0)
    if label_level(text):
        return False
    if layout.number == 0:
        return NUMBERING.match(text) is not None
    if layout.deadline == 0:
        return context.dates.last(text) is not None or is_date_like(text)
    if 0 in layout.statuses:
        return bool(context.statuses.read([text]).values)
    if 0 in layout.departments:
        return any(mention.kind != "new" for mention in context.names.scan(text))
    if 0 in layout.others:  # the rest of the cell above, cut off by a page; elsewhere a lone text is a title
        return row.page_start or opens_low(text) or not _looks_like_title(text, list_open=False)
    return 0 in layout.status_marks or 0 in layout.deadline_marks or layout.items == 0


def _looks_like_title(text: str, *, list_open: bool) -> bool:
    if is_finished(text) or opens_low(text) or len(text.split()) > TITLE_WORDS or list_open:
        return False
    return bool(label_level(text)) or text.isupper() or len(text.split()) <= TITLE_WORDS // 2


def _split_title(row: GridRow, layout: Layout, context: Context) -> str:
    """A title that runs over into the next cell: "Governance & Leade | rship"."""
    first, second = row.filled()
    left, right = row.cell(first), row.cell(second)
    if second != first + 1 or first > 0 or not opens_low(right) or is_finished(right):
        return ""
    joined = context.spelling.join(left, right)
    if len(right) <= SPLIT_TITLE_REST and (joined == left + right or layout.text == second):
        # Without the joined word elsewhere, a piece too short for a word of its own is still the rest of one.
        stump = len(right.split()) == 1 and len(right) <= 5 and not context.spelling.counts[right] > 1
        return left + right if stump else joined
    return ""


def is_ghost_of(row: GridRow, piece: Piece, goals: Goals, context: Context) -> bool:
    """Whether the row prints the open step again: nearly the same goal, status or date, while the text goes on."""
    layout = piece.layout
    if not context.unfinished(piece.whole_text()) or not piece.statuses:
        return False
    signs = 0
    if layout.goal is not None:
        signs += goals.near_copy(row.cell(layout.goal))
    status = " ".join(row.cell(column) for column in layout.statuses)
    before = " ".join(part.text for part in piece.statuses)
    if status and before:
        broken = context.statuses.knows(status) != context.statuses.knows(before)
        signs += broken and Levenshtein.distance(status.casefold(), before.casefold()) <= NEAR_STATUS
    if layout.deadline is not None and piece.dates:
        signs += nearly_same_date(row.cell(layout.deadline), piece.dates[-1].text)
    return signs >= 2


def nearly_same_date(first: str, second: str) -> bool:
    """Whether two printed dates differ in one or two characters, as a date and its misreading do."""
    digits, others = re.sub(r"\D", "", first), re.sub(r"\D", "", second)
    return first != second and len(digits) == len(others) >= 4 and Levenshtein.distance(digits, others) <= ONE_DIGIT


def is_whole_tail(row: GridRow, piece: Piece, context: Context) -> bool:
    """Whether the row only brings the rest of the open step: no date and no goal of its own, broken status and name."""
    layout = piece.layout
    text = row.cell(layout.text)
    if not context.unfinished(piece.whole_text()) or not opens_low(text):
        return False
    date = row.cell(layout.deadline)
    if (date and not is_stub_date(date, context)) or row.cell(layout.goal):
        return False
    status = [row.cell(column) for column in layout.statuses if row.cell(column)]
    if status and not (context.statuses.read(status).guessed or not piece.statuses):
        return False
    names = " ".join(row.cell(column) for column in layout.departments)
    # A row of its own would have a status, where nearly every row has one.
    is_bare = not status and bool(layout.statuses) and context.habits.status >= 0.8
    return not names or is_bare or completes_name(names, piece, context)


def completes_name(names: str, piece: Piece, context: Context) -> bool:
    """Whether the words are the end of the name that the open step's cell breaks off in: "…Implementation" + "Team"."""
    before = piece.all_departments()
    if not before:
        return False
    cut = [mention for mention in context.names.scan(before) if mention.kind == "part"]
    whole = context.names.scan(f"{before} {names}")
    return bool(cut) and not any(mention.kind in {"part", "new", "ghost"} for mention in whole)


def spilled_names(names: str, piece: Piece, context: Context) -> tuple[str, str]:
    """The names at the head of a cell that belong to the merged step above, and the rest.

    They do where the first is out of the order that the others keep and would be in order at the end of the cell above.
    """
    mentions = [mention for mention in context.names.scan(names) if mention.kind != "ghost"]
    above = [mention for mention in context.names.scan(piece.all_departments()) if mention.kind != "ghost"]
    if not piece.merged or not context.habits.sorted or len(mentions) < 2 or not above:
        return "", names
    first, second = fold_name(mentions[0].name), fold_name(mentions[1].name)
    words = names.split()
    if first > second and first > fold_name(above[-1].name):
        return " ".join(words[: mentions[1].start]), " ".join(words[mentions[1].start :])
    return "", names


def is_stub_date(text: str, context: Context) -> bool:
    """Whether the text has a date's shape and is none."""
    return is_date_like(text) and not context.dates.read(text)


def title_between_lines(
    row: GridRow, above: GridRow | None, below: GridRow | None, layout: Layout, context: Context
) -> str:
    """A title among printed lines: a lone first cell, and below it a step that opens; "" where the row is none."""
    filled = row.filled()
    if filled != [0] or opens_low(row.cell(0)) or (below is not None and not below.cell(layout.text)):
        return ""
    goes_on = above is not None and context.unfinished(above.cell(0)) and context.habits.finish >= 0.6
    told = [*layout.statuses, *layout.departments] or [0]
    opens = below is None or (not opens_low(below.cell(layout.text)) and any(below.cell(column) for column in told))
    if layout.text == 0:
        return title_of(row, layout, context, list_open=False) if not goes_on and opens else ""
    return title_of(row, layout, context, list_open=False) if opens and not (goes_on and layout.goal == 0) else ""
