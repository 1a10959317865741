"""Plans: what the document leaves open stands beside the value it was read as."""

import pytest
from tests.domain.plans.factories import a_plan, a_user

from headway.base.core.errors import InvalidInput, NotAllowed
from headway.base.people.states import Role
from headway.domain.plans.actions.noting import note_readings
from headway.domain.plans.models import StepSource
from headway.domain.plans.states import SourceReading


@pytest.mark.django_db
def test_a_note_marks_the_value_and_keeps_it() -> None:
    plan = a_plan(steps=2)
    step = plan.steps.get(number=2)
    note_readings(by=a_user(role=Role.EDITOR), plan=plan, notes={(2, "status"): "Two steps share one status."})
    source = StepSource.objects.get(step=step, field="status")
    assert (source.reading, source.why) == (SourceReading.DECIDED, "Two steps share one status.")
    assert plan.steps.get(number=2).status == step.status


@pytest.mark.django_db
def test_a_note_on_a_step_that_is_not_there_changes_nothing() -> None:
    plan = a_plan(steps=1)
    with pytest.raises(InvalidInput, match="no step 9"):
        note_readings(by=a_user(role=Role.EDITOR), plan=plan, notes={(1, "text"): "Kept?", (9, "text"): "Lost."})
    assert not StepSource.objects.filter(why="Kept?").exists()


@pytest.mark.django_db
def test_a_viewer_may_not_note() -> None:
    plan = a_plan(steps=1)
    with pytest.raises(NotAllowed):
        note_readings(by=a_user(role=Role.VIEWER), plan=plan, notes={(1, "text"): "x"})
