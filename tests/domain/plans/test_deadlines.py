"""Plans: deadlines move with a reason and a second person, and the first one stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.domain.plans.factories import a_new_step, a_plan, a_step, a_user, reported

from headway.base.core.errors import Conflict, InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.plans import policies
from headway.domain.plans.actions.corrections import correct_reading
from headway.domain.plans.actions.deadlines import approve_deadline, decline_deadline, propose_deadline
from headway.domain.plans.models import Deadline, Milestone, StatusEvent, Step
from headway.domain.plans.states import DeadlineKind, Decision, Status

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2027, 6, 30), date(2027, 12, 31)


def proposed(step: Step, due: date = LATER) -> Deadline:
    step.refresh_from_db()
    return propose_deadline(by=a_user(), step=step, revision=step.revision, due=due, reason="The grant came late")


def test_an_approved_deadline_moves_the_present_one_only() -> None:
    step = a_step()
    deadline = proposed(step)
    step.refresh_from_db()
    assert step.current_due == FIRST
    approve_deadline(by=a_user(Role.APPROVER), deadline=deadline)
    step.refresh_from_db()
    assert (step.original_due, step.current_due) == (FIRST, LATER)


def test_a_declined_deadline_moves_nothing() -> None:
    step = a_step()
    decline_deadline(by=a_user(Role.APPROVER), deadline=proposed(step), reason="The grant is here")
    step.refresh_from_db()
    assert (step.current_due, step.deadlines.latest("pk").decision) == (FIRST, Decision.DECLINED)


def test_nobody_approves_their_own_deadline() -> None:
    approver, step = a_user(Role.APPROVER), a_step()
    deadline = propose_deadline(by=approver, step=step, revision=1, due=LATER, reason="Late grant")
    with pytest.raises(NotAllowed, match="proposed this yourself"):
        approve_deadline(by=approver, deadline=deadline)
    assert not policies.can_decide_deadline(approver, deadline)


def test_one_proposal_at_a_time() -> None:
    step = a_step()
    proposed(step)
    with pytest.raises(NotPossible, match="already waits"):
        proposed(step, date(2028, 1, 1))
    assert not policies.can_propose_deadline(a_user(), step)


@pytest.mark.parametrize(("due", "reason", "sentence"), [(LATER, " ", "Give the reason"), (FIRST, "Late", "already")])
def test_a_proposal_needs_a_reason_and_another_day(due: date, reason: str, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence):
        propose_deadline(by=a_user(), step=a_step(), revision=1, due=due, reason=reason)


def test_a_proposal_on_an_old_page_conflicts() -> None:
    step = reported(a_step())
    with pytest.raises(Conflict):
        propose_deadline(by=a_user(), step=step, revision=1, due=LATER, reason="Late grant")


def test_a_finished_step_has_no_deadline_to_move() -> None:
    with pytest.raises(NotPossible, match="no deadline to move"):
        proposed(a_step(status=Status.EXCLUDED))


def test_first_agreed_day_is_the_promise_where_the_plan_gave_none() -> None:
    step = a_plan([a_new_step(deadline=None)]).steps.get()
    approve_deadline(by=a_user(Role.APPROVER), deadline=proposed(step, FIRST))
    approve_deadline(by=a_user(Role.APPROVER), deadline=proposed(step, LATER))
    step.refresh_from_db()
    assert (step.original_due, step.current_due) == (FIRST, LATER)


def test_a_corrected_misreading_is_no_moved_deadline() -> None:
    step = a_step()
    correct_reading(by=a_user(), step=step, revision=1, field="deadline", value=LATER, reason="The scan shows December")
    assert (step.original_due, step.current_due) == (LATER, LATER)
    assert not step.deadlines.filter(kind=DeadlineKind.REVISED).exists()
    assert step.deadlines.get(kind=DeadlineKind.ORIGINAL).due == FIRST


@pytest.mark.parametrize(
    "change", [{"due": LATER}, {"due": None}, {"text": "later"}, {"kind": DeadlineKind.CORRECTED, "reason": "x"}]
)
def test_the_database_keeps_the_original_deadline(change: dict[str, object]) -> None:
    step = a_step()
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
        step.deadlines.update(**change)
    assert step.deadlines.get().due == FIRST


def test_the_database_keeps_a_decided_deadline() -> None:
    step = a_step()
    approve_deadline(by=a_user(Role.APPROVER), deadline=proposed(step))
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
        step.deadlines.filter(kind=DeadlineKind.REVISED).update(decision_note="quietly")


def test_the_database_deletes_no_deadline_and_no_status() -> None:
    step = a_step()
    with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
        step.deadlines.all()._raw_delete(using="default")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        step.status_events.all()._raw_delete(using="default")
    assert (step.deadlines.count(), step.status_events.count()) == (1, 1)


def test_the_database_changes_no_status() -> None:
    step = a_step()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        StatusEvent.objects.update(status=Status.COMPLETE)
    assert step.status_events.get().status == Status.IN_PROGRESS


def test_the_database_keeps_a_milestones_first_day() -> None:
    milestone = Milestone.objects.create(step=a_step(), name="Members named", original_due=FIRST, due=FIRST)
    Milestone.objects.update(due=LATER)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Milestone.objects.update(original_due=LATER)
    milestone.refresh_from_db()
    assert (milestone.original_due, milestone.due) == (FIRST, LATER)


def test_two_originals_are_refused_by_the_database() -> None:
    deadline = a_step().deadlines.get()
    deadline.pk = None
    with pytest.raises(DatabaseError), transaction.atomic():
        deadline.save(force_insert=True)
    assert Deadline.objects.filter(kind=DeadlineKind.ORIGINAL).count() == 1
