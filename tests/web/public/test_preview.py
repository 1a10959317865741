"""Public: the preview is what will be published, and nothing of it is cached."""

from __future__ import annotations

import pytest
from django.http import Http404
from tests.domain.plans.factories import a_plan, a_user
from tests.domain.releases.factories import approved, edition_folder, proposed

from headway.base.core.errors import NotPossible
from headway.base.people.states import Role
from headway.domain.releases import actions
from headway.web.public.preview import preview_response

pytestmark = pytest.mark.django_db


def test_the_preview_is_what_is_published_byte_for_byte() -> None:
    release = approved(a_plan(3))
    previewed = {path: preview_response(release, path).content for path in ("en/steps/2.html", "en/goals/index.html")}
    actions.publish(by=a_user(), release=release)
    folder = edition_folder(release)
    assert previewed == {path: (folder / path).read_bytes() for path in previewed}
    assert preview_response(release, "").content == (folder / "index.html").read_bytes()


def test_the_preview_is_not_cached_and_has_the_public_headers() -> None:
    response = preview_response(proposed(a_plan()), "")
    assert response["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response["Content-Security-Policy"]
    with pytest.raises(Http404):
        preview_response(proposed(a_plan()), "../indexes/editions/1.json")


def test_what_was_sent_back_has_no_preview() -> None:
    release = proposed(a_plan())
    actions.return_(by=a_user(Role.APPROVER), release=release, reason="Not yet.")
    with pytest.raises(NotPossible):
        preview_response(release, "")
