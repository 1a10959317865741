"""Intake: editing, splitting, merging, setting aside, and taking any of it back."""

from __future__ import annotations

from datetime import date

import pytest
from tests.domain.intake.factories import a_step, an_import, doubt, row
from tests.domain.plans.factories import a_user

from headway.base.core.errors import Conflict, InvalidInput, NotPossible
from headway.domain.intake import actions, queries
from headway.domain.intake.models import Decision, DraftRow, Import
from headway.domain.intake.states import RowState

pytestmark = pytest.mark.django_db


def last(import_: Import) -> Decision:
    found = queries.last_standing_decision(import_)
    if found is None:
        pytest.fail("Nothing was decided.")
    return Decision.objects.select_related("source").get(pk=found.pk)


def test_an_edit_settles_the_doubt_about_its_field() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.edit_row(
        by=amina, row=row(import_, 1), revision=1, values={"status": "Complete", "text": row(import_, 1).text}
    )
    assert row(import_, 1).status == "Complete"
    assert doubt(import_, 1, "status").value == "Complete"
    assert queries.progress_of(import_).left == 1


def test_an_edit_that_changes_nothing_is_no_decision() -> None:
    amina = a_user()
    import_ = an_import(amina)
    assert actions.edit_row(by=amina, row=row(import_, 2), revision=1, values={"status": "  Ongoing "}) is None
    assert row(import_, 2).revision == 1


def test_an_edit_names_every_field_at_fault() -> None:
    amina = a_user()
    import_ = an_import(amina)
    with pytest.raises(InvalidInput) as wrong:
        actions.edit_row(by=amina, row=row(import_, 1), revision=1, values={"deadline": "soon", "text": " "})
    assert [problem.split(":")[0] for problem in wrong.value.problems] == ["Deadline", "Text"]


def test_a_stale_edit_shows_both_values_and_changes_nothing() -> None:
    amina, ben = a_user(name="Amina"), a_user()
    import_ = an_import(amina)
    seen = row(import_, 2)
    actions.edit_row(by=amina, row=seen, revision=1, values={"status": "Complete"})
    with pytest.raises(Conflict, match="Amina changed row 2") as conflict:
        actions.edit_row(by=ben, row=row(import_, 2), revision=1, values={"status": "Paused"})
    assert (conflict.value.theirs, conflict.value.yours) == ("Status: Complete", "Status: Paused")
    assert row(import_, 2).status == "Complete"


def test_another_deadline_drops_the_printed_words_of_the_old_one() -> None:
    amina = a_user()
    import_ = an_import(amina)
    DraftRow.objects.filter(pk=row(import_, 1).pk).update(deadline_text="Q4 2026")
    actions.edit_row(by=amina, row=row(import_, 1), revision=1, values={"deadline": "2027-01-31"})
    assert (row(import_, 1).deadline, row(import_, 1).deadline_text) == (date(2027, 1, 31), "")


def test_a_split_asks_what_belongs_to_the_new_row() -> None:
    amina = a_user()
    import_ = an_import(amina)
    parts = actions.split_row(
        by=amina, row=row(import_, 3), revision=1, parts=["Publish the budget.", "Explain the budget."]
    )
    assert [(part.number, part.text) for part in parts] == [("3", "Publish the budget."), ("3b", "Explain the budget.")]
    asked = parts[1].doubts.values_list("field", "alternatives")
    assert list(asked) == [("departments", [[]]), ("status", [None]), ("deadline", [None])]


def test_a_split_needs_two_parts() -> None:
    amina = a_user()
    import_ = an_import(amina)
    with pytest.raises(InvalidInput, match="empty line"):
        actions.split_row(by=amina, row=row(import_, 3), revision=1, parts=["All of it.", "  "])


