from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from tests.domain.plans.factories import a_new_step, many_new_steps

from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.actions.editing import edit_step
from headway.domain.plans.actions.making import make_plan
from headway.domain.plans.models import Plan, Step
from headway.web.desk import kept

pytestmark = pytest.mark.django_db


def address(plan: Plan, name: str = "desk:steps") -> str:
    return reverse(name, args=[plan.slug])


def test_it_lists_fifty_steps_a_page(editor: Client, people: dict[Role, User]) -> None:
    plan = make_plan(by=people[Role.EDITOR], title="Long", steps=many_new_steps(120))
    first, last = editor.get(address(plan)), editor.get(address(plan), {"page": "3"})
    assert first.content.decode().count("<tr data-row>") == 50
    assert last.content.decode().count("<tr data-row>") == 20
    assert "120 steps, page 3 of 3" in last.content.decode()


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "²"])
def test_a_page_that_is_not_one_is_answered(editor: Client, plan: Plan, page: str) -> None:
    assert editor.get(address(plan), {"page": page}).status_code == 200


def test_filters_in_the_address_are_the_filters_of_the_page(editor: Client, plan: Plan) -> None:
    page = editor.get(address(plan), {"status": "complete", "department": "department-3"}).content.decode()
    assert page.count("<tr data-row>") == 1
    assert '<option value="department-3" selected>' in page
    assert 'name="status" value="complete"' in page


def test_search_forgives_a_typing_error(editor: Client, people: dict[Role, User]) -> None:
    steps = [a_new_step("Create a community advisory committee."), a_new_step("Buy new radios for dispatch.")]
    plan = make_plan(by=people[Role.EDITOR], title="Two", steps=steps)
    page = editor.get(address(plan), {"q": "comittee"}).content.decode()
    assert "advisory" in page
    assert "radios" not in page


def test_nothing_found_says_what_to_do(editor: Client, plan: Plan) -> None:
    page = editor.get(address(plan), {"q": "zzzzqqq"}).content.decode()
    assert "No step matches" in page
    assert "see all steps" in page


def test_columns_are_chosen_in_the_address(editor: Client, plan: Plan) -> None:
    page = editor.get(address(plan), {"columns": ["goal", "word"]}).content.decode()
    assert '<th scope="col">Goal</th><th scope="col">Last update</th>' in page
    assert 'data-label="Departments"' not in page


def test_a_change_shows_at_once(editor: Client, plan: Plan, people: dict[Role, User]) -> None:
    assert "Renamed by hand" not in editor.get(address(plan)).content.decode()
    step = Step.objects.get(plan=plan, number=1)
    edit_step(by=people[Role.EDITOR], step=step, revision=step.revision, title="Renamed by hand")
    assert "Renamed by hand" in editor.get(address(plan)).content.decode()


def test_text_from_a_plan_is_escaped(editor: Client, people: dict[Role, User]) -> None:
    plan = make_plan(by=people[Role.EDITOR], title="Bad", steps=[a_new_step("<script>alert(1)</script>")])
    page = editor.get(address(plan)).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("number", [1, 50])
def test_queries_do_not_grow_with_the_rows(
    editor: Client, people: dict[Role, User], number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(by=people[Role.EDITOR], title="Counted", steps=many_new_steps(number))
    kept.forget()
    with django_assert_max_num_queries(22):
        cold = editor.get(address(plan))
    with django_assert_max_num_queries(3):
        warm = editor.get(address(plan))
    assert cold.content.decode().count("<tr data-row>") == number
    assert warm.content == cold.content or warm.content.decode().count("<tr data-row>") == number


def test_a_viewer_is_offered_no_form(as_role: object, plan: Plan) -> None:
    page = as_role(Role.VIEWER).get(address(plan)).content.decode()  # type: ignore[operator]
    assert page.count("<tr data-row>") == 12
    assert "data-edit" not in page


def test_csv_holds_the_filtered_list_and_no_formula(editor: Client, people: dict[Role, User]) -> None:
    steps = [a_new_step("=1+1", deadline=date(2027, 1, 1)), a_new_step("@SUM(A1)"), a_new_step("Plain text.")]
    plan = make_plan(by=people[Role.EDITOR], title="Formulas", steps=steps)
    response = editor.get(address(plan, "desk:steps-csv"))
    rows = list(csv.DictReader(io.StringIO(b"".join(response).decode("utf-8-sig"))))  # type: ignore[call-overload]
    assert [row["Text as published"] for row in rows] == ["'=1+1", "'@SUM(A1)", "Plain text."]
    assert rows[0]["Deadline now"] == "2027-01-01"
    assert response["Cache-Control"] == "no-store"


def test_xlsx_keeps_text_as_text_and_dates_as_dates(editor: Client, people: dict[Role, User]) -> None:
    plan = make_plan(by=people[Role.EDITOR], title="Sheet", steps=[a_new_step("=1+1", deadline=date(2027, 1, 1))])
    response = editor.get(address(plan, "desk:steps-xlsx"))
    sheet = load_workbook(io.BytesIO(response.content)).active
    head = [cell.value for cell in sheet[1]]
    text, due = sheet[2][head.index("Text as published")], sheet[2][head.index("Deadline now")]
    assert (text.value, text.data_type) == ("=1+1", "s")
    assert due.value.date() == date(2027, 1, 1)


def test_internal_notes_are_in_no_file(editor: Client, plan: Plan, people: dict[Role, User]) -> None:
    step = Step.objects.get(plan=plan, number=1)
    edit_step(by=people[Role.EDITOR], step=step, revision=step.revision, internal_note="canary-9481")
    csv_bytes = b"".join(editor.get(address(plan, "desk:steps-csv")))  # type: ignore[call-overload]
    assert b"canary-9481" not in csv_bytes
    assert csv_bytes.count(b"\n") >= 13


def test_the_kept_frame_carries_this_requests_own_token(editor: Client, plan: Plan, people: dict[Role, User]) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(people[Role.EDITOR])
    careful.get(address(plan))
    page = careful.get(address(plan)).content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
    assert careful.post(reverse("desk:sign-out"), {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_message_is_shown_once_on_a_kept_page(editor: Client, approver: Client, plan: Plan) -> None:
    editor.get(address(plan))
    editor.post(reverse("desk:edit-plan", args=[plan.slug]), {"title": "Renamed", "stale_after_days": "30"})
    first, again = editor.get(address(plan)).content.decode(), editor.get(address(plan)).content.decode()
    assert "Saved." in first and "Renamed" in first
    assert "Saved." not in again
    assert "Saved." not in approver.get(address(plan)).content.decode()


def test_one_persons_frame_is_not_anothers(
    editor: Client, approver: Client, plan: Plan, people: dict[Role, User]
) -> None:
    mine, theirs = editor.get(address(plan)).content.decode(), approver.get(address(plan)).content.decode()
    assert people[Role.EDITOR].name in mine
    assert people[Role.EDITOR].name not in theirs and people[Role.APPROVER].name in theirs
