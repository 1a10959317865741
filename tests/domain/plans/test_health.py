"""Plans: one step's health and a whole list's follow the same rules."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_step, a_user, completed, led, many_new_steps
from tests.domain.plans.factories import reported as report

from headway.base.people.models import Organization
from headway.domain.plans.actions.delivery import add_dependency, set_obligation
from headway.domain.plans.models import Plan, Step
from headway.domain.plans.models.step import StepQuerySet
from headway.domain.plans.queries import StepFilter, health, health_reading, steps_matching, with_health
from headway.domain.plans.states import Cadence, DependencyKind, Health, Status

pytestmark = pytest.mark.django_db


def computed(step: Step, *, as_of: date = AS_OF) -> Health:
    step.refresh_from_db()
    found = health(step, as_of=as_of, stale_after_days=step.plan.stale_after_days)
    in_list = with_health(StepQuerySet(Step).filter(pk=step.pk), plan=step.plan, as_of=as_of).get()
    assert found == in_list.health_computed  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.COMPLETE, Status.EXCLUDED, Status.UNKNOWN])
def test_no_health_before_the_first_update(status: Status) -> None:
    step = led(a_step(status=status))
    assert computed(step, as_of=date(2030, 1, 1)) == Health.NONE


def test_health_stands_beside_the_owners_word() -> None:
    step = report(led(a_step()), forecast_due=date(2027, 9, 1))
    assert (computed(step), step.status) == (Health.RED, Status.IN_PROGRESS)
    assert "63 days after the original deadline" in health_reading(step, as_of=AS_OF, stale_after_days=45).why


def test_health_needs_a_lead() -> None:
    step = report(a_step())
    assert computed(step) == Health.GREY
    assert computed(led(step)) == Health.GREEN


def test_stale_is_grey_though_all_else_is_well() -> None:
    step = report(led(a_step()))
    assert computed(step, as_of=AS_OF + timedelta(days=45)) == Health.GREEN
    assert computed(step, as_of=AS_OF + timedelta(days=46)) == Health.GREY


def test_completed_is_done_for_good() -> None:
    assert computed(completed(a_step()), as_of=date(2030, 1, 1)) == Health.DONE


def test_a_standing_duty_is_late_when_its_turn_is() -> None:
    step = led(a_step(status=Status.ONGOING))
    set_obligation(by=a_user(), step=step, what="Report", cadence=Cadence.MONTHLY, next_due=date(2026, 12, 1))
    report(step, Status.ONGOING)
    assert computed(step, as_of=date(2026, 12, 1)) == Health.GREEN
    assert computed(step, as_of=date(2026, 12, 2)) == Health.RED


@pytest.mark.parametrize(
    ("kind", "expected"), [(DependencyKind.FINISH_START, Health.RED), (DependencyKind.START_START, Health.GREEN)]
)
def test_a_late_step_holds_back_the_one_that_waits_for_it(kind: DependencyKind, expected: Health) -> None:
    plan = a_plan([a_new_step("First", deadline=date(2026, 11, 1)), a_new_step("Then", deadline=date(2026, 12, 15))])
    first, then = plan.steps.all()
    report(led(first), forecast_due=date(2027, 1, 31))
    report(led(then))
    add_dependency(by=a_user(), predecessor=first, successor=then, kind=kind)
    assert computed(then) == expected


def test_a_late_step_with_room_to_spare_holds_nothing_back() -> None:
    plan = a_plan([a_new_step("First", deadline=date(2026, 11, 1)), a_new_step("Then")])
    first, then = plan.steps.all()
    report(led(first), forecast_due=date(2026, 12, 1))
    report(led(then))
    add_dependency(by=a_user(), predecessor=first, successor=then)
    assert computed(then) == Health.GREEN


def shuffle(plan: Plan, data: st.DataObject) -> None:
    """Standing columns as no action would write them, so that every rule meets every other one."""
    days = st.none() | st.dates(AS_OF - timedelta(days=60), AS_OF + timedelta(days=60))
    for step in plan.steps.all():
        Step.objects.filter(pk=step.pk).update(
            status=data.draw(st.sampled_from(Status)),
            last_word_on=data.draw(days),
            original_due=data.draw(days),
            forecast_due=data.draw(days),
            is_at_risk=data.draw(st.booleans()),
        )
        step.responsibilities.update(is_lead=False)
        if data.draw(st.booleans()):
            first = step.responsibilities.first()
            step.responsibilities.filter(pk=first.pk).update(is_lead=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_list_and_a_page_never_disagree(data: st.DataObject) -> None:
    plan = Plan.objects.first() or a_plan(many_new_steps(8))
    if not Organization.objects.filter(responsibilities__step__predecessor_links__isnull=False).exists():
        steps = list(plan.steps.all())
        for earlier, later in itertools.pairwise(steps):
            add_dependency(by=a_user(), predecessor=earlier, successor=later)
    shuffle(plan, data)
    as_of = data.draw(st.dates(AS_OF - timedelta(days=5), AS_OF + timedelta(days=5)))
    for step in with_health(StepQuerySet(Step).filter(plan=plan), plan=plan, as_of=as_of):
        one = health(step, as_of=as_of, stale_after_days=plan.stale_after_days)
        assert one == step.health_computed  # type: ignore[attr-defined]
        is_stale = step.last_word_on is None or (as_of - step.last_word_on).days > plan.stale_after_days
        assert not (is_stale and one == Health.GREEN)


def test_a_list_can_be_narrowed_to_a_colour() -> None:
    plan = a_plan(3)
    report(led(plan.steps.get(number=2)), forecast_due=date(2030, 1, 1))
    found = steps_matching(plan, StepFilter(health=(Health.RED, Health.AMBER)), as_of=AS_OF)
    assert [step.number for step in found] == [2]
