"""Plans: a misreading mended leaves the history as it was and says why."""

from __future__ import annotations

from datetime import date

import pytest
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_step, a_user, led, reported

from headway.base.audit.models import Record
from headway.base.core.errors import Conflict, InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.plans.actions.corrections import correct_reading
from headway.domain.plans.actions.making import NewSource
from headway.domain.plans.models import Step
from headway.domain.plans.queries import StepFilter, steps_matching
from headway.domain.plans.states import Origin, SourceReading, Status

pytestmark = pytest.mark.django_db


def corrected(step: Step, field: str, value: object) -> Step:
    step.refresh_from_db()
    return correct_reading(
        by=a_user(), step=step, revision=step.revision, field=field, value=value, reason="The scan shows it"
    )


def test_text_is_corrected_and_found_by_its_new_words() -> None:
    step = corrected(a_step("Creat a bord."), "text", "Create a board.")
    record = Record.objects.get(event="reading_corrected")
    assert (record.before, record.after) == ({"text": "Creat a bord."}, {"text": "Create a board."})
    assert [s.pk for s in steps_matching(step.plan, StepFilter(q="board"), as_of=AS_OF)] == [step.pk]


def test_a_corrected_status_is_no_update() -> None:
    step = corrected(a_step(), "status", Status.COMPLETE)
    assert (step.status, step.status_origin, step.last_word_on) == (Status.COMPLETE, Origin.CORRECTION, None)
    assert step.status_events.count() == 2


def test_what_was_reported_stands_above_a_corrected_reading() -> None:
    step = corrected(reported(a_step(), Status.PLANNING), "status", Status.NOT_STARTED)
    assert (step.status, step.status_origin) == (Status.PLANNING, Origin.UPDATE)


def test_a_deadline_can_be_corrected_to_none() -> None:
    step = corrected(a_step(), "deadline", None)
    assert (step.original_due, step.current_due) == (None, None)


def test_departments_keep_their_parts_and_order() -> None:
    step = a_step()
    step.responsibilities.filter(organization__name="PMI").update(part="Measures")
    corrected(step, "departments", ["PMI", "Health"])
    assert [(r.organization.name, r.part) for r in step.responsibilities.all()] == [("PMI", "Measures"), ("Health", "")]


def test_a_named_lead_is_not_taken_away_by_a_correction() -> None:
    step = led(a_step())
    with pytest.raises(NotPossible, match="Mayor's office is named as the lead"):
        corrected(step, "departments", ["PMI"])
    assert step.responsibilities.count() == 2


def test_a_goal_is_found_by_name_or_made() -> None:
    plan = a_plan([a_new_step("One"), a_new_step("Two", goal="Other")])
    one, two = plan.steps.all()
    assert corrected(one, "goal", two.goal).goal == two.goal
    assert corrected(two, "goal", "A third goal").goal.number == 3


def test_the_source_says_that_its_reading_was_corrected() -> None:
    source = NewSource(field="deadline", place="line 3", quote="06/30/27")
    step = corrected(a_plan([a_new_step(sources=[source])]).steps.get(), "deadline", date(2026, 6, 30))
    kept = step.sources.get()
    assert (kept.reading, kept.why, kept.quote) == (SourceReading.CORRECTED, "The scan shows it", "06/30/27")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("number", "7", "cannot be corrected"),
        ("text", " ", "the text as the document has it"),
        ("status", "late", "is not a status"),
        ("deadline", "soon", "is not a day"),
        ("departments", "PMI", "list of names"),
        ("status", Status.IN_PROGRESS, "stands there already"),
        ("deadline", date(2027, 6, 30), "stands there already"),
    ],
)
def test_what_makes_no_sense_is_refused(field: str, value: object, sentence: str) -> None:
    step = a_step()
    with pytest.raises(InvalidInput, match=sentence):
        corrected(step, field, value)
    step.refresh_from_db()
    assert step.revision == 1


def test_a_correction_asks_for_a_reason_and_a_fresh_page() -> None:
    step = a_step()
    with pytest.raises(InvalidInput, match="Give the reason"):
        correct_reading(by=a_user(), step=step, revision=1, field="text", value="New", reason="")
    with pytest.raises(Conflict) as conflict:
        correct_reading(by=a_user(), step=step, revision=9, field="text", value="New", reason="Seen")
    assert conflict.value.theirs == "Create a community advisory committee."


def test_a_viewer_may_not_correct() -> None:
    with pytest.raises(NotAllowed):
        correct_reading(by=a_user(Role.VIEWER), step=a_step(), revision=1, field="text", value="New", reason="Seen")
