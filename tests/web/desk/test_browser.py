"""Desk in Chromium: accessibility of every page type, the keyboard, a phone, no JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.domain.plans.factories import PASSWORD, a_user, many_new_steps

from headway.base.core import clock
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.actions.deadlines import propose_deadline
from headway.domain.plans.actions.delivery import add_link, set_milestone
from headway.domain.plans.actions.making import make_plan
from headway.domain.plans.actions.status import claim_completion, report_status
from headway.domain.plans.models import CompletionClaim, Deadline, Plan, Step
from headway.domain.plans.states import Status
from headway.domain.releases import actions as releases
from headway.domain.releases.models import Release
from headway.web.desk import kept

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture
def plan(people: dict[Role, User]) -> Plan:
    """Sixty steps, one of them with everything that a page can show."""
    editor, today = people[Role.EDITOR], clock.today()
    plan = make_plan(by=editor, title="Safe and thriving", steps=many_new_steps(60))
    step = Step.objects.get(plan=plan, number=3)
    report_status(
        by=editor, step=step, revision=step.revision, status=Status.PLANNING, as_of=today, note="A.", internal_note="B."
    )
    add_link(by=editor, step=step, title="The report", url="https://city.example/report", is_public=True)
    set_milestone(by=editor, step=step, name="Draft", due=today)
    step.refresh_from_db()
    propose_deadline(by=editor, step=step, revision=step.revision, due=today.replace(year=2031), reason="Vendor.")
    step.refresh_from_db()
    claim_completion(by=editor, step=step, revision=step.revision, completed_on=today)
    releases.propose(by=editor, plan=plan, as_of=today, note="As published.")
    return plan


@contextmanager
def browser() -> Iterator[Browser]:
    """Opened after the database is filled: Django refuses it while Playwright's loop runs in this thread."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


def sign_in(page: Page, server: LiveServer, email: str) -> None:
    page.goto(server.url + reverse("desk:sign-in"))
    page.fill("#id_email", email)
    page.fill("#id_password", PASSWORD)
    page.click("main button.btn")
    page.wait_for_url(server.url + reverse("desk:home"))


