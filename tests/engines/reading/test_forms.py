"""Plans printed as forms: the real self-assessment, and small ones made here."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from headway.engines.reading.document import Cell, Document, Heading, Row, SourceLine, Span, Table
from headway.engines.reading.form_marks import marked, ticked
from headway.engines.reading.formats.pdf import read_pdf
from headway.engines.reading.forms import actors, read_forms

# Read by eye from the printed pages: name, lead, marks, end date.
HAND_CHECKED = Path(__file__).with_name("self-assessment-commitments.csv")


def commitments() -> list[tuple[str, ...]]:
    with HAND_CHECKED.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in list(csv.reader(file))[1:]]


def test_the_self_assessment_gives_its_26_commitments(shared: Path) -> None:
    data = (shared / "data" / "plans" / "us-open-gov-nap2-self-assessment.pdf").read_bytes()
    draft = read_forms(read_pdf(data, name="nap2.pdf"))
    assert draft is not None
    found = [(s.text, s.other["Lead government actors"], s.status, s.deadline_text) for s in draft.steps]
    assert len(found) == 26
    assert found == commitments()
    assert [step.section for step in draft.steps].count("Open Government to Manage Resources More Effectively") == 8


def test_the_self_assessment_invents_no_date(shared: Path) -> None:
    data = (shared / "data" / "plans" / "us-open-gov-nap2-self-assessment.pdf").read_bytes()
    draft = read_forms(read_pdf(data, name="nap2.pdf"))
    assert draft is not None
    assert all(step.deadline is None for step in draft.steps)
    doubtful = [step for step in draft.steps if any(doubt.field == "deadline" for doubt in step.doubts)]
    assert [step.text[:30] for step in doubtful][:2] == [
        "Implement the Controlled Uncla",
        "Make Privacy Compliance Inform",
    ]


def document(forms: list[list[tuple[str, ...]]]) -> Document:
    made = Document(kind="docx", name="forms.docx", blocks=[Heading("Safe streets", 2, Span(line=1, line_end=1))])
    number = 1
    for form in forms:
        rows = []
        for texts in form:
            number += 1
            span = Span(line=number, line_end=number)
            made.lines.append(SourceLine(span, " ".join(texts)))
            rows.append(Row(tuple(Cell(text, span) for text in texts), span))
        made.blocks.append(Table(tuple(rows), rows[0].span.to(rows[-1].span)))
    return made


def one_form(title: str, status: str, end: str) -> list[tuple[str, ...]]:
    return [("Action", title), ("Lead agency", "Public Works, Parks"), ("Status", status), ("End date", end)]


FORMS = [
    one_form("Plant trees", "☐ Not started ☒ In progress ☐ Complete", "12/31/2026"),
    one_form("Mend roads", "☐ Not started ☐ In progress ☒ Complete", "June 2025"),
    one_form("Open a library", "Delayed", "after the next budget, perhaps in 2027 or later than that"),
]


def test_ticked_boxes_and_dates_are_read() -> None:
    draft = read_forms(document(FORMS))
    assert draft is not None
    assert [(step.text, step.status) for step in draft.steps] == [
        ("Plant trees", "In progress"),
        ("Mend roads", "Complete"),
        ("Open a library", "Delayed"),
    ]
    assert [step.deadline for step in draft.steps] == [date(2026, 12, 31), date(2025, 6, 30), None]
    assert draft.steps[0].departments == ["Public Works", "Parks"]


def test_every_line_of_a_form_is_used() -> None:
    draft = read_forms(document(FORMS))
    assert draft is not None
    assert draft.unused == []


def test_a_value_that_goes_on_without_a_label_joins_the_one_above() -> None:
    forms = [[*form[:2], ("", "Transit"), *form[2:]] for form in FORMS]
    draft = read_forms(document(forms))
    assert draft is not None
    assert draft.steps[0].other["Lead agency"] == "Public Works, Parks Transit"


@pytest.mark.parametrize(
    "forms",
    [
        [],
        FORMS[:1],
        [[("Name", "Ann"), ("Street", "Main"), ("Town", "Ely")]] * 5,
        [[("Goal", "Step", "Status"), ("A", "Do this", "Done"), ("B", "Do that", "Done")]] * 4,
    ],
)
def test_what_is_no_form_gives_nothing(forms: list[list[tuple[str, ...]]]) -> None:
    assert read_forms(document(forms)) is None


def test_marks_under_choices() -> None:
    choices = {1: "Not started", 2: "Limited", 3: "Done"}
    one = marked(choices, {1: "", 3: "X"})
    several = marked(choices, {2: "a", 3: "b, c"})
    assert one is not None and one.reading == "Done"
    assert several is not None and several.reading == "Limited (a); Done (b, c)"
    assert marked(choices, {2: "see the annex"}) is None


def test_boxes_beside_choices() -> None:
    both = ticked("[x] Started [ ] Delayed [X] Funded")
    assert both is not None and both.choices == ("Started", "Funded")
    assert ticked("No boxes here") is None


def test_actors_are_parted_outside_brackets() -> None:
    assert actors("NARA, Office (OMB, staff), and GSA") == ["NARA", "Office (OMB, staff)", "GSA"]
    assert actors("Strong Cities, Strong Towns; City of Chicago") == ["Strong Cities, Strong Towns", "City of Chicago"]
