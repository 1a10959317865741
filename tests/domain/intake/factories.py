"""Intake: documents on their way, made through the real actions past the reading itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from headway.base.files import store
from headway.base.people.models import User
from headway.domain.intake.actions.starting import begin, finish_reading
from headway.domain.intake.models import Doubt, DraftRow, Import
from headway.domain.plans.models import Plan
from headway.engines.reading.document import Span
from headway.engines.reading.draft import Column, Draft, DraftStep, Unused
from headway.engines.reading.draft import Doubt as ReadDoubt

LINES = (
    "| Goal | Step | Departments | Status | Deadline |",
    "|--|--|--|--|--|",
    "| Build trust | Create an advisory board. | Mayor's office | Planning | 12/31/26 |",
    "| Build trust | Hold a public meeting each quarter. | NCR | Ongoing | |",
    "| Keep data | Publish the budget. Explain the budget. | Budget IT | Not started | 03/31/27 |",
)


def a_step(
    text: str = "Create an advisory board.",
    *,
    line: int = 3,
    goal: str = "Build trust",
    section: str = "Governance",
    departments: Sequence[str] = ("Mayor's office",),
    status: str | None = "Planning",
    deadline: date | None = date(2026, 12, 31),
    doubts: Sequence[ReadDoubt] = (),
    other: dict[str, str] | None = None,
) -> DraftStep:
    """One row as a reader hands it over."""
    span = Span(line=line, line_end=line)
    return DraftStep(
        section=section,
        goal=goal,
        text=text,
        departments=list(departments),
        status=status,
        deadline=deadline,
        other=other or {},
        sources={"": [span], "text": [span], "status": [span]},
        raw={"text": text, "status": status or "", "departments": " ".join(departments)},
        doubts=list(doubts),
    )


STATUS_DOUBT = ReadDoubt("status", "Planning", ("In progress", None), "Two statuses stand in this cell.")
DATE_DOUBT = ReadDoubt("deadline", "2027-03-31", ("2027-03-13", None), "One date stands in a row of two steps.")


def three_steps() -> list[DraftStep]:
    """Two of the three rows carry a doubt."""
    return [
        a_step(doubts=[STATUS_DOUBT]),
        a_step("Hold a public meeting each quarter.", line=4, departments=["NCR"], status="Ongoing", deadline=None),
        a_step(
            "Publish the budget. Explain the budget.",
            line=5,
            goal="Keep data",
            departments=["Budget", "IT"],
            status="Not started",
            deadline=date(2027, 3, 31),
            doubts=[DATE_DOUBT],
        ),
    ]


def a_draft(steps: Sequence[DraftStep]) -> Draft:
    """A draft around these rows."""
    names = ("Goal", "Step", "Departments", "Status", "Deadline")
    roles = ("goal", "text", "departments", "status", "deadline")
    return Draft(
        title="A small plan",
        columns=[
            Column(index, name, role, f"the header says “{name}”")
            for index, (name, role) in enumerate(zip(names, roles, strict=True))
        ],
        steps=list(steps),
        unused=[Unused(Span(line=1, line_end=1), LINES[0], "the column names", "header")],
        notes=["The file is in UTF-8."],
    )


def an_import(by: User, *, steps: Sequence[DraftStep] | None = None, plan: Plan | None = None) -> Import:
    """A document in review, as if ``steps`` had been read from it."""
    file = store.keep(by=by, chunks=["\n".join(LINES).encode()], name="plan.md")
    import_ = begin(by=by, file=file, departments=(), plan=plan)
    read(import_, steps if steps is not None else three_steps())
    return import_


def read(import_: Import, steps: Sequence[DraftStep]) -> None:
    """End the reading that the import is waiting for with these rows."""
    finish_reading(import_, since=import_.reading_since, draft=a_draft(steps), departments=None, seconds=0.1)
    import_.refresh_from_db()


def row(import_: Import, number: int | str) -> DraftRow:
    """A row by its number, as the database has it now."""
    return DraftRow.objects.select_related("reading__source").get(reading=import_.reading_id, number=str(number))


def doubt(import_: Import, number: int | str, field: str) -> Doubt:
    """The doubt about a field of a row, as the database has it now."""
    found = Doubt.objects.select_related("row__reading__source")
    return found.get(row__reading=import_.reading_id, row__number=str(number), field=field, is_gone=False)
