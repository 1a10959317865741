"""Plans: the head figures, and that nothing imported is called late."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_user, completed, led, reported

from headway.base.people.states import Role
from headway.domain.plans.actions.delivery import meet_obligation, reach_milestone, set_milestone, set_obligation
from headway.domain.plans.actions.status import exclude
from headway.domain.plans.actions.versions import Change, accept_version
from headway.domain.plans.models import Plan
from headway.domain.plans.queries import milestone_pace, obligation_compliance, on_time, plan_counts
from headway.domain.plans.states import Cadence, ChangeKind, Health, Status

pytestmark = pytest.mark.django_db
PASSED = date(2026, 6, 30)


def a_mixed_plan() -> Plan:
    return a_plan(
        [
            a_new_step("Silent and past", deadline=PASSED),
            a_new_step("Not readable", status=Status.UNKNOWN, deadline=PASSED),
            a_new_step("No day", deadline=None),
            a_new_step("Complete as published", status=Status.COMPLETE, deadline=PASSED),
            a_new_step("Standing duty", status=Status.ONGOING, deadline=None),
            a_new_step("Left out", status=Status.EXCLUDED, deadline=None),
            a_new_step("Ahead"),
        ]
    )


def test_counts_of_an_import_call_nothing_late() -> None:
    counts = plan_counts(a_mixed_plan(), as_of=AS_OF)
    assert (counts.total, counts.as_published, counts.updated, counts.late, counts.stale) == (7, 7, 0, 0, 0)
    assert (counts.deadline_passed_unknown, counts.without_status, counts.without_deadline) == (2, 1, 1)
    assert (counts.complete, counts.verified, counts.excluded, counts.ongoing) == (1, 0, 1, 1)
    assert counts.by_health == {**dict.fromkeys(Health, 0), Health.NONE: 7}


def test_counts_have_every_status_and_sum_up() -> None:
    counts = plan_counts(a_mixed_plan(), as_of=AS_OF)
    assert list(counts.by_status) == list(Status)
    assert sum(counts.by_status.values()) == sum(counts.by_health.values()) == counts.total


def test_a_step_is_late_once_somebody_says_it_is_still_open() -> None:
    plan = a_mixed_plan()
    reported(led(plan.steps.get(text="Silent and past")))
    counts = plan_counts(plan, as_of=AS_OF)
    assert (counts.late, counts.deadline_passed_unknown, counts.by_health[Health.RED]) == (1, 1, 1)
    assert counts.without_lead == 6


def test_an_old_word_is_stale() -> None:
    plan = a_mixed_plan()
    reported(led(plan.steps.get(text="Ahead")))
    assert plan_counts(plan, as_of=AS_OF + timedelta(days=45)).by_health[Health.GREEN] == 1
    later = plan_counts(plan, as_of=AS_OF + timedelta(days=46))
    assert (later.stale, later.by_health[Health.GREEN], later.by_health[Health.GREY]) == (1, 0, 1)


def test_removed_steps_leave_the_counts() -> None:
    plan = a_mixed_plan()
    changes = [Change(ChangeKind.REMOVED, step=plan.steps.get(text="Ahead"))]
    accept_version(by=a_user(), plan=plan, document=None, changes=changes)
    counts = plan_counts(plan, as_of=AS_OF)
    assert (counts.total, counts.removed) == (6, 1)


def test_an_empty_count_is_zero_not_none() -> None:
    plan = a_plan([a_new_step("Only")])
    changes = [Change(ChangeKind.REMOVED, step=plan.steps.get())]
    accept_version(by=a_user(), plan=plan, document=None, changes=changes)
    figures = asdict(plan_counts(plan, as_of=AS_OF))
    assert figures["total"] == 0
    assert all(value is not None for value in figures.values())


def test_no_on_time_rate_where_the_plan_gives_no_completion_date() -> None:
    rate = on_time(a_mixed_plan(), as_of=AS_OF)
    assert (rate.rate, rate.due, rate.unknown) == (None, 3, 3)
    assert "no completion date is known" in rate.why


def test_on_time_rate_by_verified_completions() -> None:
    plan = a_plan([a_new_step(f"Step {n}", deadline=PASSED) for n in range(4)])
    first, second, third, fourth = plan.steps.all()
    completed(first, completed_on=PASSED)
    completed(second, completed_on=PASSED + timedelta(days=1))
    reported(third)
    assert on_time(plan, as_of=AS_OF).rate is None
    reported(fourth)
    rate = on_time(plan, as_of=AS_OF)
    assert (rate.due, rate.on_time, rate.late, rate.still_open, rate.rate) == (4, 1, 1, 2, 0.25)


def test_excluding_a_late_step_leaves_the_rate_where_it_was() -> None:
    plan = a_plan([a_new_step("Done", deadline=PASSED), a_new_step("Late", deadline=PASSED)])
    done, late = plan.steps.all()
    completed(done, completed_on=PASSED)
    reported(late)
    before = on_time(plan, as_of=AS_OF).rate
    late.refresh_from_db()
    exclude(
        by=a_user(),
        step=late,
        revision=late.revision,
        as_of=AS_OF,
        reason="No room",
        decider="Council",
        decided_on=PASSED - timedelta(days=30),
    )
    assert on_time(plan, as_of=AS_OF).rate == before == 0.5


def test_removing_a_late_step_leaves_the_rate_where_it_was() -> None:
    plan = a_plan([a_new_step("Done", deadline=PASSED), a_new_step("Late", deadline=PASSED)])
    done, late = plan.steps.all()
    completed(done, completed_on=PASSED)
    reported(late)
    late.refresh_from_db()
    accept_version(by=a_user(), plan=plan, document=None, changes=[Change(ChangeKind.REMOVED, step=late)])
    assert on_time(plan, as_of=date(2026, 12, 31)).rate == 0.5


def test_a_standing_duty_of_the_plan_is_not_due() -> None:
    plan = a_plan([a_new_step(status=Status.ONGOING, deadline=PASSED)])
    rate = on_time(plan, as_of=AS_OF)
    assert (rate.due, rate.set_aside) == (0, 1)


def test_milestones_reached_against_due() -> None:
    plan = a_plan(1)
    editor, step = a_user(), plan.steps.get()
    first = set_milestone(by=editor, step=step, name="Charter", due=PASSED)
    set_milestone(by=editor, step=step, name="Members", due=PASSED)
    set_milestone(by=editor, step=step, name="Later", due=date(2027, 5, 1))
    reach_milestone(by=editor, milestone=first, done_on=AS_OF)
    assert milestone_pace(plan, as_of=AS_OF).index == 0.5


def test_compliance_counts_turns_nobody_reported_on() -> None:
    plan = a_plan([a_new_step(status=Status.ONGOING)])
    editor = a_user(Role.EDITOR)
    duty = set_obligation(
        by=editor, step=plan.steps.get(), what="Report", cadence=Cadence.MONTHLY, next_due=date(2026, 1, 31)
    )
    meet_obligation(by=editor, obligation=duty, done_on=date(2026, 1, 30))
    found = obligation_compliance(plan, as_of=date(2026, 5, 1))
    assert (found.on_time, found.due) == (1, 4)
