"""Plans: reporting how a step stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.domain.plans.factories import AS_OF, a_step, a_user, claimed, completed, reported

from headway.base.audit.models import Record
from headway.base.core import clock
from headway.base.core.errors import Conflict, InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.plans import policies
from headway.domain.plans.actions.delivery import set_obligation
from headway.domain.plans.actions.status import confirm_still_true, exclude, report_status
from headway.domain.plans.states import TRANSITIONS, Cadence, Origin, Status

pytestmark = pytest.mark.django_db


def test_report_changes_the_step_and_keeps_both_times() -> None:
    step, editor = a_step(), a_user()
    report_status(
        by=editor,
        step=step,
        revision=1,
        status=Status.PAUSED,
        as_of=AS_OF,
        note="Waiting for the county",
        reason="No partner",
        forecast_due=date(2027, 9, 1),
        is_at_risk=True,
    )
    step.refresh_from_db()
    event = step.status_events.latest("pk")
    assert (step.status, step.status_origin, step.last_word_on) == (Status.PAUSED, Origin.UPDATE, AS_OF)
    assert (step.forecast_due, step.is_at_risk, step.revision) == (date(2027, 9, 1), True, 2)
    assert (event.as_of, event.recorded_by) == (AS_OF, editor)
    assert Record.objects.get(event="status_reported").after["status"] == "paused"


def test_evidence_can_come_with_a_report() -> None:
    step = reported(a_step(), evidence_url="https://example.org/a", evidence_title="Agenda")
    evidence = step.evidence.get()
    assert (evidence.title, evidence.is_public) == ("Agenda", False)


def test_second_editor_is_shown_both_values() -> None:
    step = a_step()
    amina = a_user(name="Amina")
    report_status(by=amina, step=step, revision=1, status=Status.PLANNING, as_of=AS_OF)
    with pytest.raises(Conflict, match="Amina changed this step") as conflict:
        report_status(by=a_user(), step=step, revision=1, status=Status.PAUSED, as_of=AS_OF, reason="-")
    assert (conflict.value.theirs, conflict.value.yours) == (Status.PLANNING, Status.PAUSED)
    assert step.status_events.count() == 2


def test_complete_cannot_be_reported() -> None:
    with pytest.raises(NotPossible, match="not reported but claimed"):
        reported(a_step(), Status.COMPLETE)


def test_ongoing_asks_for_a_standing_duty_first() -> None:
    step = a_step()
    with pytest.raises(NotPossible, match="how often"):
        reported(step, Status.ONGOING)
    set_obligation(
        by=a_user(), step=step, what="Publish the report", cadence=Cadence.QUARTERLY, next_due=date(2027, 1, 1)
    )
    assert reported(step, Status.ONGOING).status == Status.ONGOING


@pytest.mark.parametrize(
    ("status", "as_of", "sentence"),
    [
        (Status.PAUSED, AS_OF, "Give the reason"),
        (Status.SUPERSEDED, AS_OF, "Give the reason"),
        (Status.PLANNING, date(2999, 1, 1), "has not come yet"),
    ],
)
def test_what_is_missing_or_wrong_is_said(status: Status, as_of: date, sentence: str) -> None:
    step = a_step()
    with pytest.raises(InvalidInput, match=sentence):
        reported(step, status, as_of=as_of)
    step.refresh_from_db()
    assert (step.status, step.revision) == (Status.IN_PROGRESS, 1)


def test_an_older_day_than_the_newest_update_is_refused() -> None:
    step = reported(a_step())
    with pytest.raises(InvalidInput, match="newest update of this step is of 2026-11-20"):
        reported(step, as_of=AS_OF - timedelta(days=1))


def test_unknown_cannot_be_reported_and_the_sentence_names_what_can() -> None:
    with pytest.raises(NotPossible, match="After “In progress” may come"):
        reported(a_step(), Status.UNKNOWN)


def test_reopening_asks_for_a_reason() -> None:
    step = completed(a_step())
    today = clock.today()
    with pytest.raises(InvalidInput, match="no longer “Complete”"):
        reported(step, Status.IN_PROGRESS, as_of=today)
    reopened = reported(step, Status.IN_PROGRESS, as_of=today, reason="The committee was dissolved")
    reopened.refresh_from_db()
    assert (reopened.status, reopened.completed_on) == (Status.IN_PROGRESS, None)


def test_no_report_while_a_claim_waits() -> None:
    claim = claimed(a_step(), by=a_user(name="Amina"))
    with pytest.raises(NotPossible, match="Amina has claimed"):
        reported(claim.step, Status.PLANNING)


def test_a_viewer_may_not_report() -> None:
    step = a_step()
    viewer = a_user(Role.VIEWER)
    with pytest.raises(NotAllowed):
        report_status(by=viewer, step=step, revision=1, status=Status.PLANNING, as_of=AS_OF)
    assert not policies.can_report_status(viewer, step)
    assert policies.can_report_status(a_user(), step)


def test_still_true_is_an_update_that_carries_forecast_and_risk() -> None:
    step = reported(a_step(), as_of=AS_OF - timedelta(days=40), forecast_due=date(2027, 8, 1), is_at_risk=True)
    step.refresh_from_db()
    confirm_still_true(by=a_user(), step=step, revision=step.revision, as_of=AS_OF)
    assert (step.last_word_on, step.forecast_due, step.is_at_risk) == (AS_OF, date(2027, 8, 1), True)


def test_imported_complete_is_not_confirmed_but_claimed() -> None:
    step = a_step(status=Status.COMPLETE)
    with pytest.raises(NotPossible, match="claim completion"):
        confirm_still_true(by=a_user(), step=step, revision=1, as_of=AS_OF)


@pytest.mark.parametrize("status", [Status.EXCLUDED, Status.SUPERSEDED, Status.UNKNOWN])
def test_an_end_is_not_confirmed(status: Status) -> None:
    with pytest.raises(NotPossible, match="not something to confirm"):
        confirm_still_true(by=a_user(), step=a_step(status=status), revision=1, as_of=AS_OF)


def test_exclusion_carries_reason_decider_and_day() -> None:
    step = a_step()
    exclude(by=a_user(), step=step, revision=1, as_of=AS_OF, reason="No room", decider="City Council", decided_on=AS_OF)
    exclusion = step.exclusions.get()
    assert (exclusion.reason, exclusion.decider, exclusion.decided_on) == ("No room", "City Council", AS_OF)
    assert (step.status, step.set_aside_on) == (Status.EXCLUDED, AS_OF)


@pytest.mark.parametrize(("reason", "decider"), [("", "City Council"), ("No room", " ")])
def test_exclusion_without_reason_or_decider_is_refused(reason: str, decider: str) -> None:
    step = a_step()
    with pytest.raises(InvalidInput, match="Give"):
        exclude(by=a_user(), step=step, revision=1, as_of=AS_OF, reason=reason, decider=decider, decided_on=AS_OF)
    assert not step.exclusions.exists()


def test_excluded_cannot_be_reported_past_the_questions() -> None:
    with pytest.raises(NotPossible, match="who decided it"):
        reported(a_step(), Status.EXCLUDED, reason="No room")


def test_a_published_exclusion_can_be_given_its_reason_later() -> None:
    step = a_step(status=Status.EXCLUDED)
    exclude(by=a_user(), step=step, revision=1, as_of=AS_OF, reason="Merged", decider="Council", decided_on=AS_OF)
    assert step.exclusions.get().reason == "Merged"


REPORTABLE = [s for s in Status if s not in {Status.COMPLETE, Status.EXCLUDED, Status.ONGOING}]


@pytest.mark.parametrize("before", list(Status))
@pytest.mark.parametrize("after", REPORTABLE)
def test_reports_follow_the_table(before: Status, after: Status) -> None:
    step = a_step(status=before)
    if after in TRANSITIONS[before]:
        assert reported(step, after, reason="Because").status == after
    else:
        with pytest.raises(NotPossible, match="cannot follow"):
            reported(step, after, reason="Because")
