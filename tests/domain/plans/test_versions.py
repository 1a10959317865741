"""Plans: a changed document becomes the next version, difference by difference."""

from __future__ import annotations

from datetime import date

import pytest
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_user, reported

from headway.base.core.errors import InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.plans.actions.status import report_status
from headway.domain.plans.actions.versions import Change, accept_version
from headway.domain.plans.models import Plan, Version
from headway.domain.plans.queries import StepFilter, steps_matching
from headway.domain.plans.states import ChangeKind, DeadlineKind, Origin, Status

pytestmark = pytest.mark.django_db


def accepted(plan: Plan, *changes: Change) -> Version:
    return accept_version(by=a_user(), plan=plan, document=None, document_name="plan-2.pdf", changes=changes)


def test_an_added_step_gets_the_next_number() -> None:
    plan = a_plan([a_new_step("One"), a_new_step("Two")])
    version = accepted(plan, Change(ChangeKind.ADDED, new=a_new_step("Three")))
    added = plan.steps.get(text="Three")
    assert (version.number, added.number, added.sources.get().version) == (2, 3, version)
    assert plan.goals.count() == 1


def test_a_removed_step_keeps_its_number_and_takes_no_more_reports() -> None:
    plan = a_plan([a_new_step("One"), a_new_step("Two")])
    gone = plan.steps.get(text="Two")
    accepted(plan, Change(ChangeKind.REMOVED, step=gone))
    accepted(plan, Change(ChangeKind.ADDED, new=a_new_step("Three")))
    assert [step.number for step in steps_matching(plan, StepFilter(), as_of=AS_OF)] == [1, 3]
    gone.refresh_from_db()
    with pytest.raises(NotPossible, match="left the plan"):
        report_status(by=a_user(), step=gone, revision=gone.revision, status=Status.PLANNING, as_of=AS_OF)


def test_every_difference_is_on_the_public_list() -> None:
    plan = a_plan([a_new_step("One")])
    step = plan.steps.get()
    version = accepted(
        plan,
        Change(ChangeKind.REWORDED, step=step, value="One, better"),
        Change(ChangeKind.DATE, step=step, value=date(2028, 1, 1)),
        Change(ChangeKind.STATUS, step=step, value=Status.PAUSED),
        Change(ChangeKind.DEPARTMENTS, step=step, value=["Health"]),
        Change(ChangeKind.MOVED, step=step, new=a_new_step(section="Response", goal="Answer")),
    )
    assert [(c.kind, c.before, c.after) for c in version.changes.all()] == [
        ("reworded", "One", "One, better"),
        ("date", "2027-06-30", "2028-01-01"),
        ("status", "In progress", "Paused"),
        ("departments", "Mayor's office; PMI", "Health"),
        ("moved", "Governance: Build trust", "Response: Answer"),
    ]
    step.refresh_from_db()
    assert (step.text, step.status, step.goal.name) == ("One, better", Status.PAUSED, "Answer")


def test_changed_sub_items_are_taken_over_and_found() -> None:
    plan = a_plan([a_new_step("One", items=("Write", "Post"))])
    step = plan.steps.get()
    version = accepted(plan, Change(ChangeKind.ITEMS, step=step, value=["Print", " "]))
    assert [item.text for item in step.items.all()] == ["Print"]
    assert [(c.kind, c.before, c.after) for c in version.changes.all()] == [("items", "Write; Post", "Print")]
    assert steps_matching(plan, StepFilter(q="print"), as_of=AS_OF).exists()


def test_a_new_text_alone_leaves_the_sub_items() -> None:
    plan = a_plan([a_new_step("One", items=("Write",))])
    step = plan.steps.get()
    accepted(plan, Change(ChangeKind.REWORDED, step=step, new=a_new_step("One, better", items=("Print",))))
    assert [item.text for item in step.items.all()] == ["Write"]


def test_a_changed_date_is_a_later_deadline_and_the_original_stays() -> None:
    plan = a_plan([a_new_step("One")])
    step = plan.steps.get()
    accepted(plan, Change(ChangeKind.DATE, step=step, value=date(2028, 1, 1)))
    step.refresh_from_db()
    assert (step.original_due, step.current_due) == (date(2027, 6, 30), date(2028, 1, 1))
    assert "version 2" in step.deadlines.get(kind=DeadlineKind.REVISED).reason


def test_a_changed_status_yields_to_what_was_reported() -> None:
    plan = a_plan([a_new_step("One")])
    step = reported(plan.steps.get(), Status.PLANNING)
    accepted(plan, Change(ChangeKind.STATUS, step=step, value=Status.COMPLETE))
    step.refresh_from_db()
    assert (step.status, step.status_origin) == (Status.PLANNING, Origin.UPDATE)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [(ChangeKind.ADDED, "without its step"), (ChangeKind.REWORDED, "names no step of this plan")],
)
def test_a_difference_without_its_step_is_refused(kind: ChangeKind, sentence: str) -> None:
    plan = a_plan(1)
    with pytest.raises(InvalidInput, match=sentence):
        accepted(plan, Change(kind))
    assert plan.versions.count() == 1


def test_a_step_of_another_plan_is_refused() -> None:
    with pytest.raises(InvalidInput, match="no step of this plan"):
        accepted(a_plan(1), Change(ChangeKind.REMOVED, step=a_plan(1).steps.get()))


def test_nothing_accepted_is_no_version() -> None:
    plan = a_plan(1)
    with pytest.raises(InvalidInput, match="No difference was accepted"):
        accepted(plan)
    with pytest.raises(InvalidInput, match="without a text"):
        accepted(plan, Change(ChangeKind.REWORDED, step=plan.steps.get(), value=" "))
    assert plan.versions.count() == 1


def test_a_viewer_accepts_nothing() -> None:
    with pytest.raises(NotAllowed):
        accept_version(
            by=a_user(Role.VIEWER),
            plan=a_plan(1),
            document=None,
            changes=[Change(ChangeKind.ADDED, new=a_new_step("More"))],
        )
