"""Tests of design: the gallery at its address on the desk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from headway.base.people import actions
from headway.base.people.states import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["desk:gallery", "desk:gallery-edition"])
def test_gallery_asks_a_stranger_to_sign_in(client: Client, name: str) -> None:
    response = client.get(reverse(name))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("desk:sign-in"))


def test_gallery_shows_itself_to_staff(client: Client) -> None:
    viewer = actions.add_user(
        by=None, email="vera@example.org", name="Vera Viewer", role=Role.VIEWER, password="seven dull green lamps"
    )
    client.force_login(viewer)
    assert b"Every component in all its states" in client.get(reverse("desk:gallery")).content
    assert b"Is the plan on its way?" in client.get(reverse("desk:gallery-edition")).content
