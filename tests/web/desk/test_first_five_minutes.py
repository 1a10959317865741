"""Desk in Chromium: the first five minutes of a newcomer, from the city's document to the public page."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.domain.plans.factories import PASSWORD

from headway.base.core import home
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.models import Plan
from headway.web.public.serving import EditionsFirst
from headway.web.public.serving.waiting import waiting

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
READING_SECONDS = 30
MOST_DECISIONS = 120
WIDTH = 1280


@contextmanager
def chromium() -> Iterator[Browser]:
    """Opened after the database is filled: Django refuses it while Playwright's loop runs in this thread."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


def signed_in(browser: Browser, server: LiveServer, by: User, *, width: int) -> Page:
    """A window of this person's own; the email field has the focus, and Enter sends."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(server.url + reverse("desk:sign-in"))
    page.keyboard.type(by.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(server.url + reverse("desk:home"))
    return page


def fits(page: Page) -> None:
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), page.url


def send(page: Page, *, onto: str) -> None:
    """Press the form's own button and arrive at an address of this form."""
    page.click("main form button.btn[type=submit]:not(.btn--quiet)")
    page.wait_for_url(re.compile(onto))
    fits(page)


def bring_in(page: Page, shared: Path) -> None:
    page.click("text=Bring in a plan")
    page.set_input_files("input[type=file]", shared / "plan" / "minneapolis-safe-and-thriving-phase-one.txt")
    page.click("summary:has-text('Departments')")
    page.fill("textarea[name=departments]", (shared / "plan" / "departments.txt").read_text(encoding="utf-8"))
    fits(page)
    page.click("text=Read this document")
    page.wait_for_selector("[data-key=a]", timeout=READING_SECONDS * 1000)
    fits(page)


def settle_by_keyboard(page: Page) -> int:
    """Accept every doubt with one key each; how many decisions it took. The focus is on the next doubt each time."""
    for decisions in range(MOST_DECISIONS):
        if not page.query_selector("[data-doubt]"):
            return decisions
        before = page.inner_text("#review")
        page.keyboard.press("a")
        changed_from(page, before)
    pytest.fail(f"More than {MOST_DECISIONS} decisions.")


def changed_from(page: Page, before: str) -> None:
    """The page's own policy forbids waiting by script, so this asks again and again."""
    end = time.monotonic() + 10
    while page.inner_text("#review") == before:
        assert time.monotonic() < end, "The key did nothing."
        time.sleep(0.02)


def test_from_the_document_to_the_public_page(live_server: LiveServer, people: dict[Role, User], shared: Path) -> None:
    with chromium() as browser:
        page = signed_in(browser, live_server, people[Role.EDITOR], width=WIDTH)
        bring_in(page, shared)
        decisions = settle_by_keyboard(page)
        page.click("main >> text=Make the plan >> nth=0")
        send(page, onto=r"/imports/\d+/$")
        page.click("text=Open its steps")
        page.wait_for_selector("tr[data-row]")
        page.keyboard.press("j")
        page.keyboard.press("e")
        page.wait_for_url(re.compile("/report/$"))
        page.check("input[name=status][value=in_progress]")
        send(page, onto=r"/steps/1/$")
        page.goto(live_server.url + reverse("desk:editions"))
        page.click("text=Prepare an edition")
        send(page, onto=r"/editions/\d+/$")
        second = signed_in(browser, live_server, people[Role.APPROVER], width=WIDTH)
        second.click("main .card a")
        second.click("text=See it exactly as the public will")
        second.wait_for_selector("text=of 138 steps")
        second.go_back()
        for done, sentence in (("approve", "It is not public yet."), ("publish", "Edition 1 is public.")):
            second.click(f"main a[href$='/{done}/']")
            send(second, onto=r"/editions/\d+/$")
            assert sentence in second.inner_text("main")
        public = second.get_attribute("text=Open the public page", "href")
    plan = Plan.objects.get()
    assert (plan.steps.count(), 0 < decisions < MOST_DECISIONS) == (138, True)
    assert "of 138 steps" in read(public or "")


def read(address: str) -> str:
    """A public page as the web server gives it out; the tests' own server knows the desk alone."""
    editions = EditionsFirst(get_wsgi_application(), folder=home.part("releases"), waiting=waiting, behind_tls=False)
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": address, "HTTP_HOST": "localhost", "QUERY_STRING": ""}
    return b"".join(editions(environ, _begin)).decode()


def _begin(*_: object) -> Callable[[bytes], object]:
    return len
