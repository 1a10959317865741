"""Reading: plans that print one form for each commitment: the same labels again and again, with a value beside each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from headway.engines.reading.document import Document, Heading, Row, Span, Table
from headway.engines.reading.draft import Column, Doubt, Draft, DraftStep
from headway.engines.reading.form_marks import choices_in, marked, ticked
from headway.engines.reading.plan.accounting import unused_lines
from headway.engines.reading.plan.dates import DateHabits

AGAIN = 3  # times a label must stand in the document to be one of its forms' labels
LABELS_AT_LEAST = 3
LABELLED = 0.5  # the share of rows that must carry such a label
LONGEST_LABEL = 60  # characters

# What a label is taken for, the first that fits; the words are whole ones.
_ROLES: tuple[tuple[str, str], ...] = (
    ("lead", r"lead|responsible|owner|accountable|responsable|zuständig"),
    ("departments", r"other actors|partners?|supporting|contributing|departments?|agencies|agency|involved"),
    ("status", r"status|completion level|level of completion|progress|percent complete|estado|stand"),
    ("deadline", r"end date|due|deadline|target date|completion date|date of completion|finish|by when|fecha límite"),
    ("title", r"title|commitment|action|initiative|project|milestone|name|acción"),
    ("text", r"main objective|objective|brief description|description|summary"),
)
_NUMBER = re.compile(
    r"^(?:(?:commitment|action|goal|initiative|project)\s+)?(?:\d+(?:\.\d+)*|[A-Z]\d*)[.):]\s+", re.IGNORECASE
)


@dataclass(slots=True)
class _Value:
    label: str
    text: str
    spans: list[Span]


@dataclass(slots=True)
class _Form:
    """One commitment as it is being read."""

    section: str
    title: str = ""
    values: list[_Value] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    title_spans: list[Span] = field(default_factory=list)
    choices: dict[int, str] = field(default_factory=dict)
    status: str | None = None
    marks: tuple[str, ...] = ()

    def has(self, label: str) -> bool:
        """Whether the form already holds this label."""
        return any(value.label == label for value in self.values)


def read_forms(document: Document) -> Draft | None:
    """One step for each form; None where the document does not repeat a form with a lead and a status or an end date.

    A step's text is the form's title, or else its objective. Its departments are the lead and the other actors; every
    label but the status stands in ``other`` too, as printed. A completion mark becomes the status it stands under.
    """
    labels = _labels(document)
    roles = {label: role_of(label) for label in labels}
    known = set(roles.values())
    if len(labels) < LABELS_AT_LEAST or "lead" not in known or not known & {"status", "deadline"}:
        return None
    forms = [form for form in _forms(document, labels) if any(roles[value.label] == "lead" for value in form.values)]
    if len(forms) < 2:
        return None
    habits = DateHabits.learn(value.text for form in forms for value in form.values if roles[value.label] == "deadline")
    steps = [_step(form, roles, habits) for form in forms]
    unused = unused_lines(document, steps=steps, grids=[], refused={})
    columns = [
        Column(index, label, _column_role(roles[label]), f"the label “{label}” stands in {count} forms")
        for index, (label, count) in enumerate(labels.items())
    ]
    note = f"Read from {len(forms)} forms with the same labels, not from one table."
    return Draft(document.title, columns, steps, unused, [note])


def role_of(label: str) -> str:
    """What a form's label means: a column's role, "title" for the form's own name, or "other"."""
    folded = " ".join(label.casefold().split())
    return next((role for role, words in _ROLES if re.search(rf"\b(?:{words})\b", folded)), "other")


def _column_role(role: str) -> str:
    return "text" if role == "title" else role


def _labels(document: Document) -> dict[str, int]:
    """The labels that the document repeats, with their number, in the order of their first place."""
    counts: Counter[str] = Counter()
    rows = 0
    for table in document.tables():
        for row in table.rows:
            rows += 1
            if len(_cells(row)) > 1 and _label(row):
                counts[_label(row)] += 1
    labels = {label: count for label, count in counts.items() if count >= AGAIN}
    return labels if sum(labels.values()) >= LABELLED * rows else {}


def _cells(row: Row) -> dict[int, str]:
    return {index: cell.text for index, cell in enumerate(row.cells) if not cell.merged}


def _label(row: Row) -> str:
    if not row.cells or row.cells[0].merged:
        return ""
    text = " ".join(row.cells[0].text.split()).rstrip(":")
    return text if len(text) <= LONGEST_LABEL else ""


def _is_title(row: Row) -> bool:
    """One text over the whole width."""
    filled = [index for index, text in _cells(row).items() if text.strip()]
    return len(filled) == 1 and filled[0] == 0 and all(cell.merged for cell in row.cells[1:])


