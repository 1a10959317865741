"""Desk: the picture of a PDF's page, with the lines marked that a row was read from."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageChops
from tests.domain.intake.factories import row
from tests.engines.reading.printing import Layout, made_up_rows, printed

from headway.base.files import store
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.intake import actions
from headway.domain.intake.models import Import

pytestmark = pytest.mark.django_db


@pytest.fixture
def import_(people: dict[Role, User]) -> Import:
    by = people[Role.EDITOR]
    file = store.keep(by=by, chunks=[printed(made_up_rows(12), Layout())], name="plan.pdf")
    return actions.read_now(by=by, file=file)


def picture(client: Client, import_: Import, query: str = "") -> Image.Image:
    answer = client.get(reverse("desk:import-page", args=[import_.pk, 1]) + query)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    return Image.open(io.BytesIO(answer.content)).convert("RGB")


def test_the_lines_of_a_row_are_marked_and_another_row_s_are_lower(editor: Client, import_: Import) -> None:
    plain = picture(editor, import_)
    first, third = (
        ImageChops.difference(plain, picture(editor, import_, f"?row={row(import_, number).pk}")).getbbox()
        for number in (1, 3)
    )
    assert first and third
    assert first[3] <= third[1] + 12
    assert first[3] - first[1] < plain.height / 2


def test_a_row_that_is_not_there_leaves_the_page_as_it_is(editor: Client, import_: Import) -> None:
    plain = picture(editor, import_)
    assert ImageChops.difference(plain, picture(editor, import_, "?row=999999")).getbbox() is None
    review = editor.get(reverse("desk:import-review", args=[import_.pk]), {"show": "all"})
    assert f"?row={row(import_, 1).pk}" in review.content.decode()
