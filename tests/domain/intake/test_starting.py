"""Intake: documents read for real, refused, cut off, and read again with other columns."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from tests.domain.intake.factories import LINES, a_step, an_import, doubt, read, row, three_steps
from tests.domain.plans.factories import a_user

from headway.base.core import clock
from headway.base.core.errors import InvalidInput, NotAllowed, NotPossible
from headway.base.files import store
from headway.base.files.models import StoredFile
from headway.base.people.actions import ensure_organizations
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.intake import actions, queries
from headway.domain.intake.actions.starting import known_departments
from headway.domain.intake.models import Import
from headway.domain.intake.states import IMPORT_TRANSITIONS, ImportState

pytestmark = pytest.mark.django_db


def kept(by: User, text: str, name: str = "plan.md") -> StoredFile:
    return store.keep(by=by, chunks=[text.encode()], name=name)


def test_a_small_document_is_read_for_real() -> None:
    amina = a_user()
    import_ = actions.read_now(by=amina, file=kept(amina, "\n".join(LINES)), departments=["Budget", "IT", "NCR"])
    assert import_.standing is ImportState.REVIEW
    assert row(import_, 1).text == "Create an advisory board."
    assert row(import_, 3).departments == ["Budget", "IT"]
    assert row(import_, 3).sources[""][0]["line"] == 5


def test_prose_fails_with_a_plain_reason_and_can_be_read_again() -> None:
    amina = a_user()
    with pytest.raises(InvalidInput, match="plan"):
        actions.read_now(by=amina, file=kept(amina, "Only a letter.\n\nNothing else stands here."))
    failed = Import.objects.get()
    assert failed.standing is ImportState.FAILED
    actions.read_again(by=amina, import_=failed)
    failed.refresh_from_db()
    assert failed.standing is ImportState.READING


def test_a_file_of_no_accepted_type_is_refused_before_it_is_read() -> None:
    with pytest.raises(InvalidInput, match="not of a type"):
        actions.start_import(by=a_user(), chunks=[b"MZ\x90\0"], name="plan.exe")
    assert Import.objects.count() == 0


def test_a_viewer_brings_nothing_in() -> None:
    with pytest.raises(NotAllowed):
        actions.start_import(by=a_user(Role.VIEWER), chunks=[b"# Plan"], name="plan.md")


def test_the_installations_departments_and_their_other_spellings_are_given_to_the_reader() -> None:
    amina = a_user()
    pmi = ensure_organizations(by=amina, names=["PMI"])["PMI"]
    pmi.aliases = ["Performance Management"]
    pmi.save()
    import_ = actions.start_import(by=amina, chunks=[b"# x"], name="x.md", departments=["  Budget ", "Budget"])
    assert known_departments(import_) == ["Budget", "PMI", "Performance Management"]


def test_a_reading_that_was_cut_off_can_be_repeated_after_a_minute() -> None:
    amina = a_user()
    import_ = actions.start_import(by=amina, chunks=[b"# x"], name="x.md")
    with pytest.raises(NotPossible, match="being read right now"):
        actions.read_again(by=amina, import_=import_)
    Import.objects.update(reading_since=clock.now() - timedelta(minutes=2))
    import_.refresh_from_db()
    overtaken = import_.reading_since
    actions.read_again(by=amina, import_=import_)
    assert import_.reading_since != overtaken


def test_a_draft_of_an_attempt_that_was_overtaken_is_dropped() -> None:
    amina = a_user()
    import_ = actions.start_import(by=amina, chunks=[b"# x"], name="x.md")
    Import.objects.update(reading_since=clock.now() - timedelta(minutes=2))
    late = Import.objects.get()
    actions.read_again(by=amina, import_=Import.objects.get())
    read(late, three_steps())
    import_.refresh_from_db()
    assert (import_.standing, import_.reading) == (ImportState.READING, None)


def test_what_was_settled_stays_settled_in_a_new_reading_of_the_same_cells() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.accept_doubt(by=amina, doubt=doubt(import_, 1, "status"), version=1, value="In progress")
    actions.set_aside_row(by=amina, row=row(import_, 2), revision=1)
    actions.correct_mapping(by=amina, import_=import_, mapping={4: "other"})
    read(import_, three_steps())
    assert (row(import_, 1).status, doubt(import_, 1, "status").settled_by) == ("In progress", amina)
    assert (queries.progress_of(import_).left, queries.progress_of(import_).set_aside) == (1, 1)


def test_a_corrected_mapping_is_undone_with_everything_decided_before() -> None:
    amina = a_user()
    import_ = an_import(amina)
    old = import_.reading
    actions.correct_mapping(by=amina, import_=import_, mapping={4: "other"})
    read(import_, [a_step("Only one row now.")])
    assert queries.progress_of(import_).rows == 1
    decision = import_.decisions.get(kind="mapping")
    actions.undo(by=amina, decision=decision)
    import_.refresh_from_db()
    assert (import_.reading, queries.progress_of(import_).rows) == (old, 3)


def test_a_mapping_is_not_undone_under_decisions_made_since() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.correct_mapping(by=amina, import_=import_, mapping={4: "other"})
    read(import_, three_steps())
    actions.edit_row(by=amina, row=row(import_, 1), revision=1, values={"goal": "New"})
    with pytest.raises(NotPossible, match="1 decision was made since"):
        actions.undo(by=amina, decision=import_.decisions.get(kind="mapping"))


def test_every_state_says_what_may_follow_it() -> None:
    assert set(IMPORT_TRANSITIONS) == set(ImportState)
    assert not IMPORT_TRANSITIONS[ImportState.MADE]


def test_what_was_set_aside_is_taken_up_where_it_stood() -> None:
    amina = a_user()
    import_ = an_import(amina)
    actions.accept_all_readings(by=amina, import_=import_)
    decided = import_.decisions.count()
    actions.set_aside_import(by=amina, import_=import_)
    actions.restore_import(by=amina, import_=import_)
    assert (import_.standing, import_.finished_at, import_.decisions.count()) == (ImportState.REVIEW, None, decided)
    assert actions.make_plan_from(by=amina, import_=import_).steps.count() == 3
    with pytest.raises(NotPossible, match="is not set aside"):
        actions.restore_import(by=amina, import_=import_)


def test_what_was_set_aside_is_not_read_again() -> None:
    amina = a_user()
    import_ = actions.set_aside_import(by=amina, import_=an_import(amina))
    with pytest.raises(NotPossible, match="Bring the document in anew"):
        actions.read_again(by=amina, import_=import_)


def test_a_role_that_does_not_exist_is_refused() -> None:
    amina = a_user()
    with pytest.raises(InvalidInput, match="no role of a column"):
        actions.correct_mapping(by=amina, import_=an_import(amina), mapping={1: "owner"})


@pytest.mark.django_db(transaction=True)
def test_start_import_reads_in_the_background() -> None:
    amina = a_user()
    import_ = actions.start_import(by=amina, chunks=["\n".join(LINES).encode()], name="plan.md")
    for thread in threading.enumerate():
        if thread.name == "intake-reading":
            thread.join(timeout=30)
    import_.refresh_from_db()
    assert (import_.standing, import_.failure) == (ImportState.REVIEW, "")
    assert queries.progress_of(import_).rows == 3


@pytest.mark.slow
def test_the_whole_minneapolis_file_takes_at_most_as_many_decisions_as_it_has_doubts(shared: Path) -> None:
    amina = a_user()
    text = (shared / "plan" / "minneapolis-safe-and-thriving-phase-one.txt").read_text(encoding="utf-8")
    names = (shared / "plan" / "departments.txt").read_text(encoding="utf-8").split("\n")
    import_ = actions.read_now(by=amina, file=kept(amina, text, "plan.txt"), departments=names)
    for open_doubt in list(queries.open_doubts(import_)):
        actions.accept_doubt(by=amina, doubt=open_doubt, version=open_doubt.version, value=open_doubt.reading)
    progress = queries.progress_of(import_)
    # Under an hour for someone new: at most 100 decisions leaves 36 seconds for each.
    assert (progress.left, progress.rows) == (0, 138)
    assert progress.decisions <= 100
    assert actions.make_plan_from(by=amina, import_=import_).steps.count() == 138