def faults(page: Page, name: str) -> list[str]:
    """What axe finds with all its rules on, and whether the page scrolls sideways."""
    found = [f"{name}: {one['id']} at {one['nodes'][0]['target']}" for one in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        found.append(f"{name}: wider than the window")
    return found


def addresses(plan: Plan) -> dict[str, str]:
    step = (plan.slug, 3)
    return {
        "home": reverse("desk:home"),
        "plans": reverse("desk:plans"),
        "plan": reverse("desk:plan", args=[plan.slug]),
        "edit plan": reverse("desk:edit-plan", args=[plan.slug]),
        "steps": reverse("desk:steps", args=[plan.slug]),
        "steps, filtered": reverse("desk:steps", args=[plan.slug]) + "?status=planning&health=grey&columns=goal",
        "steps, empty": reverse("desk:steps", args=[plan.slug]) + "?q=zzzzqqq",
        "step": reverse("desk:step", args=step),
        "report": reverse("desk:step-milestone", args=step),
        "correct": reverse("desk:step-correct", args=step),
        "lead": reverse("desk:step-lead", args=step),
        "file": reverse("desk:step-file", args=step),
        "approvals": reverse("desk:approvals"),
        "claim": reverse("desk:claim", args=[CompletionClaim.objects.get().pk]),
        "deadline": reverse("desk:deadline", args=[Deadline.objects.get(decision="waiting").pk]),
        "editions": reverse("desk:editions"),
        "edition": reverse("desk:edition", args=[Release.objects.get().pk]),
        "approve": reverse("desk:edition-approve", args=[Release.objects.get().pk]),
        "withdraw": reverse("desk:withdraw", args=[plan.slug]),
        "departments": reverse("desk:departments"),
        "people": reverse("desk:people"),
        "new person": reverse("desk:new-person"),
        "history": reverse("desk:history"),
        "password": reverse("desk:password"),
        "help": reverse("desk:help"),
        "lost": "/desk/nowhere/",
    }


@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_type_is_accessible(
    live_server: LiveServer, plan: Plan, people: dict[Role, User], width: int
) -> None:
    pages, email, found = addresses(plan), people[Role.ADMINISTRATOR].email, []
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": width, "height": 900})
        page.goto(live_server.url + reverse("desk:sign-in"))
        found += faults(page, "sign-in")
        page.click("main button.btn")
        found += faults(page, "sign-in, refused")
        sign_in(page, live_server, email)
        for name, address in pages.items():
            page.goto(live_server.url + address)
            found += faults(page, name)
        page.goto(live_server.url + pages["report"])
        page.click("main form button.btn")
        found += faults(page, "a form with errors")
    assert len(pages) > 20
    assert not found


def test_an_empty_workspace_is_accessible(live_server: LiveServer) -> None:
    kept.forget()
    email, found = a_user(Role.ADMINISTRATOR).email, []
    names = ("home", "plans", "approvals", "editions", "departments")
    with browser() as chromium:
        page = chromium.new_page(viewport={"width": 320, "height": 900}, color_scheme="dark")
        sign_in(page, live_server, email)
        for name in names:
            page.goto(live_server.url + reverse(f"desk:{name}"))
            found += faults(page, name)
    assert not found


def test_two_editors_meet_on_an_accessible_page(live_server: LiveServer, plan: Plan, people: dict[Role, User]) -> None:
    where, emails = (
        reverse("desk:step-edit", args=[plan.slug, 5]),
        [people[role].email for role in (Role.EDITOR, Role.APPROVER)],
    )
    with browser() as chromium:
        first, second = (chromium.new_context().new_page() for _ in range(2))
        for page, email in zip((first, second), emails, strict=True):
            sign_in(page, live_server, email)
            page.goto(live_server.url + where)
            page.fill("#id_title_", f"Named by {email}")
        second.click("main form button.btn")
        first.click("main form button.btn")
        text, found = first.inner_text("main"), faults(first, "conflict")
        first.click("main form button.btn")
        title = first.inner_text("h1")
    assert f"Named by {emails[1]}" in text and f"Named by {emails[0]}" in text
    assert title == f"Named by {emails[0]}"
    assert not found


def test_the_list_is_worked_by_keys(live_server: LiveServer, plan: Plan, people: dict[Role, User]) -> None:
    email = people[Role.EDITOR].email
    with browser() as chromium:
        page = chromium.new_page()
        sign_in(page, live_server, email)
        page.goto(live_server.url + reverse("desk:steps", args=[plan.slug]))
        for key in ("j", "j", "k", "j", "Enter"):
            page.keyboard.press(key)
        page.wait_for_url("**/steps/2/")
        page.go_back()
        for key in ("j", "e"):
            page.keyboard.press(key)
        page.wait_for_url("**/steps/1/report/")
        page.go_back()
        page.keyboard.press("/")
        focused = page.evaluate("document.activeElement.name")
    assert focused == "q"


def test_everything_works_without_javascript(live_server: LiveServer, plan: Plan, people: dict[Role, User]) -> None:
    email = people[Role.EDITOR].email
    with browser() as chromium:
        page = chromium.new_context(java_script_enabled=False).new_page()
        sign_in(page, live_server, email)
        page.goto(live_server.url + reverse("desk:steps", args=[plan.slug]))
        page.fill("#q", "Step 7: review")
        page.click("main form.filters button")
        page.click("main a[data-open] >> nth=0")
        page.click("main a:text-is('Report')")
        page.check("input[value=paused]")
        page.fill("#id_reason", "No staff.")
        page.click("main form button.btn")
        said = page.inner_text("main")
    assert "Reported: Paused." in said
    assert "No staff." in said


@pytest.fixture(autouse=True)
def nothing_kept_between_servers() -> Iterator[None]:
    yield
    kept.forget()
    cache.clear()
