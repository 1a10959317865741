"""Desk: the frame around every page: where one can go, who is signed in, what is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse

from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.web.desk import waiting
from headway.web.desk.kept import stamp


@dataclass(frozen=True)
class Way:
    """One way in the side navigation. count: how much waits there; 0 shows nothing."""

    key: str
    label: str
    href: str
    icon: str
    count: int = 0


@dataclass(frozen=True)
class Group:
    title: str
    items: tuple[Way, ...]


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    title: str,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of the desk in its frame. ``here`` is the key of the way it belongs to, e.g. "steps".

    What it shows is for the person who is signed in: no cache on the way may keep it.
    """
    whole = {**frame(request), "page_title": title, "here": here, **(context or {})}
    response = HttpResponse(render_to_string(template, whole, request=request), status=status)
    response["Cache-Control"] = "no-store"
    return response


def frame(request: HttpRequest) -> dict[str, object]:
    """What ``design/desk.html`` shows around the page; without anyone signed in only the name."""
    common: dict[str, object] = {"desk_home": reverse("desk:home"), "workspace_name": "Headway"}
    # Error pages are also made before the middleware knew who asks.
    person = getattr(request, "user", None)
    if not isinstance(person, User):
        return {**common, "user": None}
    now = waiting.waiting(at=stamp())
    return {
        **common,
        "desk_nav": _ways(person, now),
        "logout_url": reverse("desk:sign-out"),
        "user_links": (
            {"label": "Change your password", "href": reverse("desk:password")},
            {"label": "Keyboard and help", "href": reverse("desk:help")},
        ),
        "search_url": reverse("desk:steps", args=[now.plan]) if now.plan else "",
        "workspace_notice": (
            "Demonstration. The people here are made up; the plan is read from the city’s own document."
            if person.is_demonstration
            else ""
        ),
    }


def _ways(person: User, now: waiting.Waiting) -> tuple[Group, ...]:
    work = [Way("home", "Home", reverse("desk:home"), "home")]
    if now.plan:
        work.append(Way("steps", "Steps", reverse("desk:steps", args=[now.plan]), "list"))
    work.append(Way("plans", "Plans", reverse("desk:plans"), "assessment"))
    work.extend(_where("imports", "Imports", "desk:imports", "file_upload", now.imports))
    work.append(Way("approvals", "Approvals", reverse("desk:approvals"), "verified", now.approvals))
    work.extend(_where("editions", "Editions", "desk:editions", "public", now.editions))
    around = [Way("departments", "Departments", reverse("desk:departments"), "groups")]
    if person.may(Permission.MANAGE_PEOPLE):
        around.append(Way("people", "People", reverse("desk:people"), "account_circle"))
    around.append(Way("history", "History", reverse("desk:history"), "history"))
    around.append(Way("help", "Help", reverse("desk:help"), "help_outline"))
    return Group("", tuple(work)), Group("Workspace", tuple(around))


def _where(key: str, label: str, name: str, icon: str, count: int) -> tuple[Way, ...]:
    try:
        return (Way(key, label, reverse(name), icon, count),)
    except NoReverseMatch:
        return ()
