"""Tests of design in a browser: accessibility rules, phones, forced colours, and what the small scripts do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

EDITION = "any/prefix/e/6/"
MODES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 320, "height": 640}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "forced colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}
EVERY_RULE = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"],
    },
    "rules": {"target-size": {"enabled": True}},
}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(**MODES["desktop"])
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    return page.locator("#g-steps tbody tr:visible th").all_inner_texts()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", ["", EDITION], ids=["gallery", "edition"])
def test_page_breaks_no_accessibility_rule(chromium: Browser, site: str, mode: str, path: str) -> None:
    # axe puts itself into the page, which our own policy would refuse.
    context = chromium.new_context(bypass_csp=True, **MODES[mode])
    page = context.new_page()
    page.goto(site + path)
    for details in page.locator("details").all():
        details.evaluate("part => part.open = true")
    results = Axe().run(page, options=EVERY_RULE)
    context.close()
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("path", ["", EDITION], ids=["gallery", "edition"])
def test_phone_needs_no_sideways_scroll(chromium: Browser, site: str, path: str) -> None:
    context = chromium.new_context(**MODES["phone"])
    page = context.new_page()
    page.goto(site + path)
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert width <= 320


@pytest.mark.parametrize("path", ["", EDITION], ids=["gallery", "edition"])
def test_page_obeys_a_strict_policy(page: Page, site: str, path: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert said == []
    assert page.evaluate("document.fonts.check('700 20px \"Public Sans\"')")


def test_edition_page_needs_four_requests_and_no_other_host(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + EDITION)
    page.wait_for_load_state("networkidle")
    assert 3 <= len(asked) <= 4
    assert all(address.startswith(site) for address in asked)


def test_filter_narrows_counts_and_remembers(page: Page, site: str) -> None:
    page.goto(site)
    page.select_option("#field-status", "late")
    assert shown(page) == ["Publish the tow-lot waiting times every month"]
    assert page.locator("[data-filter-count]").inner_text() == "1 step"
    assert page.url.endswith("?status=late")
    page.reload()
    assert len(shown(page)) == 1


def test_filter_search_ignores_accents_and_case_and_says_when_nothing_fits(page: Page, site: str) -> None:
    page.goto(site + "?q=N%C3%ACGHT+river")
    assert shown(page) == ["Trial a night bus on the river line"]
    page.fill("#field-q", "unicorn")
    expect(page.locator("[data-filter-count]")).to_contain_text("No step fits")
    assert shown(page) == []


def test_filter_sorts_and_back_undoes(page: Page, site: str) -> None:
    page.goto(site)
    before = shown(page)
    cost = page.locator("#g-steps th", has_text="Cost")
    cost.locator("button").click()
    assert shown(page)[0].startswith("Agree on a shared") and cost.get_attribute("aria-sort") == "ascending"
    cost.locator("button").click()
    assert shown(page)[0].startswith("Open two") and page.url.endswith("?sort=4d")
    page.go_back()
    page.go_back()
    assert shown(page) == before and cost.get_attribute("aria-sort") is None


def test_table_works_without_javascript(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "?status=late")
    assert page.locator("#g-steps tbody tr:visible").count() == 5
    assert page.locator(".filters button[type=submit]").is_visible()
    context.close()


def test_keys_walk_open_search_and_help(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.locator("[data-here]").count() == 1 and "Repaint" in page.locator("[data-here]").inner_text()
    page.keyboard.press("Enter")
    assert page.url.endswith("#step")
    page.keyboard.press("/")
    page.keyboard.type("jk?")
    assert page.locator("#field-q").input_value() == "jk?"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#keys-help").is_visible()


def test_single_keys_can_be_turned_off(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("?")
    page.locator("[data-keys-off]").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator("[data-here]").count() == 0
    page.reload()
    page.keyboard.press("j")
    assert page.locator("[data-here]").count() == 0


def test_reduced_motion_stops_every_transition(chromium: Browser, site: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(site)
    durations = page.locator(".btn, .tile").evaluate_all("all => all.map(one => getComputedStyle(one).transition)")
    context.close()
    assert durations and all("0.12s" not in duration for duration in durations)


def test_focus_is_seen_and_the_first_tab_skips_to_the_content(page: Page, site: str) -> None:
    page.goto(site + EDITION)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    assert first.inner_text() == "Skip to main content" and first.bounding_box()["y"] >= 0  # type: ignore[index]
    assert first.evaluate("part => getComputedStyle(part).outlineWidth") == "3px"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
