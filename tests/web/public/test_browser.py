"""Public: the pages in a browser: accessibility with all rules on, small screens, keyboard, the filters."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from tests.domain.plans.factories import a_new_step, a_plan, a_user, completed, led, many_new_steps, reported
from tests.domain.releases.factories import published

from headway.base.people.states import Role
from headway.domain.plans.models import Step
from headway.domain.plans.states import Status
from headway.domain.releases import actions
from headway.web.public.serving import EditionsFirst
from headway.web.public.serving.waiting import waiting

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PAGES = (
    "",
    "en/steps/index.html",
    "en/steps/1.html",
    "en/steps/2.html",
    "en/steps/5.html",
    "en/goals/index.html",
    "en/goals/1.html",
    "en/sections/1.html",
    "en/departments/index.html",
    "en/departments/department-1.html",
    "en/lists/late.html",
    "en/lists/stale.html",
    "en/changes.html",
    "en/about.html",
    "en/data.html",
    "en/dictionary.html",
    "en/check.html",
    "en/report.html",
    "en/embed/status.html",
    "en/embed/quarters.html",
    "en/embed/departments.html",
    "not/here",
)


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the test says what failed."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright's loop must not make Django think that the tests run inside one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield chromium
        chromium.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE")


@pytest.fixture
def address(own_home: Path) -> Iterator[str]:
    """A server over the test's own release store."""
    folder = own_home / "releases"
    folder.mkdir(exist_ok=True)
    app = EditionsFirst(lambda environ, start: [b""], folder=folder, waiting=waiting)
    with make_server("127.0.0.1", 0, app, handler_class=_Quiet) as server:  # type: ignore[arg-type]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def full() -> None:
    """Two editions of a plan with everything in it, a withdrawn step among it."""
    steps = [*many_new_steps(24), a_new_step("Left out.", status=Status.EXCLUDED, deadline=None)]
    plan = a_plan(steps, title="A safer city")
    published(plan)
    reported(led(Step.objects.get(plan=plan, number=1)), Status.PAUSED, as_of=date(2026, 8, 1), reason="No money.")
    completed(led(Step.objects.get(plan=plan, number=2)))
    published(plan, note="Two steps moved.")
    actions.withdraw(by=a_user(Role.APPROVER), plan=plan, table="steps", key="5", reason="It named a person.")


def _open(browser: Browser, url: str, *, width: int = 1280, **how: Any) -> tuple[Page, list[str]]:
    """The page, and what the console complained of; a blocked style or script is among it."""
    page = browser.new_context(viewport={"width": width, "height": 900}, **how).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(url)
    return page, said


def _violations(page: Page) -> list[str]:
    options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}
    results = Axe().run(page, options=options).response
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in results["violations"]]


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_breaks_a_rule_of_accessibility(browser: Browser, address: str, width: int) -> None:
    found = {}
    for path in PAGES:
        page, said = _open(browser, address + path, width=width)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        problems = [*_violations(page), *(["scrolls sideways"] if wide else [])]
        problems += [text for text in said if "404" not in text]
        if problems:
            found[path] = problems
        page.context.close()
    assert found == {}


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("how", [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_dark_forced_and_still_pages_hold_too(browser: Browser, address: str, how: dict[str, str]) -> None:
    found = {}
    for path in ("", "en/steps/index.html", "en/steps/1.html", "en/departments/index.html", "en/changes.html"):
        page, _ = _open(browser, address + path, **how)
        if problems := _violations(page):
            found[path] = problems
        page.context.close()
    assert found == {}


def test_the_page_before_the_first_edition_holds(browser: Browser, address: str) -> None:
    page, said = _open(browser, address)
    assert _violations(page) == [] and said == []
    assert page.get_by_role("heading", level=1).inner_text() == "Nothing is published here yet"


@pytest.mark.usefixtures("full")
def test_filters_combine_and_stand_in_the_address(browser: Browser, address: str) -> None:
    page, _ = _open(browser, address + "en/steps/index.html")
    page.get_by_label("Status").select_option("planning")
    page.get_by_label("Words").fill("district 11")
    page.get_by_text("1 step of 24").wait_for()
    assert "status=planning" in page.url and "q=district" in page.url
    page.reload()
    assert page.locator("#steps tbody tr:visible").count() == 1


def test_a_long_list_is_searched_as_well(browser: Browser, address: str) -> None:
    published(a_plan(520))
    page, said = _open(browser, address + "en/steps/index.html")
    page.get_by_label("Department").select_option("department-3")
    page.get_by_label("Words").fill("AGREEMENTS")
    page.get_by_text("47 steps of 520").wait_for()
    page.wait_for_url("**q=AGREEMENTS**")
    assert page.locator("#steps tbody tr").count() == 47
    assert _violations(page) == [] and said == []


@pytest.mark.usefixtures("full")
def test_without_javascript_the_lists_are_there(browser: Browser, address: str) -> None:
    page, _ = _open(browser, address + "en/steps/index.html", java_script_enabled=False)
    assert page.locator("#steps tbody tr:visible").count() == 24
    page.get_by_text("Or open a ready-made list").click()
    page.get_by_role("link", name="Planning", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Steps with the status “Planning”"


@pytest.mark.usefixtures("full")
def test_the_keyboard_alone_reaches_a_step(browser: Browser, address: str) -> None:
    page, _ = _open(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Skip to main content"
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "/steps/" in (page.evaluate("document.activeElement.getAttribute('href')") or ""):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    page.keyboard.press("Enter")
    page.wait_for_url("**/steps/*.html")
    assert outline == "3px"
