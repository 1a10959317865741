"""Releases: publishing, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.domain.plans.factories import a_plan, a_user, reported
from tests.domain.releases.factories import approved, edition_folder, proposed, published, store_of

from headway.domain.plans.models import Step
from headway.domain.plans.states import Status
from headway.domain.releases import actions, proof, queries
from headway.domain.releases.actions import publishing
from headway.domain.releases.models import Release
from headway.domain.releases.states import Difference, State
from headway.domain.releases.verifying import verify_against_database, verify_folder

pytestmark = pytest.mark.django_db


def test_publish_makes_a_folder_that_is_shown(own_home: Path) -> None:
    release = published(a_plan(5), note="The first.")
    assert (own_home / "releases" / "current" / "index.html").is_file()
    assert (edition_folder(release) / "en" / "steps" / "3.html").is_file()
    assert release.standing is State.PUBLISHED and len(release.hash) == 64
    assert verify_folder(own_home / "releases") == verify_against_database() == []


def test_a_second_edition_writes_only_what_changed() -> None:
    plan = a_plan(30)
    published(plan)
    reported(Step.objects.get(plan=plan, number=3), Status.PLANNING, note="On its way.")
    second = published(plan)
    store = store_of(plan)
    before, after = store.index("editions/1"), store.index("editions/2")
    pages = {path for path in after if path.startswith("en/steps/") and before.get(path) != after[path]}
    assert pages == {"en/steps/3.html", "en/steps/index.html"}
    same = edition_folder(second) / "en" / "steps" / "4.html"
    assert os.path.samefile(same, edition_folder(second).parent / "1" / "en" / "steps" / "4.html")


def test_the_chain_links_each_edition_to_the_one_before() -> None:
    plan = a_plan()
    first, second = published(plan), published(plan)
    assert second.previous_hash == first.hash != second.hash
    assert (edition_folder(second) / proof.CHAIN).read_text().count("\n") == 2


def test_what_changes_names_the_field() -> None:
    plan = a_plan(4)
    published(plan)
    reported(Step.objects.get(plan=plan, number=2), Status.PAUSED, reason="No money.")
    changes = queries.what_changes(proposed(plan))
    (step,) = (change for change in changes if change.table == "steps")
    assert step.difference is Difference.CHANGED and step.key == "2"
    assert ("status", "planning", "paused") in {(f.name, f.before, f.after) for f in step.fields}


def test_cut_short_before_the_seal_the_old_edition_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, move = a_plan(), publishing.move
    published(plan)
    release = approved(plan)

    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "move", power_cut)
    with pytest.raises(KeyboardInterrupt):
        actions.publish(by=a_user(), release=release)
    assert store_of(plan).current() == 1
    monkeypatch.setattr(publishing, "move", move)
    release.refresh_from_db()
    actions.publish(by=a_user(), release=release)
    assert store_of(plan).current() == 2 and verify_against_database() == []


def test_cut_short_after_the_seal_settle_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    plan, show = a_plan(), publishing._show
    published(plan)
    release = approved(plan)

    def power_cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_show", power_cut)
    with pytest.raises(KeyboardInterrupt):
        actions.publish(by=a_user(), release=release)
    assert Release.objects.get(pk=release.pk).standing is State.PUBLISHED
    assert store_of(plan).current() == 1
    monkeypatch.setattr(publishing, "_show", show)
    actions.settle(plan=plan)
    assert store_of(plan).current() == 2


def test_a_lost_folder_is_written_again_with_the_same_hash() -> None:
    plan = a_plan(3)
    release = published(plan)
    store_of(plan).remove("editions/1")
    assert actions.settle(plan=plan) == [1]
    assert verify_folder(edition_folder(release)) == verify_against_database() == []


def test_a_second_plan_takes_the_root_and_a_new_edition_of_the_first_does_not_take_it_back(own_home: Path) -> None:
    first, second = a_plan(title="First plan"), a_plan(title="Second plan")
    published(first)
    published(second)
    published(first)
    assert os.readlink(own_home / "releases" / "current") == f"{second.slug}/current"
