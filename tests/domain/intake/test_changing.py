"""Intake: a changed document becomes the plan's next version, difference by difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.intake.factories import STATUS_DOUBT, a_step, an_import, doubt, row
from tests.domain.plans.factories import a_user

from headway.base.core.errors import Conflict, NotPossible
from headway.base.people.models import User
from headway.domain.intake import actions
from headway.domain.intake.models import Import
from headway.domain.intake.states import Answer
from headway.domain.plans.models import Plan
from headway.domain.plans.states import ChangeKind
from headway.engines.reading.draft import DraftStep

pytestmark = pytest.mark.django_db


def rows() -> list[DraftStep]:
    return [
        a_step("Create a community advisory board of twelve residents."),
        a_step("Hold a public meeting each quarter.", line=4, status="Ongoing", deadline=None),
        a_step("Publish the whole budget on the website.", line=5, goal="Keep data"),
    ]


def a_plan_and_its_import(amina: User, changed: list[DraftStep]) -> tuple[Plan, Import]:
    plan = actions.make_plan_from(by=amina, import_=an_import(amina, steps=rows()))
    import_ = an_import(amina, steps=changed, plan=plan)
    actions.compare(by=amina, import_=import_)
    return plan, import_


def kinds(import_: Import) -> list[str]:
    return [change.kind for change in import_.changes.order_by("pk")]


def answer_all(import_: Import, by: User, answer: Answer = Answer.ACCEPTED) -> None:
    for change in import_.changes.filter(answer=Answer.WAITING):
        actions.answer_change(by=by, change=change, version=change.version, answer=answer)


def test_an_unchanged_document_has_no_differences() -> None:
    _, import_ = a_plan_and_its_import(a_user(), rows())
    assert kinds(import_) == []


def test_every_kind_of_difference_is_listed_on_its_own() -> None:
    first, second, third = rows()
    changed = [
        replace(first, text="Create a community advisory board of fifteen residents.", deadline=date(2027, 6, 30)),
        replace(third, status="Complete", departments=["IT", "Mayor's office"], goal="Open the books"),
        a_step("Hire a coordinator for all of this work.", line=6),
    ]
    _, import_ = a_plan_and_its_import(a_user(), changed)
    assert sorted(kinds(import_)) == ["added", "date", "departments", "moved", "removed", "reworded", "status"]
    assert second.text in import_.changes.get(kind=ChangeKind.REMOVED).before


def test_sub_items_that_changed_alone_are_a_difference_of_their_own() -> None:
    amina = a_user()
    first, second, third = rows()
    plan, import_ = a_plan_and_its_import(amina, [first, replace(second, items=("Invite all", "Write up")), third])
    assert [(each.kind, each.before, each.after) for each in import_.changes.all()] == [
        ("items", "", "Invite all; Write up")
    ]
    answer_all(import_, amina)
    version = actions.accept_changes(by=amina, import_=import_)
    assert [item.text for item in plan.steps.get(number=2).items.all()] == ["Invite all", "Write up"]
    assert [change.kind for change in version.changes.all()] == ["items"]


def test_accepted_differences_become_the_next_version_and_declined_ones_do_not() -> None:
    amina = a_user()
    first, second, third = rows()
    changed = [replace(first, deadline=date(2027, 6, 30)), second, replace(third, status="Complete")]
    plan, import_ = a_plan_and_its_import(amina, changed)
    date_change, status_change = import_.changes.get(kind="date"), import_.changes.get(kind="status")
    actions.answer_change(by=amina, change=date_change, version=1, answer=Answer.ACCEPTED)
    actions.answer_change(by=amina, change=status_change, version=1, answer=Answer.DECLINED)
    version = actions.accept_changes(by=amina, import_=import_, note="The June edition")
    step = plan.steps.get(number=1)
    assert (version.number, step.current_due, step.original_due) == (2, date(2027, 6, 30), date(2026, 12, 31))
    assert plan.steps.get(number=3).status_label == "Planning"
    assert [change.kind for change in version.changes.all()] == ["date"]


def test_added_and_removed_steps_keep_the_numbers_of_the_others() -> None:
    amina = a_user()
    first, _, third = rows()
    plan, import_ = a_plan_and_its_import(amina, [first, third, a_step("Hire a coordinator.", line=6)])
    answer_all(import_, amina)
    actions.accept_changes(by=amina, import_=import_)
    standing = plan.steps.filter(removed_in=None).order_by("number")
    assert [(step.number, step.text[:4]) for step in standing] == [(1, "Crea"), (3, "Publ"), (4, "Hire")]


def test_nothing_is_accepted_while_one_is_not_answered() -> None:
    amina = a_user()
    _, import_ = a_plan_and_its_import(amina, rows()[:2])
    with pytest.raises(NotPossible, match="1 change is not decided"):
        actions.accept_changes(by=amina, import_=import_)


def test_rows_that_changed_since_have_to_be_compared_again_and_answers_stay() -> None:
    amina = a_user()
    _, import_ = a_plan_and_its_import(amina, rows()[:2])
    answer_all(import_, amina)
    actions.edit_row(by=amina, row=row(import_, 2), revision=1, values={"status": "Complete"})
    with pytest.raises(NotPossible, match="Compare them again"):
        actions.accept_changes(by=amina, import_=import_)
    actions.compare(by=amina, import_=import_)
    assert {change.kind: change.answer for change in import_.changes.all()} == {
        "removed": "accepted",
        "status": "waiting",
    }


def test_a_pair_that_is_two_steps_becomes_one_removed_and_one_added() -> None:
    amina = a_user()
    first, second, third = rows()
    changed = [replace(first, text="Create a community advisory board of fifteen residents."), second, third]
    _, import_ = a_plan_and_its_import(amina, changed)
    assert kinds(import_) == ["reworded"]
    actions.keep_apart(by=amina, change=import_.changes.get())
    assert kinds(import_) == ["removed", "added"]


def test_what_was_settled_in_the_version_before_is_not_asked_again() -> None:
    amina, ben = a_user(), a_user()
    first = an_import(amina, steps=[a_step(doubts=[STATUS_DOUBT]), *rows()[1:]])
    actions.accept_doubt(by=ben, doubt=doubt(first, 1, "status"), version=1, value="In progress")
    plan = actions.make_plan_from(by=amina, import_=first)
    moved_down = replace(a_step(line=40, doubts=[STATUS_DOUBT]), goal="Another goal")
    later = an_import(amina, steps=[*rows()[1:], moved_down], plan=plan)
    assert (row(later, 3).status, doubt(later, 3, "status").settled_by) == ("In progress", ben)
    actions.compare(by=amina, import_=later)
    assert kinds(later) == ["moved"]


def test_two_people_answering_the_same_difference_do_not_overwrite_each_other() -> None:
    amina, ben = a_user(name="Amina"), a_user()
    _, import_ = a_plan_and_its_import(amina, rows()[:2])
    seen = import_.changes.get()
    actions.answer_change(by=amina, change=seen, version=1, answer=Answer.DECLINED)
    with pytest.raises(Conflict, match="Amina answered this"):
        actions.answer_change(by=ben, change=import_.changes.get(), version=1, answer=Answer.ACCEPTED)
    assert import_.changes.get().answer == Answer.DECLINED
