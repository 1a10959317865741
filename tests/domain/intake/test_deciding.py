"""Intake: settling doubts, one at a time and all of a kind, with others at work at the same time."""

from __future__ import annotations

import pytest
from tests.domain.intake.factories import STATUS_DOUBT, a_step, an_import, doubt, row, three_steps
from tests.domain.plans.factories import a_user

from headway.base.audit.models import Record
from headway.base.core.errors import Conflict, InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.intake import actions, queries
from headway.domain.intake.models import Decision

pytestmark = pytest.mark.django_db


def test_accepting_a_reading_settles_the_doubt_and_writes_a_record() -> None:
    amina = a_user(name="Amina")
    import_ = an_import(amina)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 1, "status"), version=1, value="Planning")
    assert (queries.progress_of(import_).settled, queries.progress_of(import_).left) == (1, 1)
    assert row(import_, 1).status == "Planning"
    assert Record.objects.filter(event="reading_decided", actor_id=amina.pk).count() == 1


def test_choosing_an_alternative_changes_the_row() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 3, "deadline"), version=1, value=None)
    assert row(import_, 3).deadline is None
    assert doubt(import_, 3, "deadline").settled_by == amina


def test_a_value_that_was_not_offered_is_checked() -> None:
    amina = a_user()
    import_ = an_import(amina)
    with pytest.raises(InvalidInput, match="may be two different days"):
        actions.accept_doubt(by=amina, doubt=doubt(import_, 3, "deadline"), version=1, value="03/04/2027")
    actions.accept_doubt(by=amina, doubt=doubt(import_, 3, "deadline"), version=1, value="Q1 2027")
    assert str(row(import_, 3).deadline) == "2027-03-31"


def test_a_second_person_on_the_same_doubt_is_shown_both_values() -> None:
    amina, ben = a_user(name="Amina Yusuf"), a_user(name="Ben")
    import_ = an_import(amina)
    seen_by_both = doubt(import_, 1, "status")
    actions.accept_doubt(by=amina, doubt=seen_by_both, version=1, value="In progress")
    with pytest.raises(Conflict, match="Amina Yusuf changed row 1") as conflict:
        actions.accept_doubt(by=ben, doubt=seen_by_both, version=1, value="Planning")
    assert (conflict.value.theirs, conflict.value.yours) == ("In progress", "Planning")
    assert row(import_, 1).status == "In progress"


def test_two_people_on_two_rows_do_not_meet() -> None:
    amina, ben = a_user(), a_user()
    import_ = an_import(amina)
    first, second = doubt(import_, 1, "status"), doubt(import_, 3, "deadline")
    actions.accept_doubt(by=amina, doubt=first, version=1, value="Planning")
    actions.accept_doubt(by=ben, doubt=second, version=1, value="2027-03-31")
    assert queries.progress_of(import_).left == 0


def test_a_viewer_decides_nothing() -> None:
    import_ = an_import(a_user())
    with pytest.raises(NotAllowed, match="editor"):
        actions.accept_doubt(by=a_user(Role.VIEWER), doubt=doubt(import_, 1, "status"), version=1, value="Planning")


def test_nothing_is_decided_once_the_import_is_set_aside() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.set_aside_import(by=amina, import_=import_, reason="The wrong file")
    with pytest.raises(NotPossible, match="not in review"):
        actions.accept_doubt(by=amina, doubt=doubt(import_, 1, "status"), version=1, value="Planning")


def test_all_of_a_kind_are_one_decision_and_undone_as_one() -> None:
    amina = a_user()
    steps = [a_step(f"Step number {n}.", line=n, doubts=[STATUS_DOUBT]) for n in range(1, 5)]
    import_ = an_import(amina, steps=steps)
    decision = actions.settle_kind(by=amina, doubt=doubt(import_, 1, "status"), choice=1, expected=4)
    assert [row(import_, n).status for n in range(1, 5)] == ["In progress"] * 4
    assert Decision.objects.filter(source=import_).count() == 1
    actions.undo(by=amina, decision=decision)
    assert queries.progress_of(import_).left == 4


def test_all_of_a_kind_refuses_when_the_list_changed_meanwhile() -> None:
    amina, ben = a_user(), a_user()
    import_ = an_import(amina, steps=[a_step(f"Step {n}.", line=n, doubts=[STATUS_DOUBT]) for n in range(1, 4)])
    actions.accept_doubt(by=ben, doubt=doubt(import_, 2, "status"), version=1, value=None)
    with pytest.raises(Conflict, match="Look at the list again"):
        actions.settle_kind(by=amina, doubt=doubt(import_, 1, "status"), choice=0, expected=3)
    assert queries.progress_of(import_).settled == 1


def test_accepting_all_readings_counts_them_and_is_one_decision() -> None:
    amina = a_user()
    import_ = an_import(amina, steps=three_steps())
    assert actions.accept_all_readings(by=amina, import_=import_) == 2
    assert actions.accept_all_readings(by=amina, import_=import_) == 0
    assert queries.progress_of(import_).decisions == 1
