"""Commands: publishing and verifying from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.domain.plans.factories import a_plan, a_user

from headway.base.people.states import Role
from headway.commands.publish import publish
from headway.commands.verify import verify
from headway.domain.releases.models import Release
from headway.domain.releases.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Editions are written below the test's own folder."""
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path))
    return tmp_path


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(publish, list(arguments))


def test_two_people_publish_in_one_go(own_home: Path) -> None:
    a_plan(2)
    first, second = a_user(), a_user(Role.APPROVER)
    result = _run("--by", first.email, "--approved-by", second.email, "--note", "The first.")
    assert result.exit_code == 0 and "is public" in result.output
    assert (own_home / "releases" / "current" / "index.html").is_file()
    assert CliRunner().invoke(verify, []).exit_code == 0


def test_without_a_second_person_it_is_prepared_and_says_what_is_next(own_home: Path) -> None:
    a_plan(2)
    result = _run("--by", a_user().email)
    assert result.exit_code == 0 and "It is not public yet" in result.output
    assert Release.objects.get().standing is State.PROPOSED
    assert not (own_home / "releases" / "current").exists()
    again = _run("--approved-by", a_user(Role.APPROVER).email)
    assert again.exit_code == 0 and Release.objects.get().standing is State.PUBLISHED


def test_the_same_person_twice_is_refused() -> None:
    a_plan()
    person = a_user(Role.APPROVER)
    result = _run("--by", person.email, "--approved-by", person.email)
    assert result.exit_code == 1 and "Someone else has to approve it" in result.output
    assert Release.objects.get().standing is State.PROPOSED


def test_an_approved_edition_is_published_without_asking() -> None:
    from tests.domain.releases.factories import proposed

    from headway.domain.releases import actions

    release = proposed(a_plan())
    actions.approve(by=a_user(Role.APPROVER), release=release)
    assert _run().exit_code == 0
    assert Release.objects.get().standing is State.PUBLISHED


def test_which_plan_is_asked_only_where_it_is_not_clear() -> None:
    assert "There is no plan yet" in _run().output
    first, _ = a_plan(title="First"), a_plan(title="Second")
    assert "Choose one with --plan" in _run().output
    people = ("--by", a_user().email, "--approved-by", a_user(Role.APPROVER).email)
    assert _run("--plan", first.slug, *people).exit_code == 0
    assert "of “Second” is public" in _run(*people).output
    assert "There is no plan “none”" in _run("--plan", "none").output


def test_verify_ends_with_1_and_names_what_does_not_hold(own_home: Path) -> None:
    plan = a_plan(2)
    _run("--by", a_user().email, "--approved-by", a_user(Role.APPROVER).email)
    page = own_home / "releases" / plan.slug / "editions" / "1" / "en" / "steps" / "1.html"
    page.unlink()
    result = CliRunner().invoke(verify, [])
    assert result.exit_code == 1 and "en/steps/1.html is missing" in result.output
    assert CliRunner().invoke(verify, [str(page.parents[2])]).exit_code == 1
