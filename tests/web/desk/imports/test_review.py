"""Desk: the review of an import, with and without JavaScript, and with two people at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.domain.intake.factories import STATUS_DOUBT, a_step, an_import, doubt, row

from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.intake import actions, queries
from headway.domain.intake.models import Import

pytestmark = pytest.mark.django_db
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def import_(people: dict[Role, User]) -> Import:
    return an_import(people[Role.EDITOR])


def at(name: str, import_: Import, *more: int, query: str = "") -> str:
    return reverse(f"desk:{name}", args=[import_.pk, *more]) + (f"?{query}" if query else "")


def settle(client: Client, import_: Import, number: int, field: str, choice: int, **more: Any) -> Any:
    found = doubt(import_, number, field)
    data = {"version": more.pop("version", found.version), "choice": choice}
    return client.post(at("import-settle", import_, found.pk), data, **more)


def test_the_first_doubt_stands_beside_its_lines(editor: Client, import_: Import) -> None:
    page = editor.get(at("import-review", import_)).content.decode()
    assert "Two statuses stand in this cell." in page
    assert 'data-key="a"' in page and 'data-key="2"' in page
    assert "<mark>Planning</mark>" in page
    assert '<li class="here"><span>3</span>' in page


def test_without_javascript_a_decision_leads_to_the_next_doubt(editor: Client, import_: Import) -> None:
    answer = settle(editor, import_, 1, "status", 1)
    assert answer.status_code == 302
    assert answer["Location"] == at("import-review", import_, query=f"row={row(import_, 3).pk}")
    assert row(import_, 1).status == "In progress"


def test_with_htmx_only_the_review_comes_back_and_says_what_happened(editor: Client, import_: Import) -> None:
    answer = settle(editor, import_, 1, "status", 0, **HTMX)
    page = answer.content.decode()
    assert page.startswith('<div id="review"') and "<html" not in page
    assert 'data-hx-swap-oob="innerHTML:#said">Settled. Row 1, status: Planning.' in page
    assert answer["HX-Replace-Url"].endswith(f"row={row(import_, 3).pk}")


def test_the_filter_is_kept_from_one_decision_to_the_next(editor: Client, import_: Import) -> None:
    found = doubt(import_, 1, "status")
    address = at("import-settle", import_, found.pk, query="show=all&q=board")
    answer = editor.post(address, {"version": 1, "choice": 0})
    assert answer["Location"] == at("import-review", import_, query=f"show=all&q=board&row={found.row_id}")


def test_of_two_people_the_second_is_shown_both_values(
    editor: Client, as_role: Callable[[Role], Client], people: dict[Role, User], import_: Import
) -> None:
    settle(as_role(Role.APPROVER), import_, 1, "status", 1)
    answer = settle(editor, import_, 1, "status", 0, version=1)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert people[Role.APPROVER].name in page
    assert "<dt>It is now</dt><dd>In progress</dd>" in page and "<dt>You meant</dt><dd>Planning</dd>" in page


def test_a_conflict_while_editing_keeps_what_was_typed(
    editor: Client, people: dict[Role, User], import_: Import
) -> None:
    found = row(import_, 2)
    actions.edit_row(by=people[Role.APPROVER], row=found, revision=1, values={"status": "Complete"})
    data = {"revision": 1, "text": found.text, "departments": "NCR", "status": "Paused", "goal": found.goal}
    answer = editor.post(at("import-edit", import_, found.pk), {**data, "section": found.section})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Status: Complete" in page and 'value="Paused"' in page and "Save mine" in page
    assert 'name="revision" value="2"' in page


def test_an_edit_with_a_wrong_date_says_so_and_keeps_what_was_typed(editor: Client, import_: Import) -> None:
    found = row(import_, 1)
    data = {"revision": 1, "text": found.text, "deadline": "some day", "goal": found.goal}
    answer = editor.post(at("import-edit", import_, found.pk), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "“some day” is not a date" in page and 'value="some day"' in page


def test_splitting_by_an_empty_line(editor: Client, import_: Import) -> None:
    found = row(import_, 3)
    data = {"revision": 1, "text": "Publish the budget.\n\nExplain the budget."}
    editor.post(at("import-split", import_, found.pk), data)
    assert (row(import_, 3).text, row(import_, "3b").text) == ("Publish the budget.", "Explain the budget.")


def test_merging_setting_aside_and_taking_back(editor: Client, import_: Import) -> None:
    editor.post(at("import-merge", import_, row(import_, 2).pk), {"revision": 1})
    assert queries.progress_of(import_).rows == 2
    last = queries.last_standing_decision(import_)
    editor.post(at("import-undo", import_, last.pk if last else 0))
    editor.post(at("import-row-aside", import_, row(import_, 3).pk), {"revision": 1})
    progress = queries.progress_of(import_)
    assert (progress.rows, progress.set_aside) == (2, 1)


def test_all_of_a_kind_are_shown_before_they_are_settled(editor: Client, people: dict[Role, User]) -> None:
    steps = [a_step(f"Step number {n}.", line=3, doubts=[STATUS_DOUBT]) for n in range(1, 4)]
    import_ = an_import(people[Role.EDITOR], steps=steps)
    address = at("import-alike", import_, doubt(import_, 1, "status").pk)
    page = editor.get(address).content.decode()
    assert "Settle 3 cells as one decision" in page and "Step number 3." in page
    editor.post(address, {"choice": 0, "expected": 3})
    assert queries.progress_of(import_).left == 0


def test_a_viewer_sees_the_review_and_no_button(as_role: Callable[[Role], Client], import_: Import) -> None:
    viewer = as_role(Role.VIEWER)
    page = viewer.get(at("import-review", import_)).content.decode()
    assert "Two statuses stand in this cell." in page and "choice-button" not in page
    assert settle(viewer, import_, 1, "status", 0).status_code == 403


def test_a_row_of_another_import_is_not_there(editor: Client, people: dict[Role, User], import_: Import) -> None:
    other = an_import(people[Role.EDITOR])
    answer = editor.post(at("import-row-aside", import_, row(other, 1).pk), {"revision": 1})
    assert answer.status_code == 404


@pytest.mark.parametrize("query", ["row=99999999999999999999", "row=x", "show=nonsense", "section=%00", "q=%27%22<b>"])
def test_an_address_that_makes_no_sense_still_shows_a_page(editor: Client, import_: Import, query: str) -> None:
    answer = editor.get(at("import-review", import_, query=query))
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode()


def test_what_the_document_says_is_never_markup(editor: Client, people: dict[Role, User]) -> None:
    import_ = an_import(people[Role.EDITOR], steps=[a_step("<script>alert(1)</script>", doubts=[STATUS_DOUBT])])
    page = editor.get(at("import-review", import_)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_number_of_queries_does_not_grow_with_the_rows(
    editor: Client, people: dict[Role, User], django_assert_max_num_queries: Any
) -> None:
    steps = [a_step(f"Step number {n}.", line=3, doubts=[STATUS_DOUBT]) for n in range(60)]
    import_ = an_import(people[Role.EDITOR], steps=steps)
    editor.get(at("import-review", import_))
    with django_assert_max_num_queries(20):
        editor.get(at("import-review", import_))
