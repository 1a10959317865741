"""Plans: the columns a step repeats always equal what its facts say."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.plans.factories import AS_OF, a_step, a_user

from headway.base.core.errors import HeadwayError
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.actions.corrections import correct_reading
from headway.domain.plans.actions.deadlines import approve_deadline, decline_deadline, propose_deadline
from headway.domain.plans.actions.delivery import add_link
from headway.domain.plans.actions.standing import refresh
from headway.domain.plans.actions.status import (
    claim_completion,
    confirm_still_true,
    exclude,
    report_status,
    return_completion,
    verify_completion,
)
from headway.domain.plans.models import Step
from headway.domain.plans.queries.standing import Standing, standing_of
from headway.domain.plans.states import Decision, Status

pytestmark = pytest.mark.django_db
Act = Callable[[User, Step, st.DataObject], None]
days = st.dates(AS_OF - timedelta(days=400), AS_OF)


def reported(editor: User, step: Step, data: st.DataObject) -> None:
    report_status(
        by=editor,
        step=step,
        revision=step.revision,
        status=data.draw(st.sampled_from(Status)),
        as_of=data.draw(days),
        reason="Because",
        is_at_risk=data.draw(st.booleans()),
    )


def said(editor: User, step: Step, data: st.DataObject) -> None:
    """A confirmation, an exclusion or a claim."""
    day = data.draw(days)
    kind = data.draw(st.sampled_from(["confirm", "exclude", "claim"]))
    if kind == "confirm":
        confirm_still_true(by=editor, step=step, revision=step.revision, as_of=day)
    elif kind == "claim":
        claim_completion(by=editor, step=step, revision=step.revision, completed_on=day)
    else:
        exclude(by=editor, step=step, revision=step.revision, as_of=day, reason="Because", decider="Us", decided_on=day)


def decided(approver: User, step: Step, data: st.DataObject) -> None:
    """Whatever waits is decided, one way or the other."""
    yes = data.draw(st.booleans())
    for claim in step.completion_claims.filter(decision=Decision.WAITING):
        if yes:
            verify_completion(by=approver, claim=claim)
        else:
            return_completion(by=approver, claim=claim, reason="Because")
    for deadline in step.deadlines.filter(decision=Decision.WAITING):
        if yes:
            approve_deadline(by=approver, deadline=deadline)
        else:
            decline_deadline(by=approver, deadline=deadline, reason="Because")


def proposed(editor: User, step: Step, data: st.DataObject) -> None:
    propose_deadline(by=editor, step=step, revision=step.revision, due=data.draw(days), reason="Because")


def corrected(editor: User, step: Step, data: st.DataObject) -> None:
    field, value = data.draw(
        st.tuples(st.just("status"), st.sampled_from(Status)) | st.tuples(st.just("deadline"), st.none() | days)
    )
    correct_reading(by=editor, step=step, revision=step.revision, field=field, value=value, reason="Because")


ACTS = [reported, said, decided, proposed, corrected]


def stored(step: Step) -> Standing:
    step.refresh_from_db()
    return Standing(**{name: getattr(step, name) for name in Standing.__dataclass_fields__})


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(ACTS), min_size=1, max_size=12), st.data())
def test_columns_equal_recomputation_after_any_actions(acts: list[Act], data: st.DataObject) -> None:
    people = (User.objects.filter(role=Role.EDITOR).first() or a_user(), a_user(Role.APPROVER))
    step = a_step(status=data.draw(st.sampled_from(Status)))
    add_link(by=people[0], step=step, title="Minutes", url="https://example.org", is_public=False)
    original = step.deadlines.get(kind="original").due
    for act in acts:
        step.refresh_from_db()
        # What a rule refuses leaves the columns as they were, so they must hold all the same.
        with suppress(HeadwayError):
            act(people[act is decided], step, data)
        facts = standing_of(
            events=step.status_events.all(), deadlines=step.deadlines.all(), claims=step.completion_claims.all()
        )
        assert stored(step) == facts
        assert step.deadlines.get(kind="original").due == original
        assert (step.completed_on is not None) == (step.status == "complete" and step.status_origin == "update")


def test_refresh_mends_columns_that_were_written_past_the_actions() -> None:
    step = a_step()
    before = stored(step)
    Step.objects.filter(pk=step.pk).update(status=Status.COMPLETE, current_due=date(2030, 1, 1), is_at_risk=True)
    refresh(Step.objects.get(pk=step.pk))
    assert stored(step) == before


def test_set_aside_counts_from_the_first_day_it_was_so() -> None:
    step, editor = a_step(), a_user()
    first = AS_OF - timedelta(days=10)
    exclude(by=editor, step=step, revision=1, as_of=first, reason="Merged", decider="Council", decided_on=first)
    exclude(by=editor, step=step, revision=2, as_of=AS_OF, reason="Merged", decider="Mayor", decided_on=first)
    assert stored(step).set_aside_on == first
