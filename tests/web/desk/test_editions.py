from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from headway.base.core import clock
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.models import Plan
from headway.domain.releases import actions
from headway.domain.releases.models import Release
from headway.domain.releases.states import State

pytestmark = pytest.mark.django_db


def send(client: Client, name: str, *args: object, **answers: object) -> object:
    where = reverse(f"desk:{name}", args=args)
    page = client.get(where).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    return client.post(where, {**hidden, **answers})


@pytest.fixture
def release(plan: Plan, people: dict[Role, User]) -> Release:
    return actions.propose(by=people[Role.EDITOR], plan=plan, as_of=clock.today(), note="As published.")


def test_an_edition_is_prepared_and_waits_for_someone_else(editor: Client, plan: Plan) -> None:
    response = send(editor, "prepare", plan.slug, kind="regular", note="The first one.")
    release = Release.objects.get()
    page = editor.get(response["Location"]).content.decode()  # type: ignore[index]
    assert release.state == State.PROPOSED
    assert "The first one." in page
    assert "Waiting for a second person" in page


def test_a_correction_says_what_was_wrong(editor: Client, plan: Plan) -> None:
    response = send(editor, "prepare", plan.slug, kind="correction", note="")
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert not Release.objects.exists()


def test_whoever_prepared_it_cannot_approve_it(approver: Client, plan: Plan) -> None:
    send(approver, "prepare", plan.slug, kind="regular")
    release = Release.objects.get()
    page = approver.get(reverse("desk:edition", args=[release.pk])).content.decode()
    assert "Someone else has to approve it" in page
    assert send(approver, "edition-approve", release.pk).status_code == 403  # type: ignore[attr-defined]
    assert Release.objects.get().state == State.PROPOSED


def test_a_second_person_approves(approver: Client, release: Release) -> None:
    send(approver, "edition-approve", release.pk)
    release.refresh_from_db()
    assert release.state == State.APPROVED
    assert "Publish it" in approver.get(reverse("desk:edition", args=[release.pk])).content.decode()


def test_sending_back_needs_a_reason_and_shows_it(approver: Client, release: Release, plan: Plan) -> None:
    assert send(approver, "edition-return", release.pk, reason="").status_code == 422  # type: ignore[attr-defined]
    send(approver, "edition-return", release.pk, reason="Step 3 is wrong.")
    page = approver.get(reverse("desk:editions")).content.decode()
    assert "Step 3 is wrong." in page
    assert reverse("desk:prepare", args=[plan.slug]) in page


def test_nothing_is_published_before_it_is_approved(editor: Client, release: Release) -> None:
    response = send(editor, "edition-publish", release.pk)
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "second person" in response.content.decode()  # type: ignore[attr-defined]


def test_a_row_that_no_edition_holds_cannot_be_withdrawn(approver: Client, release: Release, plan: Plan) -> None:
    response = send(approver, "withdraw", plan.slug, table="steps", key="999", reason="A name leaked.")
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "No edition holds" in response.content.decode()  # type: ignore[attr-defined]


def test_the_list_says_why_no_other_can_be_prepared(editor: Client, release: Release) -> None:
    assert "still on its way" in editor.get(reverse("desk:editions")).content.decode()


def test_the_preview_is_the_edition_itself_and_kept_nowhere(approver: Client, release: Release, plan: Plan) -> None:
    address = reverse("desk:edition-preview", args=[release.pk, ""])
    assert address in approver.get(reverse("desk:edition", args=[release.pk])).content.decode()
    response = approver.get(address, follow=True)
    assert response.status_code == 200
    assert plan.title in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_an_edition_that_went_back_has_no_preview(approver: Client, release: Release) -> None:
    send(approver, "edition-return", release.pk, reason="Not yet.")
    assert approver.get(reverse("desk:edition-preview", args=[release.pk, ""])).status_code == 404


def test_approved_then_published_and_a_row_withdrawn(
    editor: Client, approver: Client, release: Release, plan: Plan
) -> None:
    send(approver, "edition-approve", release.pk)
    send(editor, "edition-publish", release.pk)
    release.refresh_from_db()
    assert release.state == State.PUBLISHED
    assert "Published" in editor.get(reverse("desk:edition", args=[release.pk])).content.decode()
    send(approver, "withdraw", plan.slug, table="steps", key="2", reason="It named a person.")
    assert "It named a person." in approver.get(reverse("desk:editions")).content.decode()


def test_a_refused_publication_can_be_sent_again(editor: Client, approver: Client, release: Release) -> None:
    where = reverse("desk:edition-publish", args=[release.pk])
    hidden = dict(re.findall(r'name="(form_token)" value="([^"]*)"', editor.get(where).content.decode()))
    assert editor.post(where, hidden).status_code == 409
    send(approver, "edition-approve", release.pk)
    editor.post(where, hidden)
    release.refresh_from_db()
    assert release.state == State.PUBLISHED
