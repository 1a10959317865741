"""Desk: a number in an address that no database can hold is a page that is not there, never an error of ours."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.domain.intake.factories import an_import
from tests.repository.test_audience import DESK, VALUES

from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.intake.models import Import
from headway.domain.plans.models import Step

pytestmark = pytest.mark.django_db
NUMBERED = sorted(
    (name, key) for name, pattern in DESK.items() for key in pattern.pattern.converters if isinstance(VALUES[key], int)
)
TOO_LARGE = (2**31, 2**63, 2**63 + 1, 10**40)


def with_number(name: str, key: str, number: int, slug: str) -> str:
    """The address of a screen with this number in one place, put together by hand: the real one refuses to."""
    route = str(DESK[name].pattern)
    values = {**VALUES, "plan": slug, key: number}
    prefix = "/desk/imports/" if name.startswith("desk:import-") else "/desk/"
    return prefix + re.sub(r"<\w+:(\w+)>", lambda found: str(values[found[1]]), route)


def test_a_number_past_what_a_column_holds_is_not_there(editor: Client, step: Step) -> None:
    answers = {
        (name, key, number): editor.get(with_number(name, key, number, step.plan.slug)).status_code
        for name, key in NUMBERED
        for number in TOO_LARGE
    }
    assert len(answers) > 100
    assert {asked: status for asked, status in answers.items() if status != 404} == {}


def test_the_addresses_put_together_by_hand_are_real(approver: Client, step: Step) -> None:
    assert approver.get(with_number("desk:step", "number", step.number, step.plan.slug)).status_code == 200


def test_a_number_after_the_question_mark_is_never_an_error(
    editor: Client, people: dict[Role, User], step: Step
) -> None:
    import_ = an_import(people[Role.EDITOR])
    for number in (str(2**63), "9" * 18, "9" * 40, "-1", "1e9", "٣", "%00"):
        answers = {page: editor.get(page).status_code for page in asking_for(number, step=step, import_=import_)}
        assert answers == dict.fromkeys(answers, 200)


def asking_for(number: str, *, step: Step, import_: Import) -> tuple[str, ...]:
    return (f"/desk/plans/{step.plan.slug}/steps/?page={number}", f"/desk/history/?page={number}",
             f"/desk/history/?who={number}", f"/desk/imports/{import_.pk}/?row={number}&page={number}",
             f"/desk/imports/?page={number}", f"/desk/imports/{import_.pk}/decisions/?page={number}")  # fmt: skip


def test_a_number_a_form_carries_is_never_an_error(editor: Client, people: dict[Role, User], step: Step) -> None:
    import_ = an_import(people[Role.EDITOR])
    row = import_.reading.rows.first()  # type: ignore[union-attr]
    home = f"/desk/plans/{step.plan.slug}/steps/{step.number}"
    for number in (str(2**31), str(2**63), "9" * 15, "9" * 40):
        said = {"revision": number, "version": number, "title_": "Another", "internal_note": "", "choice": number}
        wrong = [
            answer.status_code
            for answer in (
                editor.post(f"{home}/edit/", said),
                editor.post(f"/desk/imports/{import_.pk}/rows/{row.pk}/aside/", said),  # type: ignore[union-attr]
            )
            if answer.status_code not in {409, 422}
        ]
        assert not wrong, number
