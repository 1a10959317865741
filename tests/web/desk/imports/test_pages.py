"""Desk: bringing a document in, and the pages around the review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.domain.intake.factories import LINES, a_step, an_import, row, three_steps

from headway.base.core import clock
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.intake import actions
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.domain.plans.models import Plan

pytestmark = pytest.mark.django_db


def upload(client: Client, content: bytes, name: str, **more: str) -> object:
    return client.post(reverse("desk:import-new"), {"document": SimpleUploadedFile(name, content), **more})


def at(name: str, import_: Import, *more: int) -> str:
    return reverse(f"desk:{name}", args=[import_.pk, *more])


def test_an_empty_list_teaches(editor: Client) -> None:
    page = editor.get(reverse("desk:imports")).content.decode()
    assert "No document yet" in page and "there is no template to fill in" in page
    assert 'type="file"' in page


def test_the_number_of_queries_of_the_list_does_not_grow(
    editor: Client, people: dict[Role, User], django_assert_max_num_queries: Any
) -> None:
    for count in (1, 20):
        for _ in range(count):
            an_import(people[Role.EDITOR])
        editor.get(reverse("desk:imports"))
        with django_assert_max_num_queries(14):
            editor.get(reverse("desk:imports"))


def test_an_upload_begins_a_reading_and_shows_it(editor: Client) -> None:
    upload(editor, "\n".join(LINES).encode(), "plan.md", departments="Budget\n# a remark\nIT\n")
    import_ = Import.objects.get()
    assert (import_.standing, import_.given_departments) == (ImportState.READING, ["Budget", "IT"])
    page = editor.get(at("import-review", import_)).content.decode()
    assert "Reading “plan.md”" in page and "See whether it is done" in page


def test_the_same_form_sent_twice_brings_one_document_in(editor: Client) -> None:
    for _ in range(2):
        upload(editor, b"# Plan", "plan.md", form_token="once-only")
    assert Import.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "plan.pdf", "This file is empty"),
        (b"MZ", "plan.exe", "cannot be read: plans come as"),
        (b"%PDF-1.7", "plan.docx", "is really"),
    ],
)
def test_an_upload_that_cannot_be_used_says_what_to_do(
    editor: Client, content: bytes, name: str, sentence: str
) -> None:
    answer = upload(editor, content, name)
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert sentence in page and "Please check this" in page
    assert Import.objects.count() == 0


def test_no_file_at_all_says_so(editor: Client) -> None:
    answer = editor.post(reverse("desk:import-new"), {})
    assert answer.status_code == 422
    assert "Choose the document first." in answer.content.decode()


def test_the_waiting_page_goes_on_by_itself_when_the_reading_is_over(editor: Client, people: dict[Role, User]) -> None:
    waiting = actions.start_import(by=people[Role.EDITOR], chunks=[b"# x"], name="x.md")
    assert "every 1s" in editor.get(at("import-state", waiting)).content.decode()
    done = an_import(people[Role.EDITOR])
    answer = editor.get(at("import-state", done))
    assert (answer.status_code, answer["HX-Redirect"]) == (204, at("import-review", done))


def test_a_reading_that_was_cut_off_offers_to_read_again(editor: Client, people: dict[Role, User]) -> None:
    import_ = actions.start_import(by=people[Role.EDITOR], chunks=[b"# x"], name="x.md")
    Import.objects.update(reading_since=clock.now() - timedelta(minutes=5))
    assert "The reading was cut off" in editor.get(at("import-review", import_)).content.decode()
    editor.post(at("import-again", import_))
    import_.refresh_from_db()
    assert clock.now() - (import_.reading_since or clock.now()) < timedelta(minutes=1)


def test_a_failed_reading_shows_its_reason(editor: Client, people: dict[Role, User]) -> None:
    import_ = actions.start_import(by=people[Role.EDITOR], chunks=[b"# x"], name="x.md")
    Import.objects.update(state=ImportState.FAILED, failure="No table of steps was found in x.md.")
    page = editor.get(at("import-review", import_)).content.decode()
    assert "No table of steps was found in x.md." in page and "text recognition" in page


def test_what_was_not_used_is_listed_with_its_reason(editor: Client, people: dict[Role, User]) -> None:
    page = editor.get(at("import-unused", an_import(people[Role.EDITOR]))).content.decode()
    assert "the column names" in page and "line 1" in page
    assert "The file is in UTF-8." in page


def test_a_corrected_column_reads_the_document_again(editor: Client, people: dict[Role, User]) -> None:
    import_ = an_import(people[Role.EDITOR])
    roles = {"role-0": "section", "role-1": "text", "role-2": "departments", "role-3": "status", "role-4": "deadline"}
    editor.post(at("import-columns", import_), {"form": "columns", **roles})
    import_.refresh_from_db()
    assert (import_.standing, import_.wanted_mapping) == (ImportState.READING, {"0": "section"})


def test_a_status_word_is_explained_once_for_all_rows(editor: Client, people: dict[Role, User]) -> None:
    import_ = an_import(people[Role.EDITOR], steps=[a_step(status="Phase B")])
    assert "“Phase B”" in editor.get(at("import-columns", import_)).content.decode()
    editor.post(at("import-columns", import_), {"form": "words", "word-0": "paused"})
    import_.refresh_from_db()
    assert import_.status_words == {"phase b": "paused"}


def test_the_plan_is_made_when_nothing_is_open(editor: Client, people: dict[Role, User]) -> None:
    import_ = an_import(people[Role.EDITOR])
    assert "2 doubts are still open" in editor.get(at("import-make", import_)).content.decode()
    actions.accept_all_readings(by=people[Role.EDITOR], import_=import_)
    editor.post(at("import-make", import_), {"title": "Our plan", "publisher": "The City"})
    plan = Plan.objects.get()
    assert (plan.title, plan.publisher, plan.steps.count()) == ("Our plan", "The City", 3)
    assert "with 3 steps" in editor.get(at("import-review", import_)).content.decode()


def test_a_plan_needs_its_title(editor: Client, people: dict[Role, User]) -> None:
    import_ = an_import(people[Role.EDITOR], steps=[a_step()])
    answer = editor.post(at("import-make", import_), {"title": ""})
    assert answer.status_code == 422
    assert Plan.objects.count() == 0


def test_a_later_version_is_decided_item_by_item(editor: Client, people: dict[Role, User]) -> None:
    amina = people[Role.EDITOR]
    plan = actions.make_plan_from(by=amina, import_=an_import(amina, steps=[a_step(), *three_steps()[1:2]]))
    import_ = an_import(amina, steps=[a_step(status="Complete"), *three_steps()[1:2]], plan=plan)
    assert "Not compared yet" in editor.get(at("import-changes", import_)).content.decode()
    editor.post(at("import-changes", import_))
    change = import_.changes.get()
    assert "Another status" in editor.get(at("import-changes", import_)).content.decode()
    editor.post(at("import-change", import_, change.pk), {"answer": "accepted", "version": 1})
    editor.post(at("import-version", import_), {"note": "As of June"})
    assert (plan.versions.count(), plan.steps.get(number=1).status_label) == (2, "Complete")


def test_the_log_takes_back_and_does_again(editor: Client, people: dict[Role, User]) -> None:
    amina = people[Role.EDITOR]
    import_ = an_import(amina, steps=[a_step()])
    assert "Nothing was decided yet" in editor.get(at("import-decisions", import_)).content.decode()
    actions.edit_row(by=amina, row=row(import_, 1), revision=1, values={"status": "Complete"})
    decision = import_.decisions.get()
    editor.post(at("import-undo", import_, decision.pk), {"from": "log"})
    assert row(import_, 1).status == "Planning"
    assert "Taken back by" in editor.get(at("import-decisions", import_)).content.decode()
    editor.post(at("import-redo", import_, decision.pk), {"from": "log"})
    assert row(import_, 1).status == "Complete"


def test_the_document_is_handed_out_as_a_download_only(editor: Client, people: dict[Role, User]) -> None:
    answer = editor.get(at("import-file", an_import(people[Role.EDITOR])))
    assert answer["Content-Disposition"] == 'attachment; filename="plan.md"'
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")


def test_a_document_set_aside_stays_in_the_list(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    import_ = an_import(people[Role.EDITOR])
    editor = as_role(Role.EDITOR)
    editor.post(at("import-aside", import_))
    assert "Set aside" in editor.get(reverse("desk:imports")).content.decode()
    assert "was set aside" in editor.get(at("import-review", import_)).content.decode()


def test_a_document_set_aside_is_taken_up_again(editor: Client, people: dict[Role, User]) -> None:
    import_ = an_import(people[Role.EDITOR])
    editor.post(at("import-aside", import_))
    assert at("import-take-up", import_) in editor.get(at("import-review", import_)).content.decode()
    page = editor.post(at("import-take-up", import_), follow=True).content.decode()
    assert "is taken up again" in page and "2 doubts" in page
