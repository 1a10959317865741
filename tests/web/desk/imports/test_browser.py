"""Desk in Chromium: the import pages for axe, by keyboard, on a phone, and without JavaScript."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.domain.intake.factories import LINES, STATUS_DOUBT, a_step, an_import, doubt, row, three_steps
from tests.domain.plans.factories import PASSWORD

from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.intake import actions, background
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WAIT_SECONDS = 10


@contextmanager
def chromium() -> Iterator[Browser]:
    """Opened after the database is filled: Django refuses it while Playwright's loop runs in this thread."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


def sign_in(page: Page, server: LiveServer, by: User) -> None:
    page.goto(server.url + reverse("desk:sign-in"))
    page.fill("#id_email", by.email)
    page.fill("#id_password", PASSWORD)
    page.click("main button.btn")
    page.wait_for_url(server.url + reverse("desk:home"))


def until(holds: Callable[[], bool], *, what: str) -> None:
    """The page's own policy forbids waiting by script, so this asks again and again."""
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        if holds():
            return
        time.sleep(0.05)
    pytest.fail(f"Never came: {what}.")


def faults(page: Page, name: str) -> list[str]:
    found = [f"{name}: {one['id']} at {one['nodes'][0]['target']}" for one in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(f"{name}: wider than the window")
    return found


@pytest.fixture
def reviewed(people: dict[Role, User]) -> Import:
    return an_import(people[Role.EDITOR])


def every_page(people: dict[Role, User], reviewed: Import) -> dict[str, str]:
    """One address of each kind of page, with everything on it that it can show."""
    amina = people[Role.EDITOR]
    alike = an_import(amina, steps=[a_step(f"Step {n}.", line=3, doubts=[STATUS_DOUBT]) for n in range(1, 4)])
    actions.set_aside_row(by=amina, row=row(reviewed, 2), revision=1)
    plan = actions.make_plan_from(by=amina, import_=(done := an_import(amina, steps=[a_step(), *three_steps()[1:2]])))
    changed = an_import(amina, steps=[a_step("Create an advisory committee.", status="Complete")], plan=plan)
    actions.compare(by=amina, import_=changed)
    failed = an_import(amina)
    Import.objects.filter(pk=failed.pk).update(state=ImportState.FAILED, failure="No table was found in plan.md.")
    ready = an_import(amina, steps=[a_step(status="Phase B")])

    def at(name: str, import_: Import, *more: int) -> str:
        return reverse(f"desk:{name}", args=[import_.pk, *more])

    return {
        "list": reverse("desk:imports"),
        "review": at("import-review", reviewed),
        "all rows": at("import-review", reviewed) + "?show=all",
        "set aside row": at("import-review", reviewed) + "?show=aside",
        "no row fits": at("import-review", reviewed) + "?q=zebra",
        "settled": at("import-review", ready),
        "edit": at("import-edit", reviewed, row(reviewed, 1).pk),
        "split": at("import-split", reviewed, row(reviewed, 3).pk),
        "alike": at("import-alike", alike, doubt(alike, 1, "status").pk),
        "columns": at("import-columns", ready),
        "unused": at("import-unused", reviewed),
        "decisions": at("import-decisions", reviewed),
        "not yet": at("import-make", reviewed),
        "make": at("import-make", ready),
        "made": at("import-review", done),
        "failed": at("import-review", failed),
        "changes": at("import-changes", changed),
    }


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_free_of_faults(
    live_server: LiveServer, people: dict[Role, User], reviewed: Import, width: int
) -> None:
    pages, found = every_page(people, reviewed), []
    with chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": 900})
        sign_in(page, live_server, people[Role.EDITOR])
        for name, address in pages.items():
            page.goto(live_server.url + address)
            found += faults(page, f"{name} at {width}")
        page.goto(live_server.url + reverse("desk:imports"))
        page.click("text=Read this document")
        found += faults(page, f"upload error at {width}")
    assert found == []


def test_a_whole_review_by_keyboard(live_server: LiveServer, people: dict[Role, User], reviewed: Import) -> None:
    address = live_server.url + reverse("desk:import-review", args=[reviewed.pk])
    with chromium() as browser:
        page = browser.new_page()
        sign_in(page, live_server, people[Role.EDITOR])
        page.goto(address)

        def said(words: str) -> None:
            until(lambda: words in page.inner_text("#said"), what=words)

        assert "Status: which is right?" in page.evaluate("document.activeElement.innerText")
        page.keyboard.press("1")
        said("Settled. Row 1, status: In progress")
        now = "document.activeElement.innerText"
        until(lambda: "Deadline: which is right?" in page.evaluate(now), what="the focus on the next doubt")
        page.keyboard.press("u")
        said("Taken back")
        page.wait_for_selector('[data-key="r"]')
        page.keyboard.press("r")
        said("Done again")
        page.goto(address)
        page.wait_for_selector("[data-doubt]")
        page.keyboard.press("x")
        said("Row 3 was set aside")
        until(lambda: "Every doubt is settled" in page.inner_text("#review"), what="the end")
        until(lambda: "Every doubt is settled" in page.evaluate(now), what="the focus on the end")
        page.keyboard.press("?")
        assert page.is_visible("dialog#keys-help >> text=Merge it with the row above")
    assert (row(reviewed, 1).status, row(reviewed, 3).state) == ("In progress", "set_aside")


def test_a_conflict_takes_the_focus_and_shows_both(
    live_server: LiveServer, people: dict[Role, User], reviewed: Import
) -> None:
    address = live_server.url + reverse("desk:import-review", args=[reviewed.pk])
    with chromium() as browser:
        first, second = browser.new_context().new_page(), browser.new_context().new_page()
        sign_in(first, live_server, people[Role.EDITOR])
        sign_in(second, live_server, people[Role.APPROVER])
        for page in (first, second):
            page.goto(address)
        first.keyboard.press("1")
        until(lambda: "Settled" in first.inner_text("#said"), what="the first decision")
        second.keyboard.press("a")
        until(lambda: "Nothing of yours was saved" in second.inner_text("#review"), what="the conflict")
        now = "document.activeElement.innerText"
        until(lambda: "Nothing of yours" in second.evaluate(now), what="the focus on the conflict")
        shown = second.evaluate(now)
    assert people[Role.EDITOR].name in shown
    assert "In progress" in shown and "Planning" in shown


def test_without_javascript_a_document_comes_in_and_is_reviewed(
    live_server: LiveServer, people: dict[Role, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests' database in memory has no room for a second thread; the thread itself has its own test.
    monkeypatch.setattr(background, "run", lambda work: work())
    with chromium() as browser:
        page = browser.new_context(java_script_enabled=False).new_page()
        sign_in(page, live_server, people[Role.EDITOR])
        page.goto(live_server.url + reverse("desk:imports"))
        content = "\n".join(LINES).encode()
        page.set_input_files("#id_document", {"name": "plan.md", "mimeType": "text/markdown", "buffer": content})
        page.click("text=Read this document")
        page.wait_for_selector("#review", timeout=30_000)
        while page.locator("button.choice-button").count():
            page.locator("button.choice-button").first.click()
        page.click("text=Make the plan >> nth=0")
        page.click("main button.btn:has-text('Make the plan')")
        shown = page.inner_text("main")
    assert "This document is a plan now, with 3 steps." in shown
