from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.domain.plans.factories import PASSWORD

from headway.base.core import clock
from headway.base.people.actions import deactivate_user
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.actions.deadlines import propose_deadline
from headway.domain.plans.models import Plan, Step
from headway.web.desk import throttle
from headway.web.desk.errors import broken
from headway.web.desk.pages import pages_of

pytestmark = pytest.mark.django_db


def test_home_without_a_plan_says_how_to_begin(editor: Client) -> None:
    page = editor.get(reverse("desk:home")).content.decode()
    assert "No plan yet" in page
    assert reverse("desk:imports") in page


def test_home_names_what_waits_and_who_may_not(
    editor: Client, approver: Client, step: Step, people: dict[Role, User]
) -> None:
    later = clock.today().replace(year=2031)
    propose_deadline(by=people[Role.EDITOR], step=step, revision=step.revision, due=later, reason="Vendor.")
    theirs, mine = (
        approver.get(reverse("desk:home")).content.decode(),
        editor.get(reverse("desk:home")).content.decode(),
    )
    assert "A new deadline for step 3" in theirs and "A new deadline for step 3" in mine
    assert "Your role does not allow this" in mine
    assert "Your role does not allow this" not in theirs


def test_figures_carry_what_they_are_a_share_of(editor: Client, plan: Plan) -> None:
    page = editor.get(reverse("desk:plan", args=[plan.slug])).content.decode()
    assert "of 12" in page
    assert "Nobody has reported on any step yet" in page


def test_editing_a_plan_keeps_its_address(editor: Client, plan: Plan) -> None:
    where = reverse("desk:edit-plan", args=[plan.slug])
    answers = {"title": "A better title", "publisher": "The City", "stale_after_days": "30"}
    response = editor.post(where, answers)
    plan.refresh_from_db()
    assert response["Location"] == reverse("desk:plan", args=[plan.slug])
    assert (plan.title, plan.stale_after_days) == ("A better title", 30)


def test_an_administrator_adds_changes_and_ends(as_role: Callable[[Role], Client]) -> None:
    client = as_role(Role.ADMINISTRATOR)
    new = {"name": "Nora New", "email": "nora@example.org", "role": "editor", "password": "seven wet horses"}
    client.post(reverse("desk:new-person"), new)
    nora = User.objects.get(email="nora@example.org")
    client.post(reverse("desk:change-role", args=[nora.pk]), {"role": "approver", "reason": "Promoted."})
    client.post(reverse("desk:end-access", args=[nora.pk]), {"reason": "Left the city."})
    nora.refresh_from_db()
    assert (nora.role, nora.is_active) == (Role.APPROVER, False)
    history = client.get(reverse("desk:history"), {"q": "Left the city"}).content.decode()
    assert "Access ended" in history and "Nora New" in history


def test_a_weak_password_is_refused_with_the_rule(as_role: Callable[[Role], Client]) -> None:
    new = {"name": "Nora New", "email": "nora@example.org", "role": "editor", "password": "short"}
    response = as_role(Role.ADMINISTRATOR).post(reverse("desk:new-person"), new)
    assert response.status_code == 422
    assert "12 characters" in response.content.decode()
    assert not User.objects.filter(email="nora@example.org").exists()


def test_an_address_that_is_taken_is_refused(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    new = {"name": "Nora", "email": people[Role.EDITOR].email, "role": "editor", "password": "seven wet horses"}
    response = as_role(Role.ADMINISTRATOR).post(reverse("desk:new-person"), new)
    assert response.status_code == 422
    assert "already has an account" in response.content.decode()


def test_nobody_ends_their_own_access(as_role: Callable[[Role], Client], people: dict[Role, User]) -> None:
    me = people[Role.ADMINISTRATOR]
    response = as_role(Role.ADMINISTRATOR).post(reverse("desk:end-access", args=[me.pk]), {"reason": "x"})
    assert response.status_code == 409
    assert User.objects.get(pk=me.pk).is_active


def test_departments_are_listed_with_their_steps(editor: Client, plan: Plan) -> None:
    page = editor.get(reverse("desk:departments")).content.decode()
    assert "Department 3" in page
    assert "department=department-3" in page


def test_history_shows_a_change_with_its_reason(editor: Client, people: dict[Role, User]) -> None:
    deactivate_user(by=people[Role.ADMINISTRATOR], user=people[Role.VIEWER], reason="Moved away.")
    page = editor.get(reverse("desk:history"), {"event": "user_deactivated"}).content.decode()
    assert "Reason: Moved away." in page
    assert "1 change<" in page


def test_help_tells_a_viewer_what_they_may_not(as_role: Callable[[Role], Client]) -> None:
    page = as_role(Role.VIEWER).get(reverse("desk:help")).content.decode()
    assert "You may not" in page
    assert "Say how a step is doing" in page


def test_refusals_say_who_may(as_role: Callable[[Role], Client]) -> None:
    response = as_role(Role.VIEWER).get(reverse("desk:people"))
    assert response.status_code == 403
    assert "Ask someone who is administrator" in response.content.decode()


def test_a_lost_page_says_where_to_go(editor: Client) -> None:
    response = editor.get("/desk/nowhere/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


def test_our_own_fault_needs_nothing_to_be_shown(
    rf: object, django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        response = broken(rf.get("/desk/"))  # type: ignore[attr-defined]
    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()


def test_a_stale_form_says_that_nothing_was_saved(people: dict[Role, User]) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(people[Role.EDITOR])
    response = careful.post(reverse("desk:sign-out"))
    assert response.status_code == 403
    assert "Nothing was saved" in response.content.decode()


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [(1, 1, []), (1, 3, [1, 2, 3]), (1, 12, [1, 2, 3, 0, 12]), (6, 12, [1, 0, 4, 5, 6, 7, 8, 0, 12])],
)
def test_numbers_below_a_list(number: int, count: int, shown: list[int]) -> None:
    assert [link.number for link in pages_of(number, count, address="?q=a").links] == shown


def test_a_new_password_asks_for_the_present_one_and_keeps_the_session(
    editor: Client, people: dict[Role, User]
) -> None:
    where, other = reverse("desk:password"), Client()
    other.force_login(people[Role.EDITOR])
    wrong = editor.post(where, {"current": "not it", "password": "seven wet horses"})
    right = editor.post(where, {"current": PASSWORD, "password": "seven wet horses"})
    assert (wrong.status_code, right.status_code) == (422, 302)
    assert editor.get(reverse("desk:home")).status_code == 200
    assert other.get(reverse("desk:home")).status_code == 302


def test_an_administrator_sets_a_forgotten_password(
    as_role: Callable[[Role], Client], people: dict[Role, User]
) -> None:
    where = reverse("desk:reset-password", args=[people[Role.EDITOR].pk])
    weak = as_role(Role.ADMINISTRATOR).post(where, {"password": "short"})
    as_role(Role.ADMINISTRATOR).post(where, {"password": "seven wet horses"})
    assert weak.status_code == 422
    assert User.objects.get(pk=people[Role.EDITOR].pk).check_password("seven wet horses")


def test_guesses_at_the_present_password_run_out(editor: Client) -> None:
    for _ in range(throttle.TRIES_AN_ACCOUNT):
        editor.post(reverse("desk:password"), {"current": "guess", "password": "seven wet horses"})
    response = editor.post(reverse("desk:password"), {"current": PASSWORD, "password": "seven wet horses"})
    assert response.status_code == 409
    assert "Too many tries" in response.content.decode()
