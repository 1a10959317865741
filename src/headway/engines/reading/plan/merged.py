"""Reading: a row that holds several steps, cut by its statuses, its dates and the runs of its departments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from headway.engines.reading.plan.grids import GridRow
from headway.engines.reading.plan.layouts import Layout
from headway.engines.reading.plan.names import Mention, order_key
from headway.engines.reading.plan.pieces import Context, Part, Piece
from headway.engines.reading.plan.sentences import sentences

MANY_SENTENCES = 16
SET_APART = re.compile(r"[;,/|•●▪&+]|\b(?:and|y|et|und|e|iyo)\b", re.IGNORECASE)


@dataclass(slots=True)
class Merge:
    """What a row's cells say of how many steps it holds. ``count`` is 1 for a plain row."""

    count: int = 1
    statuses: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    runs: dict[int, list[str]] = field(default_factory=dict)  # department column -> its cell, cut
    reset: bool = False  # the department cell begins its order anew, or repeats a name


def find_merge(row: GridRow, layout: Layout, context: Context, *, text: str) -> Merge:
    """How many steps the row holds, of which ``text`` is the text.

    Several need as many sentences or openings, and a second status or date; a second run of names is enough only at
    the top of a page, where scans merge rows.
    """
    merge = Merge()
    status_cells = [row.cell(column) for column in layout.statuses if row.cell(column)]
    reading = context.statuses.read(status_cells)
    merge.statuses = list(reading.values) if not reading.rest or len(reading.values) == 1 else []
    merge.dates = _dates(row.cell(layout.deadline), context)
    for column in layout.departments:
        if row.cell(column):
            merge.runs[column] = department_runs(row.cell(column), context)
    merge.reset = any(len(runs) > 1 for runs in merge.runs.values())
    wanted = max(len(merge.statuses), len(merge.dates), 1)
    if row.page_start or wanted > 1:
        wanted = max(wanted, *(len(runs) for runs in merge.runs.values()), 1)
    merge.count = min(wanted, len(parts_of(text, wanted, context))) if wanted > 1 else 1
    return merge


def parts_of(text: str, wanted: int, context: Context) -> list[str]:
    """The text's sentences; where they are fewer than the steps wanted, cut too before words that open steps."""
    parts = sentences(text)
    if len(parts) >= wanted:
        return parts
    cut: list[str] = []
    for part in parts:
        words = part.split()
        starts = [0] + [at for at in range(2, len(words) - 1) if _opens(words, at, context)]
        cut += [" ".join(words[first:end]) for first, end in pairwise([*starts, len(words)])]
    return cut


def _opens(words: list[str], at: int, context: Context) -> bool:
    """Whether a capital in mid-sentence opens a step: a verb that opens others, after a small word."""
    return words[at][:1].isupper() and words[at - 1][-1:].islower() and context.openings.score(words[at]) == 1.0


def department_runs(text: str, context: Context) -> list[str]:
    """The cell cut where its order begins anew (where this document sorts its cells) or a name comes again."""
    if context.separated:
        text = text.replace("\n", " ; ")
    words = text.split()
    mentions = context.names.scan(text)
    runs: list[tuple[int, int]] = []
    start, seen, last, last_end = 0, set[str](), None, 0
    for mention in mentions:
        if mention.kind == "ghost" or not mention.name:
            continue
        key = order_key(mention.name)
        if context.separated:
            again, reset = bool(last) and not SET_APART.search(" ".join(words[last_end - 1 : mention.start + 1])), False
        else:
            again = key in seen
            reset = context.habits.sorted and last is not None and key < last and _counts(mention)
        if again or reset:
            runs.append((start, mention.start))
            start, seen = mention.start, set()
        seen.add(key)
        last, last_end = key, mention.end
    runs.append((start, len(words)))
    return [" ".join(words[first:end]) for first, end in runs if end > first]


def _counts(mention: Mention) -> bool:
    return mention.kind in {"known", "part", "near"}


def _dates(text: str, context: Context) -> list[str]:
    """The dates of a cell that holds dates and nothing else."""
    readings = context.dates.read(text)
    rest = text
    for reading in readings:
        rest = rest.replace(reading.printed, " ", 1)
    return [reading.printed for reading in readings] if readings and not re.sub(r"\s+", "", rest) else []


