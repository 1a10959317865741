"""Reading: the parts of one field turned into its value, with a doubt where they leave it open."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from headway.engines.reading.plan.dates import DateReading, struck_out, without_struck
from headway.engines.reading.plan.names import Mention, fold, in_order
from headway.engines.reading.plan.pieces import Context, Part, Piece
from headway.engines.reading.plan.rows import is_stub_date, nearly_same_date
from headway.engines.reading.plan.separators import (
    APART,
    is_full_line_unsettled,
    is_unsettled_list,
    split_between_known,
    split_names,
)
from headway.engines.reading.plan.words.headers import listed
from headway.engines.reading.plan.words.statuses import DONE_MARKS

BULLET = re.compile(r"^\s*(?:[•●▪◦‣·–—*-]|\(?(?:[a-hA-H]|[ivx]{1,4}|\d{1,2})[.)])\s+")
LINKS = listed("and or with & / y e et und oder iyo plus")
LONG_STATUS = 60


@dataclass(slots=True)
class Names:
    """A step's departments as read, lead first, and what speaks against the reading."""

    names: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    alternatives: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class When:
    """A step's deadline as read."""

    value: date | None = None
    printed: str = ""
    struck: str = ""
    reasons: list[str] = field(default_factory=list)
    alternatives: list[str | None] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """A step's status as read. rest: what the cell says beyond it."""

    value: str | None = None
    rest: str = ""
    reasons: list[str] = field(default_factory=list)
    alternatives: list[str | None] = field(default_factory=list)


def text_and_items(piece: Piece, context: Context) -> tuple[str, list[str], list[str]]:
    """The step's text, the items of its list, and mended words that only general spelling speaks for."""
    text = ""
    items: list[str] = []
    for part in piece.text:
        running, listed = _bullets(part.text)
        if items and running and not listed:
            items[-1] = context.spelling.join(items[-1], running)
        else:
            text = context.spelling.join(text, running)
        items += listed
    for part in piece.items:
        running, listed = _bullets(part.text)
        running = BULLET.sub("", running)  # a list of one
        items += [running, *listed] if running else listed
    if not text and items:
        text, items = " ".join(items), items if len(items) > 1 else []
    mended, guesses = context.spelling.mend(without_struck(text))
    return mended, [context.spelling.mend(item)[0] for item in items], guesses


def _bullets(cell: str) -> tuple[str, list[str]]:
    """A cell's running text and its bulleted lines; a line without a bullet goes on with the one above."""
    running: list[str] = []
    items: list[str] = []
    lines = cell.split("\n")
    marked = [bool(BULLET.match(line)) for line in lines]
    if not any(marked) or (marked == [True] and len(lines) == 1):
        return " ".join(cell.split()), []
    if marked.count(True) == 1 and marked[0]:  # "1. Do this" over several printed lines is no list
        return " ".join(cell.split()), []
    for line, is_item in zip(lines, marked, strict=True):
        if is_item:
            items.append(BULLET.sub("", line).strip())
        elif items:
            items[-1] = f"{items[-1]} {line.strip()}"
        else:
            running.append(line.strip())
    return " ".join(running), items


def read_names(piece: Piece, context: Context) -> Names:
    """The departments of all of the step's department columns, in column order (the lead's first)."""
    result = Names()
    for column in piece.layout.departments:
        parts = piece.departments.get(column, [])
        if not parts:
            continue
        found = (
            _separated(parts, context, result)
            if context.separated and not context.names.exact
            else _run(parts, context, result)
        )
        result.names += [name for name in found if name not in result.names]
    keeps_order = context.habits.sorted and len(piece.layout.departments) == 1 and not context.separated
    if keeps_order and len(result.names) > 1 and not in_order(result.names) and not result.reasons:
        result.reasons.append("The departments do not stand in alphabetical order here, as they do elsewhere.")
    return result


def _separated(parts: list[Part], context: Context, result: Names) -> list[str]:
    names: list[str] = []
    if len(parts) > 1 and not context.marked:
        together = context.names.scan(" ".join(part.text.replace("\n", " ") for part in parts))
        if all(mention.kind == "known" for mention in together):
            return [mention.name for mention in together]
        result.reasons.append("The names stand in several rows; where a line ends, a name may go on.")
    cells = [" ".join(part.text for part in parts)] if context.marked else [part.text for part in parts]
    for cell in cells:
        whole = " ".join(cell.split())
        if is_unsettled_list(cell, is_name=context.names.knows):
            result.reasons.append(f"“{whole}” may be several departments or the name of one.")
            result.alternatives.append([whole])
        for joined in is_full_line_unsettled(cell, is_name=context.names.knows):
            result.reasons.append(f"“{joined}” stands on two lines; it may be two departments.")
        names += split_names(cell, wraps=context.wraps, is_name=context.names.knows)
    return names


def _run(parts: list[Part], context: Context, result: Names) -> list[str]:
    """Names with nothing but spaces between them, or told apart by the city's list."""
    directory = context.names
    names: list[str] = []
    for mention in directory.scan(_spaced(" ".join(part.text for part in parts))):
        names += _from_mention(mention, names, context, result)
    if not directory.exact and any(fold(name) in directory.doubtful for name in names):
        unsure = next(name for name in names if fold(name) in directory.doubtful)
        result.reasons.append(f"“{unsure}” stands in no other row; where it begins and ends is not settled.")
    return names


