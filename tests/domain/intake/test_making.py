"""Intake: a reviewed document becomes a plan, each value with its place and who decided it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.domain.intake.factories import a_step, an_import, doubt, row
from tests.domain.plans.factories import a_user

from headway.base.core.errors import InvalidInput, NotPossible
from headway.domain.intake import actions
from headway.domain.intake.states import ImportState
from headway.domain.plans.models import Step
from headway.domain.plans.states import Origin, SourceReading, Status

pytestmark = pytest.mark.django_db


def test_no_plan_while_a_doubt_is_open() -> None:
    amina = a_user()
    import_ = an_import(amina)
    with pytest.raises(NotPossible, match="2 doubts are still open"):
        actions.make_plan_from(by=amina, import_=import_)
    assert Step.objects.count() == 0


def test_the_plan_holds_the_rows_as_decided() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 1, "status"), version=1, value="In progress")
    actions.accept_doubt(by=amina, doubt=doubt(import_, 3, "deadline"), version=1, value="2027-03-31")
    actions.set_aside_row(by=amina, row=row(import_, 2), revision=1)
    plan = actions.make_plan_from(by=amina, import_=import_, title="The plan", titles={2: "Explain the money"})
    first, second = plan.steps.order_by("position")
    assert (first.status, first.status_label, second.title) == (Status.IN_PROGRESS, "In progress", "Explain the money")
    assert (second.original_due, second.goal.name) == (date(2027, 3, 31), "Keep data")
    assert [part.organization.name for part in second.responsibilities.all()] == ["Budget", "IT"]
    import_.refresh_from_db()
    assert (import_.standing, import_.made) == (ImportState.MADE, plan)


def test_an_imported_status_is_as_published_and_undated() -> None:
    amina = a_user()
    import_ = an_import(amina, steps=[a_step(status="Complete")])
    step = actions.make_plan_from(by=amina, import_=import_).steps.get()
    event = step.status_events.get()
    assert (event.origin, event.as_of, event.status) == (Origin.PUBLISHED, None, Status.COMPLETE)
    assert not step.responsibilities.filter(is_lead=True).exists()


def test_each_value_carries_its_place_its_quote_and_who_decided() -> None:
    amina, ben = a_user(), a_user()
    import_ = an_import(amina)
    actions.accept_doubt(by=ben, doubt=doubt(import_, 1, "status"), version=1, value="In progress")
    actions.edit_row(by=amina, row=row(import_, 1), revision=2, values={"text": "Create a resident board."})
    actions.accept_all_readings(by=amina, import_=import_)
    step = actions.make_plan_from(by=amina, import_=import_).steps.order_by("position")[0]
    status, text = step.sources.get(field="status"), step.sources.get(field="text")
    assert (status.place, status.quote, status.decided_by) == ("line 3", "Planning", ben)
    assert status.reading == SourceReading.DECIDED
    assert status.why == "Two statuses stand in this cell. Decided: In progress."
    assert (text.quote, text.reading, text.decided_by) == (
        "Create an advisory board.",
        SourceReading.DECIDED,
        amina,
    )
    assert step.sources.get(field="departments").reading == SourceReading.CERTAIN


def test_a_status_word_stands_for_what_someone_said() -> None:
    amina = a_user()
    import_ = an_import(amina, steps=[a_step(status="Phase B"), a_step("Hire staff.", line=4, status="Underway")])
    actions.settle_words(by=amina, import_=import_, words={"phase b": "paused"})
    first, second = actions.make_plan_from(by=amina, import_=import_).steps.order_by("position")
    assert (first.status, first.status_label) == (Status.PAUSED, "Phase B")
    assert (second.status, second.status_label) == (Status.IN_PROGRESS, "Underway")


def test_a_word_nobody_explained_is_not_known_and_kept() -> None:
    amina = a_user()
    step = actions.make_plan_from(by=amina, import_=an_import(amina, steps=[a_step(status="Phase B")])).steps.get()
    assert (step.status, step.status_label) == (Status.UNKNOWN, "Phase B")


def test_values_that_cannot_be_kept_are_all_named_and_nothing_is_made() -> None:
    amina = a_user()
    import_ = an_import(amina, steps=[a_step(status="x" * 150), a_step("Two.", line=4, section="y" * 400)])
    with pytest.raises(InvalidInput) as wrong:
        actions.make_plan_from(by=amina, import_=import_)
    assert len(wrong.value.problems) == 2
    import_.refresh_from_db()
    assert import_.standing is ImportState.REVIEW