def _forms(document: Document, labels: dict[str, int]) -> Iterable[_Form]:
    section = ""
    form: _Form | None = None
    for block in document.blocks:
        if isinstance(block, Heading):
            section = block.text
        if not isinstance(block, Table):
            continue
        for row in block.rows:
            starts = _is_title(row) or (form is not None and _label(row) in labels and form.has(_label(row)))
            if form is None or (starts and form.values):
                if form is not None:
                    yield form
                form = _Form(section)
            form.section = form.section if form.values else section
            _take(form, row, labels)
    if form is not None:
        yield form


def _take(form: _Form, row: Row, labels: dict[str, int]) -> None:
    """Adds one row: the title, a label with its value, the marks under the choices above, or the rest of a value."""
    form.spans.append(row.span)
    cells, label = _cells(row), _label(row)
    values = {index: text for index, text in cells.items() if index}
    if _is_title(row):
        form.title = " ".join([form.title, *row.cells[0].text.split()]).strip()
        form.title_spans.append(row.cells[0].span)
    elif label in labels:
        form.choices = choices_in(values) if role_of(label) == "status" else {}
        text = "" if form.choices else "\n".join(text for text in values.values() if text)
        form.values.append(_Value(label, text, [row.span]))
    elif form.choices and (marks := marked(form.choices, values)):
        form.status, form.marks, form.choices = marks.reading, marks.choices, {}
        form.values[-1].spans.append(row.span)
    elif form.values:
        more = "\n".join(text for text in cells.values() if text)
        form.values[-1].text = f"{form.values[-1].text}\n{more}".strip()
        form.values[-1].spans.append(row.span)


def _step(form: _Form, roles: dict[str, str], habits: DateHabits) -> DraftStep:
    step = DraftStep(section=form.section)
    step.sources[""] = form.spans
    for value in form.values:
        text = " ".join(value.text.split())
        role = roles[value.label]
        if role == "status":
            _set_status(step, form, value, text)
        else:
            step.other[value.label] = text
        if role in {"lead", "departments"} and text:
            step.departments += [name for name in actors(text) if name not in step.departments]
            step.sources.setdefault("departments", []).extend(value.spans)
            step.raw["departments"] = " / ".join(filter(None, [step.raw.get("departments"), text]))
        if role == "deadline":
            _set_deadline(step, value, text, habits)
    _set_text(step, form, roles)
    return step


def _set_text(step: DraftStep, form: _Form, roles: dict[str, str]) -> None:
    by_role = [(role, value) for role in ("title", "text") for value in form.values if roles[value.label] == role]
    if form.title:
        step.text, step.sources["text"], step.raw["text"] = _NUMBER.sub("", form.title), form.title_spans, form.title
    elif by_role:
        value = by_role[0][1]
        step.text, step.sources["text"], step.raw["text"] = " ".join(value.text.split()), value.spans, value.text


def _set_status(step: DraftStep, form: _Form, value: _Value, text: str) -> None:
    boxes = ticked(text)
    reading, choices = (boxes.reading, boxes.choices) if boxes else (form.status or text or None, form.marks)
    step.status, step.sources["status"], step.raw["status"] = reading, value.spans, reading or ""
    if len(choices) > 1:
        reason = "The form marks more than one level: its parts have come a different way each."
        step.doubts.append(Doubt("status", reading, choices, reason))
    elif reading is None:
        step.doubts.append(Doubt("status", None, (), "The form offers levels of completion and marks none of them."))


def _set_deadline(step: DraftStep, value: _Value, text: str, habits: DateHabits) -> None:
    step.deadline_text = step.raw["deadline"] = text
    step.sources["deadline"] = value.spans
    readings = habits.read(text)
    if len(readings) == 1 and len(text) - len(readings[0].printed) <= 12:
        step.deadline = readings[0].value
        if readings[0].reason:
            others = tuple(day.isoformat() for day in readings[0].alternatives)
            step.doubts.append(Doubt("deadline", step.deadline.isoformat(), others, readings[0].reason))
    elif readings:
        days = tuple(dict.fromkeys(reading.value.isoformat() for reading in reversed(readings)))
        reason = f"The end date is a sentence, “{text}”; it names a time without saying plainly that it is the end."
        step.doubts.append(Doubt("deadline", None, days, reason))


def actors(text: str) -> list[str]:
    """Names in a list with commas or semicolons; commas inside brackets part nothing.

    Example: "NARA, Office of Budget (OMB, staff), and GSA" -> ["NARA", "Office of Budget (OMB, staff)", "GSA"].
    """
    names: list[str] = []
    depth = start = 0
    mark = ";" if ";" in text else ","
    for index, sign in enumerate(text + mark):
        depth += (sign == "(") - (sign == ")")
        if sign == mark and (depth <= 0 or index == len(text)):
            name = re.sub(r"^(?:and|&|along with)\s+", "", text[start:index].strip())
            if name:
                names.append(name)
            start = index + 1
    return names
