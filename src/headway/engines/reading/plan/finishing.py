"""Reading: pieces turned into the draft's steps."""

from __future__ import annotations

from collections import Counter
from typing import Any

from headway.engines.reading.document import Span
from headway.engines.reading.draft import Doubt, DraftStep
from headway.engines.reading.plan.fields import read_names, read_state, read_when, text_and_items, ticked
from headway.engines.reading.plan.pieces import Context, Flag, Part, Piece, Title

FEW_STOPS = 1 / 3


class Finisher:
    """Reads every field of every piece. Titles lose a full stop that most of the document's titles do not have."""

    def __init__(self, pieces: list[Piece], context: Context) -> None:
        self.pieces = pieces
        self.context = context
        self.printed_dates = Counter(part.text for piece in pieces for part in piece.dates)
        titles = {id(piece.goal): piece.goal for piece in pieces if piece.goal is not None}
        self.titles = {key: title.text(context.spelling) for key, title in titles.items()}
        stops = sum(text.endswith(".") for text in self.titles.values())
        if stops <= FEW_STOPS * len(self.titles):
            self.titles = {key: text.rstrip(".") for key, text in self.titles.items()}

    def steps(self) -> list[DraftStep]:
        """One step for each piece."""
        return [self._step(piece) for piece in self.pieces]

    def _step(self, piece: Piece) -> DraftStep:
        step = DraftStep()
        text, items, guesses = text_and_items(piece, self.context)
        step.text, step.items = text, items
        step.section = piece.section.text(self.context.spelling) if piece.section else ""
        step.goal = self.titles.get(id(piece.goal), "")
        reasons: dict[str, list[str]] = {}
        others: dict[str, list[Any]] = {}
        if guesses:
            named = ", ".join(f"“{guess}”" for guess in guesses)
            reasons["text"] = [f"A hyphen seems to be lost; mended to {named}."]
        names = read_names(piece, self.context)
        step.departments = names.names
        reasons["departments"], others["departments"] = names.reasons, list(names.alternatives)
        state = read_state(piece, self.context)
        step.status = state.value
        reasons["status"], others["status"] = state.reasons, list(state.alternatives)
        when = read_when(piece, self.context, self.printed_dates)
        step.deadline, step.deadline_text = when.value, when.printed
        reasons["deadline"], others["deadline"] = when.reasons, list(when.alternatives)
        self._further(step, piece, state.rest, when.struck)
        flags = [*piece.flags, *(piece.goal.flags if piece.goal else [])]
        self._add_doubts(step, flags, reasons, others)
        self._trace(step, piece)
        return step

    def _further(self, step: DraftStep, piece: Piece, status_text: str, struck: str) -> None:
        layout = piece.layout
        for header, parts in piece.others.items():
            if not header.startswith("\0"):
                step.other[header] = " ".join(" ".join(part.text.split()) for part in parts)
        marked = ticked(piece, layout.other_marks)
        if marked:
            step.other["Marked"] = ", ".join(marked)
        if len(layout.departments) > 1:
            for column in layout.departments:
                if piece.departments.get(column):
                    cell = " ".join(" ".join(part.text.split()) for part in piece.departments[column])
                    step.other[layout.header(column)] = cell
        if status_text and layout.statuses:
            step.other[layout.header(layout.statuses[0])] = status_text
        if struck and layout.deadline is not None:
            step.other[f"{layout.header(layout.deadline)} (struck out)"] = struck

    def _add_doubts(
        self, step: DraftStep, flags: list[Flag], reasons: dict[str, list[str]], others: dict[str, list[Any]]
    ) -> None:
        for flag in flags:
            reasons.setdefault(flag.field, []).append(flag.reason)
            others.setdefault(flag.field, []).extend(self._as_value(flag.field, value) for value in flag.alternatives)
        for name, said in reasons.items():
            if said:
                reading = reading_of(step, name)
                kept = [value for at, value in enumerate(others.get(name, [])) if value != reading]
                unique = [value for at, value in enumerate(kept) if value not in kept[:at]]
                step.doubts.append(Doubt(name, reading, tuple(unique), " ".join(dict.fromkeys(said))))

    def _as_value(self, name: str, value: Any) -> Any:
        """A flag's alternative in the field's own form: a day for a deadline, a list for departments."""
        if name == "deadline" and isinstance(value, str):
            reading = self.context.dates.last(value)
            return reading.value.isoformat() if reading else value
        if name == "departments" and isinstance(value, str):
            return [mention.name for mention in self.context.names.scan(value) if mention.name]
        return value

    def _trace(self, step: DraftStep, piece: Piece) -> None:
        groups: dict[str, list[Part]] = {
            "text": piece.text,
            "items": piece.items,
            "departments": [part for parts in piece.departments.values() for part in parts],
            "status": piece.statuses,
            "deadline": piece.dates,
            "goal": _parts(piece.goal),
            "section": _parts(piece.section),
        }
        for name, parts in groups.items():
            if parts:
                step.sources[name] = list(dict.fromkeys(part.span for part in parts))
        for header, parts in piece.others.items():
            if not header.startswith("\0"):
                step.sources[header] = list(dict.fromkeys(part.span for part in parts))
        step.sources[""] = _joined(piece.spans)
        step.raw = {name: " / ".join(cells) for name, cells in piece.raw.items()}


def reading_of(step: DraftStep, name: str) -> Any:
    """A field's value in the form that doubts give it."""
    if name == "deadline":
        return step.deadline.isoformat() if step.deadline else None
    if name == "departments":
        return list(step.departments)
    return getattr(step, name, step.other.get(name, ""))


def _parts(title: Title | None) -> list[Part]:
    return title.parts if title else []


def _joined(spans: list[Span]) -> list[Span]:
    """Neighbouring lines of one page and sheet as one span; a ruling or a blank line between them is none of it."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        same_page = last is not None and (last.page, last.sheet) == (span.page, span.sheet) and span.line > 0
        if last is not None and same_page and 0 < span.line <= max(last.line_end, last.line) + 1:
            joined[-1] = last.to(span)
        else:
            joined.append(span)
    return joined
