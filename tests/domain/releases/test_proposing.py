"""Releases: preparing, approving and sending back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_user, completed, led, reported
from tests.domain.releases.factories import approved, proposed, published

from headway.base.audit.models import Record
from headway.base.core.errors import Conflict, InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.plans.models import Step
from headway.domain.plans.queries import health_reading, on_time, plan_counts
from headway.domain.plans.states import Status
from headway.domain.releases import actions, policies, queries
from headway.domain.releases.edition import Frozen
from headway.domain.releases.freezing import rows_of
from headway.domain.releases.models import FrozenRow, Release
from headway.domain.releases.states import TRANSITIONS, State

pytestmark = pytest.mark.django_db
QUERIES = 21
"""Of freezing a plan, however many steps it holds and however many were reported on."""


def test_propose_freezes_every_step() -> None:
    plan = a_plan(12)
    release = proposed(plan)
    rows = queries.rows_of(release)
    assert len(rows["steps"]) == 12
    assert release.number == 1 and release.standing is State.PROPOSED
    assert Record.objects.get(event="release_proposed").after["rows"] == release.rows.count()


@pytest.mark.parametrize("reports", [1, 50])
def test_freezing_asks_as_often_for_fifty_reports_as_for_one(
    reports: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    plan = a_plan([a_new_step(f"Step {number}.") for number in range(50)])
    for step in Step.objects.filter(plan=plan)[:reports]:
        reported(step, Status.IN_PROGRESS)
    with django_assert_num_queries(QUERIES):
        rows = rows_of(plan, as_of=AS_OF, number=1, kind="regular", note="")
    assert sum(1 for row in rows if row.table == "steps" and row.row["last_word_on"]) == reports


def test_frozen_states_are_those_of_each_step() -> None:
    plan = a_plan(4)
    late = Step.objects.get(plan=plan, number=2)
    led(late)
    reported(Step.objects.get(pk=late.pk), Status.IN_PROGRESS, forecast_due=date(2031, 1, 1))
    reported(Step.objects.get(plan=plan, number=3), Status.PAUSED, reason="No money.")
    rows = queries.rows_of(proposed(plan))["steps"]
    for step in Step.objects.filter(plan=plan):
        judged = health_reading(step, as_of=AS_OF, stale_after_days=plan.stale_after_days)
        row = rows[str(step.number)].row
        assert row is not None and (row["health"], row["health_why"]) == (judged.colour.value, judged.why)


def test_a_viewer_may_not_propose() -> None:
    with pytest.raises(NotAllowed):
        actions.propose(by=a_user(Role.VIEWER), plan=a_plan(), as_of=AS_OF)


def test_only_one_edition_is_on_its_way() -> None:
    plan = a_plan()
    proposed(plan)
    with pytest.raises(NotPossible, match="still on its way"):
        proposed(plan)
    assert not policies.can_propose(a_user(), plan)


def test_nobody_approves_their_own_edition() -> None:
    release = proposed(a_plan())
    approver = a_user(Role.APPROVER)
    Release.objects.filter(pk=release.pk).update(proposed_by=approver)
    release.refresh_from_db()
    with pytest.raises(NotAllowed, match="yourself"):
        actions.approve(by=approver, release=release)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.filter(pk=release.pk).update(approved_by=approver)


def test_two_approvers_at_once_leave_one_approval() -> None:
    release = proposed(a_plan())
    seen_earlier = Release.objects.get(pk=release.pk)
    actions.approve(by=a_user(Role.APPROVER), release=release)
    with pytest.raises(Conflict) as conflict:
        actions.return_(by=a_user(Role.APPROVER), release=seen_earlier, reason="Not yet.")
    assert conflict.value.theirs is State.APPROVED


def test_sending_back_needs_a_reason_and_frees_the_number() -> None:
    plan = a_plan()
    release = proposed(plan)
    with pytest.raises(InvalidInput):
        actions.return_(by=a_user(Role.APPROVER), release=release, reason=" ")
    actions.return_(by=a_user(Role.APPROVER), release=release, reason="A date is wrong.")
    assert not FrozenRow.objects.exists()
    assert proposed(plan).number == 1


def test_what_was_not_approved_cannot_be_published() -> None:
    release = proposed(a_plan())
    with pytest.raises(NotPossible, match="second person"):
        actions.publish(by=a_user(), release=release)


def test_an_unchanged_row_is_shared_by_the_next_edition() -> None:
    plan = a_plan(10)
    published(plan)
    step = Step.objects.get(plan=plan, number=3)
    reported(step, Status.PLANNING)
    before = FrozenRow.objects.count()
    second = approved(plan)
    fresh = FrozenRow.objects.filter(since=2)
    assert {(row.table, row.key) for row in fresh if row.table == "steps"} == {("steps", "3")}
    assert FrozenRow.objects.count() - before < 15
    assert second.rows.filter(table="steps").count() == 10


def test_the_figures_are_those_of_the_plan() -> None:
    plan = a_plan(60)
    for number in (2, 3, 7):
        reported(Step.objects.get(plan=plan, number=number), Status.IN_PROGRESS, as_of=date(2026, 8, 1))
    completed(led(Step.objects.get(plan=plan, number=11)))
    rows = {row["name"]: row["value"] for row in (frozen.row or {} for frozen in _counts(proposed(plan)))}
    counted = plan_counts(plan, as_of=AS_OF)
    assert rows["steps"] == counted.total
    assert {name: rows[f"status_{name}"] for name in Status.values} == {
        status.value: number for status, number in counted.by_status.items()
    }
    for name in ("deadline_passed_unknown", "late", "without_deadline", "stale", "without_lead", "as_published"):
        assert rows[name] == getattr(counted, name), name
    measured = on_time(plan, as_of=AS_OF)
    assert rows["on_time"] == (measured.on_time if measured.rate is not None else None)


def _counts(release: Release) -> list[Frozen]:
    return list(queries.rows_of(release)["counts"].values())


def test_every_state_has_its_transitions() -> None:
    assert set(TRANSITIONS) == set(State)
