"""Desk: the frame around every page: where one can go, who is signed in, what is made up."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.web.desk import waiting
from headway.web.desk.kept import kept, stamp

# Made anew by each process, so that no text of a plan can be taken for them.
_TOKEN, _CONTENT = secrets.token_hex(16), f"<!--{secrets.token_hex(16)}-->"


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


def framed(request: HttpRequest, content: SafeString, *, at: int, title: str, here: str) -> HttpResponse:
    """A page whose ``content`` is markup that was kept; its frame is kept too, for this person, under the stamp ``at``.

    What differs from request to request, the form token, is put in afterwards. A page with a message to show is
    rendered whole, since a message is shown once.
    """
    if len(get_messages(request)):
        return page(request, "desk/framed.html", {"content": content}, title=title, here=here)

    def render() -> str:
        stand_ins = {"content": mark_safe(_CONTENT), "csrf_token": _TOKEN}  # noqa: S308 - our own constant
        whole = {**frame(request), "page_title": title, "here": here, **stand_ins}
        return render_to_string("desk/framed.html", whole, request=request)

    around = kept(f"frame:{getattr(request.user, 'pk', None)}:{here}:{title}", at=at, make=render)
    html = around.replace(_TOKEN, get_token(request)).replace(_CONTENT, content)
    return HttpResponse(html)


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
            "Demonstration. The people are made up. The plan’s facts are the City’s; its titles are in our words."
            if person.is_demonstration
            else ""
        ),
    }


def _ways(person: User, now: waiting.Waiting) -> tuple[Group, ...]:
    work = [Way("home", "Home", reverse("desk:home"), "home")]
    if now.plan:
        work.append(Way("steps", "Steps", reverse("desk:steps", args=[now.plan]), "list"))
    work.append(Way("plans", "Plans", reverse("desk:plans"), "assessment"))
    work.append(Way("imports", "Imports", reverse("desk:imports"), "file_upload", now.imports))
    work.append(Way("approvals", "Approvals", reverse("desk:approvals"), "verified", now.approvals))
    work.append(Way("editions", "Editions", reverse("desk:editions"), "public", now.editions))
    around = [Way("departments", "Departments", reverse("desk:departments"), "groups")]
    if person.may(Permission.MANAGE_PEOPLE):
        around.append(Way("people", "People", reverse("desk:people"), "account_circle"))
    around.append(Way("history", "History", reverse("desk:history"), "history"))
    around.append(Way("help", "Help", reverse("desk:help"), "help_outline"))
    return Group("", tuple(work)), Group("Workspace", tuple(around))