def _spaced(text: str) -> str:
    """Separators set apart, so that the names beside them are whole words."""
    return re.sub(rf"([;|•●▪{APART}])", r" \1 ", re.sub(r"(?<=\w\w)/(?=\w\w)", " / ", text.replace("\n", " \n ")))


def _from_mention(mention: Mention, before: list[str], context: Context, result: Names) -> list[str]:
    exact = context.names.exact
    if mention.kind == "known":
        return [mention.name] if mention.name not in before else []
    if fold(mention.printed) in LINKS or not any(map(str.isalnum, mention.printed)):
        return []
    if mention.kind in {"part", "near"}:
        result.reasons.append(f"The cell says “{mention.printed}”; taken for {mention.name}.")
        return [mention.name] if mention.name not in before else []
    if mention.kind == "ghost":
        result.reasons.append(f"“{mention.printed}” is no department's name; taken for a stray mark and left out.")
        return []
    pieces = split_between_known(mention.printed, context.names) or [mention.printed]
    if exact:
        result.reasons.append(f"“{mention.printed}” is not on the list of departments.")
    else:
        result.reasons.append(f"“{mention.printed}” could be one name or more; the document does not settle it.")
    return pieces


def read_when(piece: Piece, context: Context, printed_dates: Counter[str]) -> When:
    """The deadline of the step's date cells; an impossible date beside a sound one is its misreading.

    printed_dates: how often each date stands in the document, to choose between two sound ones.
    """
    when = When()
    if piece.layout.deadline_marks:
        return _ticked_date(piece, context)
    readings: list[tuple[DateReading, str]] = []
    ghosts: list[str] = []
    for part in piece.dates:
        when.struck = "; ".join(text for text in (when.struck, struck_out(part.text)) if text)
        reading = context.dates.last(part.text)
        if reading is not None:
            readings.append((reading, part.text))
        elif is_stub_date(part.text, context):
            ghosts.append(part.text)
    when.printed = " ".join(without_struck(part.text) for part in piece.dates)
    if not readings:
        if ghosts:
            when.reasons.append(f"“{ghosts[0]}” is no date of the calendar; it was left out.")
        return when
    chosen, text = max(readings, key=lambda one: (printed_dates[one[1]], one[0].value))
    when.value, when.alternatives = chosen.value, [value.isoformat() for value in chosen.alternatives]
    when.printed = without_struck(text) if len(readings) + len(ghosts) > 1 else when.printed
    when.reasons += [chosen.reason] if chosen.reason else []
    if ghosts:
        when.reasons.append(f"“{ghosts[0]}” stands beside this date and is no date; taken for a misreading of it.")
    others = [reading.value.isoformat() for reading, _ in readings if reading.value != chosen.value]
    if others:
        near = any(nearly_same_date(text, other) for _, other in readings)
        reason = "Two dates stand in this step" + ("; they differ in one digit." if near else ".")
        when.reasons.append(reason)
        when.alternatives += others
    return when


def _ticked_date(piece: Piece, context: Context) -> When:
    when = When()
    marked = ticked(piece, piece.layout.deadline_marks)
    when.printed = ", ".join(marked)
    values = [reading.value for header in marked if (reading := context.dates.last(header))]
    when.value = max(values, default=None)
    return when


def ticked(piece: Piece, columns: dict[int, str]) -> list[str]:
    """The headers of those tick columns that the step's row marks."""
    return [
        header
        for column, header in columns.items()
        if any(part.text.strip() in DONE_MARKS for part in piece.others.get(f"\0{column}", ()))
    ]


def read_state(piece: Piece, context: Context) -> State:
    """The status of the step's status cells, or of the ticked column of a grid."""
    state = State()
    if piece.layout.status_marks:
        marked = ticked(piece, piece.layout.status_marks)
        state.value = marked[-1] if marked else None
        if len(marked) > 1:
            state.reasons.append("More than one status is ticked.")
            state.alternatives = list(marked[:-1])
        return state
    texts = [part.text for part in piece.statuses]
    reading = context.statuses.read(texts)
    whole = " ".join(" ".join(texts).split())
    if reading.values:
        state.value = reading.values[0]
        state.rest = whole if reading.rest else ""
    elif whole:
        state.value, state.rest = (whole, "") if len(whole) <= LONG_STATUS else (None, whole)
    if reading.guessed:
        state.reasons.append(f"The cell says “{whole}”; taken for “{state.value}”.")
    if reading.ghosts and any(len(ghost) > 1 for ghost in reading.ghosts):
        state.reasons.append(f"“{' '.join(reading.ghosts)}” stands beside this status; taken for a misreading of it.")
    if len(set(reading.values)) > 1:
        state.reasons.append("More than one status stands in this step.")
        state.alternatives += [value for value in reading.values[1:] if value != state.value]
    if state.rest and whole and not whole.casefold().startswith((state.value or "").casefold()):
        state.reasons.append("The status was taken out of a longer text.")
        state.alternatives.append(whole)
    return state
