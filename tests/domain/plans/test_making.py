"""Plans: making a plan keeps what the document says and adds nothing to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.domain.plans.factories import a_new_step, a_plan, a_user, many_new_steps

from headway.base.audit.models import Record
from headway.base.core.errors import InvalidInput, NotAllowed
from headway.base.people.models import Organization
from headway.base.people.states import Role
from headway.domain.plans.actions.making import make_plan
from headway.domain.plans.models import Plan, Step
from headway.domain.plans.queries.standing import Standing, standing_of
from headway.domain.plans.states import DeadlineKind, Origin, Status

pytestmark = pytest.mark.django_db


def test_make_plan_keeps_every_part_of_a_step() -> None:
    new = a_new_step(
        items=("Write it", "Post it"),
        status=Status.PLANNING,
        status_label="Scoping",
        deadline_text="Q2 2027",
        further={"Measure": "Members appointed"},
    )
    step = a_plan([new]).steps.get()
    assert (step.number, step.goal.name, step.goal.section.name) == (1, "Build trust", "Governance")
    assert [item.text for item in step.items.all()] == ["Write it", "Post it"]
    assert [row.organization.name for row in step.responsibilities.all()] == ["Mayor's office", "PMI"]
    assert step.further_values.get().value == "Members appointed"
    assert step.sources.get().place == "line 15"
    assert step.status_words == "Scoping"


def test_imported_status_is_undated_and_no_update() -> None:
    step = a_plan([a_new_step(status=Status.COMPLETE)]).steps.get()
    event = step.status_events.get()
    assert (event.origin, event.as_of) == (Origin.PUBLISHED, None)
    assert (step.status, step.last_word_on, step.completed_on) == (Status.COMPLETE, None, None)


def test_no_lead_is_named_by_an_import() -> None:
    plan = a_plan(20)
    assert not Step.objects.filter(plan=plan, responsibilities__is_lead=True).exists()


def test_original_deadline_keeps_the_printed_words() -> None:
    step = a_plan([a_new_step(deadline=date(2026, 9, 30), deadline_text="Q3 2026")]).steps.get()
    deadline = step.deadlines.get()
    assert (deadline.kind, deadline.due, deadline.text) == (DeadlineKind.ORIGINAL, date(2026, 9, 30), "Q3 2026")
    assert (step.original_due, step.current_due) == (date(2026, 9, 30), date(2026, 9, 30))


def test_equal_names_are_one_goal_and_one_section() -> None:
    plan = a_plan([a_new_step("One"), a_new_step("Two"), a_new_step("Three", section="Other")])
    assert [(s.number, s.name, s.slug) for s in plan.sections.all()] == [
        (1, "Governance", "governance"),
        (2, "Other", "other"),
    ]
    assert [(g.number, g.slug) for g in plan.goals.all()] == [(1, "build-trust"), (2, "build-trust-2")]


def test_nameless_levels_get_an_address() -> None:
    plan = a_plan([a_new_step(section="", goal="")])
    assert (plan.sections.get().slug, plan.goals.get().slug) == ("section-1", "goal-1")


def test_two_spellings_of_one_department_are_one_responsibility() -> None:
    Organization.objects.create(name="MECC", slug="mecc", aliases=["911"])
    step = a_plan([a_new_step(departments=("911", "MECC"))]).steps.get()
    assert [row.organization.name for row in step.responsibilities.all()] == ["MECC"]


def test_make_plan_writes_one_audit_record_for_the_plan() -> None:
    plan = a_plan(3, by=a_user())
    record = Record.objects.get(event="plan_made")
    assert record.after["steps"] == 3
    assert record.target == f"plans.Plan:{plan.pk}"


def test_same_title_gets_another_address() -> None:
    assert [a_plan(title="Safer").slug, a_plan(title="Safer").slug] == ["safer", "safer-2"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"text": "  "}, "Step 1 has no text"),
        ({"title": "x" * 201}, "201 characters long. Cut it to 200"),
        ({"status_label": "x" * 101}, "its status is 101"),
        ({"text": "a\0b"}, "NUL"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_place(change: dict[str, str], sentence: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        make_plan(by=None, title="Safer", steps=[replace(a_new_step(), **change)])
    assert sentence in refusal.value.problems[0]
    assert not Plan.objects.exists()


def test_a_plan_without_steps_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no steps"):
        make_plan(by=None, title="Safer", steps=[])


def test_a_viewer_may_not_make_a_plan() -> None:
    with pytest.raises(NotAllowed, match="bring in"):
        make_plan(by=a_user(Role.VIEWER), title="Safer", steps=[a_new_step()])
    assert not Plan.objects.exists()


def test_standing_columns_are_what_the_facts_say() -> None:
    for step in a_plan(25).steps.all():
        facts = standing_of(
            events=step.status_events.all(), deadlines=step.deadlines.all(), claims=step.completion_claims.all()
        )
        assert facts == Standing(**{name: getattr(step, name) for name in Standing.__dataclass_fields__})


def test_number_of_statements_does_not_grow_with_the_steps() -> None:
    few, many = many_new_steps(20), many_new_steps(40)
    a_plan(many)  # so that both plans below meet known organizations
    with CaptureQueriesContext(
        connection,
    ) as small:
        a_plan(few)
    with CaptureQueriesContext(connection) as large:
        a_plan(many)
    assert len(large) <= len(small) + 12