def test_undoing_and_redoing_a_split_puts_everything_back() -> None:
    amina = a_user()
    import_ = an_import(amina)
    before = queries.progress_of(import_)
    actions.split_row(by=amina, row=row(import_, 3), revision=1, parts=["Publish.", "Explain."])
    decision = last(import_)
    actions.undo(by=amina, decision=decision)
    assert (queries.progress_of(import_).rows, queries.progress_of(import_).doubts) == (before.rows, before.doubts)
    assert row(import_, 3).text == "Publish the budget. Explain the budget."
    actions.redo(by=amina, decision=decision)
    assert (queries.progress_of(import_).rows, row(import_, "3b").text) == (before.rows + 1, "Explain.")


def test_a_merge_joins_texts_and_departments_and_asks_about_two_statuses() -> None:
    amina = a_user()
    import_ = an_import(amina)
    above = actions.merge_with_above(by=amina, row=row(import_, 2), revision=1)
    now = row(import_, 1)
    assert above.pk == now.pk
    assert now.text == "Create an advisory board. Hold a public meeting each quarter."
    assert now.departments == ["Mayor's office", "NCR"]
    assert now.doubts.filter(reason__contains="merged").get().alternatives == ["Ongoing"]
    assert row(import_, 2).state == RowState.MERGED


def test_the_first_row_has_nothing_above_to_merge_with() -> None:
    amina = a_user()
    import_ = an_import(amina)
    with pytest.raises(NotPossible, match="no row above"):
        actions.merge_with_above(by=amina, row=row(import_, 1), revision=1)


def test_undoing_a_merge_brings_both_rows_back_as_they_were() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.merge_with_above(by=amina, row=row(import_, 2), revision=1)
    actions.undo(by=a_user(), decision=last(import_))
    assert row(import_, 1).text == "Create an advisory board."
    assert row(import_, 2).state == RowState.STANDING
    assert queries.progress_of(import_).doubts == 2


def test_a_row_set_aside_takes_its_doubts_along_and_comes_back_with_them() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.set_aside_row(by=amina, row=row(import_, 1), revision=1, reason="A heading, not a step")
    assert (queries.progress_of(import_).left, queries.progress_of(import_).set_aside) == (1, 1)
    actions.restore_row(by=amina, row=row(import_, 1), revision=2)
    assert queries.progress_of(import_).left == 2


def test_undo_is_refused_while_a_later_decision_builds_on_it() -> None:
    amina, ben = a_user(), a_user(name="Ben Okafor")
    import_ = an_import(amina)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 1, "status"), version=1, value="In progress")
    first = last(import_)
    actions.edit_row(by=ben, row=row(import_, 1), revision=2, values={"status": "Complete"})
    with pytest.raises(NotPossible, match="Ben Okafor"):
        actions.undo(by=amina, decision=first)
    actions.undo(by=amina, decision=last(import_))
    actions.undo(by=amina, decision=first)
    assert (row(import_, 1).status, queries.progress_of(import_).left) == ("Planning", 2)


def test_a_later_decision_on_another_row_does_not_stand_in_the_way() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 1, "status"), version=1, value="In progress")
    first = last(import_)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 3, "deadline"), version=1, value=None)
    actions.undo(by=amina, decision=first)
    assert (row(import_, 1).status, row(import_, 3).deadline) == ("Planning", None)


def test_redo_is_refused_when_the_row_changed_since() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 1, "status"), version=1, value="In progress")
    first = last(import_)
    actions.undo(by=amina, decision=first)
    actions.edit_row(by=amina, row=row(import_, 1), revision=3, values={"status": "Complete"})
    with pytest.raises(NotPossible, match="changed since"):
        actions.redo(by=amina, decision=first)


def test_undoing_twice_says_so() -> None:
    amina = a_user()
    import_ = an_import(amina, steps=[a_step()])
    actions.edit_row(by=amina, row=row(import_, 1), revision=1, values={"goal": "Another goal"})
    decision = last(import_)
    actions.undo(by=amina, decision=decision)
    with pytest.raises(NotPossible, match="undone already"):
        actions.undo(by=amina, decision=decision)
