"""Plans: a step's history tells everything to the desk and no names to the public."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.domain.plans.factories import AS_OF, a_plan, a_step, a_user, claimed, completed, led, reported

from headway.base.people.states import Role
from headway.domain.plans.actions.corrections import correct_reading
from headway.domain.plans.actions.deadlines import approve_deadline, propose_deadline
from headway.domain.plans.actions.delivery import add_link, remove_evidence, set_obligation
from headway.domain.plans.actions.editing import edit_step
from headway.domain.plans.actions.status import exclude, return_completion
from headway.domain.plans.actions.versions import Change, accept_version
from headway.domain.plans.models import Step
from headway.domain.plans.queries import HistoryKind, histories, public_history, step_history
from headway.domain.plans.states import Cadence, ChangeKind, Status

pytestmark = pytest.mark.django_db
CANARY = "Canary-4711"


def words(step: Step) -> list[str]:
    return [entry.words for entry in step_history(step)]


def test_an_import_says_that_its_status_has_no_day() -> None:
    step = a_step()
    assert words(step) == [
        "The plan says “In progress”, without a day.",
        "Deadline as published: June 30, 2027.",
    ]
    assert [entry.true_on for entry in public_history(step)] == [None, None]


def test_an_update_tells_both_times_and_who() -> None:
    step = reported(a_step(), note="Members were asked", forecast_due=date(2027, 9, 1))
    newest = step_history(step)[0]
    assert (newest.words, newest.true_on) == ("Reported: “In progress”.", AS_OF)
    assert newest.detail == "Members were asked Expected by Sept. 1, 2027."
    assert newest.who.startswith("Editor")


def test_a_completion_is_told_once_in_public_and_twice_on_the_desk() -> None:
    step = completed(a_step(), completed_on=date(2026, 10, 1))
    public = [e.words for e in public_history(step) if e.kind is HistoryKind.COMPLETION]
    desk = [e.words for e in step_history(step) if e.kind is HistoryKind.COMPLETION]
    assert public == ["Complete since Oct. 1, 2026; a second person has seen the evidence."]
    assert len(desk) == 2


def test_a_moved_deadline_is_told_apart_from_a_corrected_one() -> None:
    step = a_step()
    correct_reading(
        by=a_user(), step=step, revision=1, field="deadline", value=date(2026, 6, 30), reason="The scan shows 2026"
    )
    proposal = propose_deadline(
        by=a_user(), step=step, revision=step.revision, due=date(2027, 1, 31), reason="The grant came late"
    )
    approve_deadline(by=a_user(Role.APPROVER), deadline=proposal)
    told = {entry.words: entry.kind for entry in public_history(step)}
    assert told["Deadline moved to Jan. 31, 2027."] is HistoryKind.DEADLINE
    assert told["Reading corrected: the plan's deadline is June 30, 2026."] is HistoryKind.CORRECTION


def busy_step() -> Step:
    """A step to which everything happened, with a canary in every internal field and every person's name."""
    editor = a_user(name=f"Person {CANARY}")
    step = a_step()
    edit_step(by=editor, step=step, revision=1, internal_note=CANARY)
    reported(step, internal_note=CANARY, evidence_url=f"https://example.org/{CANARY}", evidence_title=CANARY)
    led(step, by=editor)
    remove_evidence(
        by=editor, evidence=add_link(by=editor, step=step, title=CANARY, url="https://e.org", is_public=True)
    )
    return_completion(by=a_user(Role.APPROVER, name=CANARY), claim=claimed(step, by=editor), reason=CANARY)
    step.refresh_from_db()
    propose_deadline(by=editor, step=step, revision=step.revision, due=date(2029, 1, 1), reason=CANARY)
    step.refresh_from_db()
    correct_reading(by=editor, step=step, revision=step.revision, field="text", value="Better", reason="Seen")
    set_obligation(by=editor, step=step, what="Report", cadence=Cadence.MONTHLY, next_due=AS_OF)
    accept_version(
        by=editor, plan=step.plan, document=None, changes=[Change(ChangeKind.REWORDED, step=step, value="Best")]
    )
    step.refresh_from_db()
    exclude(
        by=editor, step=step, revision=step.revision, as_of=AS_OF, reason="Merged", decider="Council", decided_on=AS_OF
    )
    return step


def test_nothing_internal_and_nobody_is_named_in_public() -> None:
    step = busy_step()
    assert CANARY in str(step_history(step))
    assert CANARY not in str(public_history(step))
    assert {entry.who for entry in public_history(step)} == {""}


def test_every_kind_of_event_is_told() -> None:
    step = busy_step()
    assert {entry.kind for entry in step_history(step)} == set(HistoryKind)
    recorded = [entry.recorded_at for entry in step_history(step)]
    assert recorded == sorted(recorded, reverse=True)


def test_a_published_exclusion_is_told_as_published() -> None:
    step = a_step(status=Status.EXCLUDED)
    assert words(step)[0] == "The plan says “Excluded”, without a day."


def test_many_histories_ask_as_often_as_one() -> None:
    plan = a_plan(50)
    pks = list(plan.steps.values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as one:
        histories(pks[:1])
    with CaptureQueriesContext(connection) as many:
        found = histories(pks)
    assert len(one) == len(many) == 7
    assert all(len(entries) == 2 for entries in found.values())
