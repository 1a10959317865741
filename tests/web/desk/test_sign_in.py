from __future__ import annotations

from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from tests.domain.plans.factories import PASSWORD

from headway.base.audit.models import Record
from headway.base.audit.states import Event
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.web.desk import throttle

pytestmark = pytest.mark.django_db
ADDRESS = reverse("desk:sign-in")


def send(client: Client, email: str, password: str = PASSWORD, **more: str) -> object:
    return client.post(ADDRESS, {"email": email, "password": password, **more})


def test_right_password_leads_home_and_is_recorded(people: dict[Role, User]) -> None:
    client = Client()
    response = client.post(ADDRESS, {"email": people[Role.EDITOR].email.upper(), "password": PASSWORD})
    assert response.status_code == 302
    assert response["Location"] == reverse("desk:home")
    assert Record.objects.filter(event=Event.SIGNED_IN, actor_id=people[Role.EDITOR].pk).exists()


def test_wrong_password_and_unknown_address_get_the_same_answer(people: dict[Role, User]) -> None:
    known = Client().post(ADDRESS, {"email": people[Role.EDITOR].email, "password": "wrong"})
    unknown = Client().post(ADDRESS, {"email": "nobody@example.org", "password": "wrong"})
    assert known.status_code == unknown.status_code == 422
    said = "The email address and the password do not belong together."
    assert said in known.content.decode()
    assert said in unknown.content.decode()


def test_a_person_whose_access_ended_gets_the_same_answer(people: dict[Role, User]) -> None:
    User.objects.filter(pk=people[Role.EDITOR].pk).update(is_active=False)
    response = Client().post(ADDRESS, {"email": people[Role.EDITOR].email, "password": PASSWORD})
    assert response.status_code == 422
    assert "do not belong together" in response.content.decode()


def test_tries_on_one_account_run_out_before_a_password_is_hashed(people: dict[Role, User]) -> None:
    for _ in range(throttle.TRIES_AN_ACCOUNT):
        send(Client(), people[Role.EDITOR].email, "wrong")
    with patch("django.contrib.auth.authenticate") as hashing:
        response = Client().post(ADDRESS, {"email": people[Role.EDITOR].email, "password": PASSWORD})
    assert "Too many tries" in response.content.decode()
    hashing.assert_not_called()


def test_tries_from_one_address_run_out_over_many_accounts(people: dict[Role, User]) -> None:
    for number in range(throttle.TRIES_AN_ADDRESS):
        send(Client(), f"guess{number}@example.org", "wrong")
    response = Client().post(ADDRESS, {"email": people[Role.EDITOR].email, "password": PASSWORD})
    elsewhere = Client(REMOTE_ADDR="10.1.2.3").post(ADDRESS, {"email": people[Role.EDITOR].email, "password": PASSWORD})
    assert "Too many tries" in response.content.decode()
    assert elsewhere.status_code == 302


def test_a_right_password_gives_the_account_its_tries_back(people: dict[Role, User]) -> None:
    email = people[Role.EDITOR].email
    for _ in range(2):
        for _ in range(throttle.TRIES_AN_ACCOUNT - 1):
            send(Client(), email, "wrong")
        assert Client().post(ADDRESS, {"email": email, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("bad", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_it_never_leads_to_another_site(people: dict[Role, User], bad: str) -> None:
    response = Client().post(ADDRESS, {"email": people[Role.EDITOR].email, "password": PASSWORD, "next": bad})
    assert response["Location"] == reverse("desk:home")


def test_it_leads_back_to_the_page_that_was_asked_for(people: dict[Role, User]) -> None:
    asked = reverse("desk:history")
    to_sign_in = Client().get(asked)
    assert to_sign_in["Location"] == f"{ADDRESS}?next={asked}"
    response = Client().post(
        to_sign_in["Location"], {"email": people[Role.EDITOR].email, "password": PASSWORD, "next": asked}
    )
    assert response["Location"] == asked


def test_signing_out_ends_the_session(editor: Client) -> None:
    assert editor.get(reverse("desk:home")).status_code == 200
    editor.post(reverse("desk:sign-out"))
    assert editor.get(reverse("desk:home")).status_code == 302


def test_ended_access_ends_the_session(editor: Client, people: dict[Role, User]) -> None:
    User.objects.filter(pk=people[Role.EDITOR].pk).update(is_active=False)
    assert editor.get(reverse("desk:home")).status_code in {302, 403}
