"""Releases: a row that must go, goes from everywhere, and the chain still holds."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest
from tests.domain.plans.factories import a_new_step, a_plan, a_user, reported
from tests.domain.releases.factories import edition_folder, proposed, published

from headway.base.core.errors import InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.plans.models import Step
from headway.domain.plans.states import Status
from headway.domain.releases import actions
from headway.domain.releases.models import FrozenRow, Release, Withdrawal
from headway.domain.releases.verifying import verify_against_database, verify_folder

pytestmark = pytest.mark.django_db
LEAK = "Quagmire-Zebedee-7731"


def _holds_leak(folder: Path) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if path.suffix == ".br":
                content = brotli.decompress(content)
            elif path.suffix == ".gz":
                content = gzip.decompress(content)
            if LEAK.encode() in content or LEAK in path.name:
                found.append(str(path))
    return found


def _a_leaky_plan() -> Step:
    plan = a_plan([a_new_step("A step that stays."), a_new_step(f"Call {LEAK} at home.", title=f"Call {LEAK}")])
    return Step.objects.get(plan=plan, number=2)


def test_a_withdrawn_step_is_in_no_byte_of_any_edition_and_the_chain_holds(own_home: Path) -> None:
    step = _a_leaky_plan()
    first = published(step.plan)
    second = published(step.plan)
    assert _holds_leak(own_home / "releases")
    hashes = [first.hash, second.hash, first.rows_hash, second.rows_hash]
    actions.withdraw(by=a_user(Role.APPROVER), plan=step.plan, table="steps", key="2", reason="It named a person.")
    assert _holds_leak(own_home / "releases") == []
    assert not FrozenRow.objects.filter(content__contains=LEAK).exists()
    again = list(Release.objects.order_by("number"))
    assert [again[0].hash, again[1].hash, again[0].rows_hash, again[1].rows_hash] == hashes
    assert verify_folder(own_home / "releases") == verify_against_database() == []


def test_a_page_with_the_reason_stands_in_its_place_in_every_edition() -> None:
    step = _a_leaky_plan()
    releases = [published(step.plan), published(step.plan)]
    actions.withdraw(by=a_user(Role.APPROVER), plan=step.plan, table="steps", key="2", reason="It named a person.")
    for release in releases:
        page = (edition_folder(release) / "en" / "steps" / "2.html").read_text()
        assert "It named a person." in page and "withdrawn" in page


def test_pages_that_the_row_did_not_touch_keep_their_bytes() -> None:
    step = _a_leaky_plan()
    release = published(step.plan)
    untouched = [edition_folder(release) / "en" / name for name in ("dictionary.html", "report.html")]
    before = [(page.read_bytes(), page.stat().st_ino) for page in untouched]
    actions.withdraw(by=a_user(Role.APPROVER), plan=step.plan, table="steps", key="2", reason="It named a person.")
    assert [(page.read_bytes(), page.stat().st_ino) for page in untouched] == before


def test_later_editions_leave_it_out_until_the_withdrawal_is_lifted(own_home: Path) -> None:
    step = _a_leaky_plan()
    published(step.plan)
    approver = a_user(Role.APPROVER)
    withdrawal = actions.withdraw(by=approver, plan=step.plan, table="steps", key="2", reason="It named a person.")
    reported(step, Status.PLANNING, note=f"{LEAK} again")
    published(step.plan)
    assert _holds_leak(own_home / "releases") == []
    assert verify_folder(own_home / "releases") == verify_against_database() == []
    actions.lift(by=approver, withdrawal=withdrawal, reason="The name was taken out of the plan.")
    third = published(step.plan)
    assert LEAK in (edition_folder(third) / "en" / "steps" / "2.html").read_text()


def test_one_entry_of_a_history_can_go_alone(own_home: Path) -> None:
    plan = a_plan(2)
    step = Step.objects.get(plan=plan, number=1)
    reported(step, Status.PLANNING, note=f"Ask {LEAK}.")
    release = published(plan)
    row = FrozenRow.objects.get(table="history", content__contains=LEAK)
    actions.withdraw(by=a_user(Role.APPROVER), plan=plan, table="history", key=row.key, reason="It named a person.")
    assert _holds_leak(own_home / "releases") == []
    page = (edition_folder(release) / "en" / "steps" / "1.html").read_text()
    assert "It named a person." in page and step.text.split(":")[0] in page


def test_a_withdrawal_reaches_an_edition_on_its_way_and_its_preview(own_home: Path) -> None:
    step = _a_leaky_plan()
    release = proposed(step.plan)
    actions.preview(release=release)
    assert _holds_leak(own_home / "releases")
    actions.withdraw(by=a_user(Role.APPROVER), plan=step.plan, table="steps", key="2", reason="It named a person.")
    actions.preview(release=release)
    assert not FrozenRow.objects.filter(content__contains=LEAK).exists()
    previews = own_home / "releases" / step.plan.slug / "previews"
    assert previews.is_dir() and _holds_leak(previews) == []


def test_a_leaky_note_of_an_edition_can_go(own_home: Path) -> None:
    plan = a_plan()
    published(plan, note=f"Thanks to {LEAK}.")
    actions.withdraw(by=a_user(Role.APPROVER), plan=plan, table="edition", key="1", reason="It named a person.")
    published(plan)
    assert _holds_leak(own_home / "releases") == []
    assert verify_folder(own_home / "releases") == verify_against_database() == []


def test_cut_short_after_the_database_settle_does_the_files(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step = _a_leaky_plan()
    published(step.plan)

    def power_cut(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("headway.domain.releases.actions.withdrawing.settle", power_cut)
    with pytest.raises(KeyboardInterrupt):
        actions.withdraw(by=a_user(Role.APPROVER), plan=step.plan, table="steps", key="2", reason="Named a person.")
    assert verify_against_database() != []
    assert actions.settle(plan=step.plan) == [1]
    assert _holds_leak(own_home / "releases") == [] and verify_against_database() == []


def test_who_may_and_what_can_be_withdrawn() -> None:
    step = _a_leaky_plan()
    published(step.plan)
    approver = a_user(Role.APPROVER)
    with pytest.raises(NotAllowed):
        actions.withdraw(by=a_user(), plan=step.plan, table="steps", key="2", reason="x")
    with pytest.raises(NotPossible, match="No edition holds"):
        actions.withdraw(by=approver, plan=step.plan, table="steps", key="99", reason="x")
    with pytest.raises(NotPossible, match="cannot be withdrawn"):
        actions.withdraw(by=approver, plan=step.plan, table="counts", key="steps", reason="x")
    with pytest.raises(InvalidInput):
        actions.withdraw(by=approver, plan=step.plan, table="steps", key="2", reason="")
    assert not Withdrawal.objects.exists()
