"""Plans: evidence, milestones, dependencies and standing duties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_step, a_user, with_evidence

from headway.base.audit.models import Record
from headway.base.core import clock
from headway.base.core.errors import InvalidInput, NotAllowed, NotPossible
from headway.base.files import store
from headway.base.people.states import Role
from headway.domain.plans.actions.delivery import (
    add_dependency,
    add_file,
    add_link,
    meet_obligation,
    reach_milestone,
    remove_dependency,
    remove_evidence,
    set_milestone,
    set_obligation,
)
from headway.domain.plans.models import Dependency, Obligation, Plan, Step
from headway.domain.plans.queries import StepFilter, steps_matching
from headway.domain.plans.states import Cadence, EvidenceKind

pytestmark = pytest.mark.django_db


def three_steps() -> Sequence[Step]:
    return list(a_plan([a_new_step("Inventory"), a_new_step("Review"), a_new_step("Budget")]).steps.all())


def test_a_link_is_evidence_and_is_found_by_its_title() -> None:
    step = with_evidence(a_step())
    assert step.evidence.get().kind == EvidenceKind.LINK
    assert steps_matching(step.plan, StepFilter(q="minutes"), as_of=AS_OF).exists()
    assert Record.objects.filter(event="evidence_added").count() == 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/a", "minutes.pdf", "https://"])
def test_only_web_addresses_are_links(url: str) -> None:
    step = a_step()
    with pytest.raises(InvalidInput):
        add_link(by=a_user(), step=step, title="Minutes", url=url, is_public=True)
    assert not step.evidence.exists()


def test_a_file_is_evidence() -> None:
    editor, step = a_user(), a_step()
    file = store.keep(by=editor, chunks=[b"%PDF-1.7 minutes"], name="minutes.pdf")
    evidence = add_file(by=editor, step=step, title="Minutes", file=file, is_public=False)
    assert (evidence.kind, evidence.file, evidence.url) == (EvidenceKind.FILE, file, "")


def test_removed_evidence_leaves_the_search_but_not_the_history() -> None:
    step = with_evidence(a_step())
    remove_evidence(by=a_user(), evidence=step.evidence.get(), reason="Wrong meeting")
    assert step.evidence.get().removed_at is not None
    assert not steps_matching(step.plan, StepFilter(q="minutes"), as_of=AS_OF).exists()


def test_removed_evidence_is_not_removed_again() -> None:
    step = with_evidence(a_step())
    removed = remove_evidence(by=a_user(), evidence=step.evidence.get())
    with pytest.raises(NotPossible, match="removed already"):
        remove_evidence(by=a_user(), evidence=removed)


def test_a_milestone_moves_and_keeps_its_first_day() -> None:
    editor, step = a_user(), a_step()
    milestone = set_milestone(by=editor, step=step, name="Members named", due=date(2027, 1, 1))
    set_milestone(by=editor, step=step, name="Members appointed", due=date(2027, 2, 1), milestone=milestone)
    reach_milestone(by=editor, milestone=milestone, done_on=AS_OF)
    kept = step.milestones.get()
    assert (kept.name, kept.original_due, kept.due) == ("Members appointed", date(2027, 1, 1), date(2027, 2, 1))
    assert kept.done_on == AS_OF


def test_a_milestone_belongs_to_its_step() -> None:
    editor, first, *_ = a_user(), *three_steps()
    milestone = set_milestone(by=editor, step=first, name="Draft", due=AS_OF)
    with pytest.raises(NotPossible, match="another step"):
        set_milestone(by=editor, step=a_step(), name="Draft", due=AS_OF, milestone=milestone)


def test_a_milestone_is_not_reached_tomorrow() -> None:
    editor = a_user()
    milestone = set_milestone(by=editor, step=a_step(), name="Draft", due=AS_OF)
    with pytest.raises(InvalidInput, match="has not come yet"):
        reach_milestone(by=editor, milestone=milestone, done_on=clock.today() + timedelta(days=1))


def test_a_circle_is_refused_and_named() -> None:
    editor = a_user()
    inventory, review, budget = three_steps()
    add_dependency(by=editor, predecessor=inventory, successor=review)
    add_dependency(by=editor, predecessor=review, successor=budget)
    with pytest.raises(NotPossible) as refusal:
        add_dependency(by=editor, predecessor=budget, successor=inventory)
    assert "“Inventory” → “Review” → “Budget” → “Inventory”" in str(refusal.value)
    assert Dependency.objects.count() == 2


def test_a_step_does_not_wait_for_itself_or_twice() -> None:
    editor = a_user()
    inventory, review, _ = three_steps()
    with pytest.raises(NotPossible, match="circle"):
        add_dependency(by=editor, predecessor=review, successor=review)
    add_dependency(by=editor, predecessor=inventory, successor=review)
    with pytest.raises(NotPossible, match="already"):
        add_dependency(by=editor, predecessor=inventory, successor=review)


def test_a_removed_dependency_makes_room_for_its_opposite() -> None:
    editor = a_user()
    inventory, review, _ = three_steps()
    remove_dependency(by=editor, dependency=add_dependency(by=editor, predecessor=inventory, successor=review))
    add_dependency(by=editor, predecessor=review, successor=inventory, lag_days=-3)
    assert Dependency.objects.get().predecessor == review
    assert Record.objects.filter(event="dependency_removed").exists()


def test_steps_of_two_plans_do_not_wait_for_each_other() -> None:
    with pytest.raises(InvalidInput, match="different plans"):
        add_dependency(by=a_user(), predecessor=a_step(), successor=a_step())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14))
def test_what_is_accepted_never_holds_a_circle(pairs: list[tuple[int, int]]) -> None:
    editor = a_user()
    plan = Plan.objects.first() or a_plan([a_new_step(f"Step {n}") for n in range(6)])
    Dependency.objects.all().delete()
    steps = list(plan.steps.all())
    for earlier, later in pairs:
        try:
            add_dependency(by=editor, predecessor=steps[earlier], successor=steps[later])
        except NotPossible:
            continue
    links = set(Dependency.objects.values_list("predecessor", "successor"))
    waiting = {step.pk for step in steps}
    while free := {pk for pk in waiting if not any(b == pk and a in waiting for a, b in links)}:
        waiting -= free
    assert not waiting


def a_duty(*, next_due: date = date(2026, 1, 1), cadence: Cadence = Cadence.QUARTERLY) -> Obligation:
    return set_obligation(by=a_user(), step=a_step(), what="Publish the report", cadence=cadence, next_due=next_due)


def test_a_met_turn_moves_the_next_one_on() -> None:
    duty = a_duty()
    meet_obligation(by=a_user(), obligation=duty, done_on=date(2025, 12, 20), note="Posted")
    duty.refresh_from_db()
    assert duty.next_due == date(2026, 4, 1)
    assert [(c.due, c.done_on) for c in duty.cycles.all()] == [
        (date(2026, 1, 1), date(2025, 12, 20)),
        (date(2026, 4, 1), None),
    ]


def test_turns_passed_over_stay_missed() -> None:
    duty = a_duty()
    meet_obligation(by=a_user(), obligation=duty, done_on=date(2026, 7, 15))
    duty.refresh_from_db()
    assert [(c.due.month, c.done_on) for c in duty.cycles.all()] == [
        (1, None),
        (4, None),
        (7, date(2026, 7, 15)),
        (10, None),
    ]
    assert duty.next_due == date(2026, 10, 1)


def test_setting_a_duty_anew_forgets_no_missed_turn() -> None:
    duty = a_duty()
    soon = clock.today() + timedelta(days=10)
    set_obligation(by=a_user(), step=duty.step, what="Report", cadence=Cadence.MONTHLY, next_due=soon)
    kept = list(duty.cycles.values_list("due", "done_on"))
    assert kept == [(date(2026, month, 1), None) for month in (1, 4, 7, 10)] + [(soon, None)]
    assert Obligation.objects.get().next_due == soon


def test_a_recorded_turn_is_not_set_again() -> None:
    duty = a_duty()
    with pytest.raises(NotPossible, match="recorded already"):
        set_obligation(by=a_user(), step=duty.step, what="Report", cadence=Cadence.MONTHLY, next_due=date(2026, 4, 1))


def test_a_viewer_changes_nothing_of_it() -> None:
    viewer, step = a_user(Role.VIEWER), a_step()
    with pytest.raises(NotAllowed):
        add_link(by=viewer, step=step, title="Minutes", url="https://example.org", is_public=True)
    with pytest.raises(NotAllowed):
        set_milestone(by=viewer, step=step, name="Draft", due=AS_OF)
    with pytest.raises(NotAllowed):
        set_obligation(by=viewer, step=step, what="Report", cadence=Cadence.MONTHLY, next_due=AS_OF)