def group_sentences(parts: Sequence[str], count: int, context: Context) -> list[str]:
    """``count`` groups of whole sentences; each group after the first begins where a sentence best opens a step."""
    if count >= len(parts):
        return list(parts)
    scores = [context.openings.score(part) for part in parts]
    usable = range(1, min(len(parts), MANY_SENTENCES))
    cuts = max(
        combinations(usable, count - 1),
        key=lambda chosen: (sum(scores[at] for at in chosen), [-at for at in chosen]),
    )
    edges = [0, *cuts, len(parts)]
    return [" ".join(parts[first:end]) for first, end in pairwise(edges)]


def pieces_of(row: GridRow, layout: Layout, context: Context, *, text: str, merge: Merge) -> list[Piece]:
    """The steps of one row, each with its share of the cells, doubtful where the shares do not come out even."""
    parts = parts_of(text, merge.count, context)
    texts = group_sentences(parts, merge.count, context) if merge.count > 1 else [text]
    statuses = _shared_out(merge.statuses, merge.count)
    dates = _dates_shared_out(merge, statuses, context)
    runs = {column: _runs_shared_out(cut, merge.count) for column, cut in merge.runs.items()}
    pieces: list[Piece] = []
    for at, share in enumerate(texts):
        piece = Piece(layout=layout, merged=True)
        piece.text.append(Part(share, row.place(layout.text or 0)))
        for column, shares in runs.items():
            if shares[at]:
                piece.departments[column] = [Part(shares[at], row.place(column))]
        if statuses[at] and layout.statuses:
            piece.statuses.append(Part(statuses[at], row.place(layout.statuses[0])))
        if dates[at] and layout.deadline is not None:
            piece.dates.append(Part(dates[at], row.place(layout.deadline)))
        if at == 0:
            piece.add_rest(row)
        else:
            piece.note_raw(row)
        _raise_doubts(piece, merge, at, len(parts), by_openings=len(parts) != len(sentences(text)))
        pieces.append(piece)
    return pieces


def _shared_out(values: list[str], count: int) -> list[str]:
    return [*values[:count], *[""] * (count - len(values))]


def _runs_shared_out(runs: list[str], count: int) -> list[str]:
    """One run each; what is over goes to the last step."""
    if len(runs) > count:
        runs = [*runs[: count - 1], " ".join(runs[count - 1 :])]
    return _shared_out(runs, count)


def _dates_shared_out(merge: Merge, statuses: list[str], context: Context) -> list[str]:
    """Dates in order; too few of them go first to steps whose status never stands without one."""
    if len(merge.dates) >= merge.count:
        return merge.dates[: merge.count]
    habits = context.habits
    ranks = [
        0 if status in habits.always_dated else 2 if status in habits.never_dated and status else 1
        for status in statuses
    ]
    order = sorted(range(merge.count), key=lambda at: (ranks[at], at))
    chosen = sorted(order[: len(merge.dates)])
    dates = [""] * merge.count
    for at, printed in zip(chosen, merge.dates, strict=True):
        dates[at] = printed
    return dates


def _raise_doubts(piece: Piece, merge: Merge, at: int, sentence_count: int, *, by_openings: bool) -> None:
    several = f"One row holds {merge.count} steps"
    if merge.runs:
        even = all(len(runs) == merge.count for runs in merge.runs.values())
        reason = f"{several}; its departments were cut where their order begins anew."
        if not even:
            reason = f"{several}, and its departments do not say which belong to which."
        whole = " ".join(" ".join(runs) for runs in merge.runs.values())
        piece.flag("departments", reason, *([] if even else [whole]))
    if len(merge.statuses) != merge.count:
        other = [None] if piece.statuses else list(merge.statuses[-1:])
        piece.flag("status", f"{several} but {_count(merge.statuses, 'status', 'statuses')}.", *other)
    if len(merge.dates) != merge.count:
        other_date = [None] if piece.dates else list(merge.dates[-1:])
        piece.flag("deadline", f"{several} but {_count(merge.dates, 'date', 'dates')}.", *other_date)
    if by_openings:
        piece.flag("text", f"{several} with no full stop between them; cut where a word opens a step.")
    elif sentence_count > merge.count:
        piece.flag("text", f"{several} in {sentence_count} sentences; where one step ends is judged by how steps open.")


def _count(values: list[str], one: str, many: str) -> str:
    return f"{len(values) or 'no'} {one if len(values) == 1 else many}"
