"""Plans: people and plans for tests, made through the real actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

from headway.base.people.actions import add_user
from headway.base.people.models import Organization, User
from headway.base.people.states import Role
from headway.domain.plans.actions.delivery import add_link
from headway.domain.plans.actions.making import NewSource, NewStep, make_plan
from headway.domain.plans.actions.responsibility import name_lead
from headway.domain.plans.actions.status import claim_completion, report_status, verify_completion
from headway.domain.plans.models import CompletionClaim, Plan, Step
from headway.domain.plans.states import Status

AS_OF = date(2026, 11, 20)
PASSWORD = "a long pass phrase"
_numbers = count(1)


def a_user(role: Role = Role.EDITOR, *, name: str = "", organization: Organization | None = None) -> User:
    """A person with this role. ``name`` is "Editor 7" and the like where none is given."""
    number = next(_numbers)
    return add_user(
        by=None,
        email=f"person{number}@example.org",
        name=name or f"{role.label} {number}",
        role=role,
        password=PASSWORD,
        organization=organization,
    )


def a_new_step(
    text: str = "Create a community advisory committee.",
    *,
    section: str = "Governance",
    goal: str = "Build trust",
    title: str = "",
    items: Sequence[str] = (),
    departments: Sequence[str] = ("Mayor's office", "PMI"),
    status: Status = Status.IN_PROGRESS,
    status_label: str = "",
    deadline: date | None = date(2027, 6, 30),
    deadline_text: str = "",
    further: dict[str, str] | None = None,
    sources: Sequence[NewSource] = (NewSource(field="text", place="line 15", quote="Create a community"),),
) -> NewStep:
    """One step as a document might publish it."""
    return NewStep(
        section=section,
        goal=goal,
        text=text,
        title=title,
        items=items,
        departments=departments,
        status=status,
        status_label=status_label,
        deadline=deadline,
        deadline_text=deadline_text,
        further=further or {},
        sources=sources,
    )


def many_new_steps(number: int) -> list[NewStep]:
    """Steps that differ in text, goal, department, status and deadline. Example: 50 -> 7 goals in 3 sections."""
    statuses = [Status.NOT_STARTED, Status.PLANNING, Status.IN_PROGRESS, Status.COMPLETE, Status.ONGOING]
    return [
        a_new_step(
            f"Step {index}: review the {index % 97} agreements of district {index % 13} and publish what is found.",
            section=f"Section {index % 3}",
            goal=f"Goal {index % 7} of section {index % 3}",
            departments=(f"Department {index % 11}", f"Office {index % 5}"),
            status=statuses[index % 5],
            deadline=None if index % 17 == 0 else date(2024 + index % 5, 1 + index % 12, 1 + index % 28),
        )
        for index in range(number)
    ]


def a_plan(
    steps: Sequence[NewStep] | int | None = None, *, by: User | None = None, title: str = "A safer city"
) -> Plan:
    """A plan with these steps, with that many varied ones, or with a single one."""
    if isinstance(steps, int):
        steps = many_new_steps(steps)
    return make_plan(by=by, title=title, publisher="City of Example", steps=steps or [a_new_step()])


def a_step(text: str = "Create a community advisory committee.", *, status: Status = Status.IN_PROGRESS) -> Step:
    """The only step of a plan of its own, due 2027-06-30."""
    return a_plan([a_new_step(text, status=status)]).steps.get()


def reported(step: Step, status: Status = Status.IN_PROGRESS, *, as_of: date = AS_OF, **more: Any) -> Step:
    """The step after an editor has reported this status."""
    step.refresh_from_db()
    report_status(by=a_user(), step=step, revision=step.revision, status=status, as_of=as_of, **more)
    return step


def led(step: Step, *, by: User | None = None) -> Step:
    """The step with its first department named as the lead."""
    step.refresh_from_db()
    organization = step.responsibilities.select_related("organization").get(position=0).organization
    return name_lead(by=by or a_user(), step=step, revision=step.revision, organization=organization)


def with_evidence(step: Step, *, is_public: bool = True) -> Step:
    """The step with a link that shows it."""
    add_link(by=a_user(), step=step, title="Minutes", url="https://example.org/minutes", is_public=is_public)
    return step


def claimed(step: Step, *, by: User | None = None, completed_on: date = AS_OF) -> CompletionClaim:
    """A waiting claim that the step is complete, with evidence."""
    with_evidence(step)
    step.refresh_from_db()
    return claim_completion(by=by or a_user(), step=step, revision=step.revision, completed_on=completed_on)


def completed(step: Step, *, completed_on: date = AS_OF) -> Step:
    """The step after its completion was claimed and verified."""
    verify_completion(by=a_user(Role.APPROVER), claim=claimed(step, completed_on=completed_on))
    step.refresh_from_db()
    return step
