"""Desk: what needs me, and how the plan is doing."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from headway.base.core import clock
from headway.base.people.states import Permission
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.domain.plans.models import Plan
from headway.domain.releases.models import Release
from headway.domain.releases.states import State
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.kept import stamp
from headway.web.desk.screens.approvals import Pending, pending
from headway.web.desk.screens.glance import glance


@dataclass(frozen=True)
class Task:
    """One thing that waits. what: a sentence; why_not: why this person cannot do it, "" where they can."""

    what: str
    detail: str
    href: str
    why_not: str = ""


@for_staff(Permission.SEE_DESK)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Work first: imports to settle, then what waits for a second person, then the plan at a glance."""
    user, now, today = person(request), stamp(), clock.today()
    plan = Plan.objects.order_by("-created_at", "-pk").first()
    waits = pending(user)
    tasks = [*_imports(), *(_of(one) for one in waits), *_editions()]
    context = {
        "tasks": tasks,
        "glance": glance(plan, as_of=today, at=now) if plan else None,
        "plan": plan,
        "may_import": user.may(Permission.IMPORT_PLAN),
        "may_release": user.may(Permission.PROPOSE_RELEASE),
        "import_url": reverse("desk:imports"),
        "first_name": user.first_name,
    }
    return page(request, "desk/home.html", context, title="Home", here="home")


def _imports() -> list[Task]:
    open_states = [state for state in ImportState if state.is_open]
    found = Import.objects.filter(state__in=open_states).select_related("file").order_by("pk")[:20]
    return [
        Task(f"Import: {one}", str(one.standing.label), reverse("desk:import-review", args=[one.pk])) for one in found
    ]


def _of(one: Pending) -> Task:
    return Task(one.what, one.detail, one.href, one.why_not)


def _editions() -> list[Task]:
    found = Release.objects.filter(state__in=[State.PROPOSED, State.APPROVED]).select_related("plan", "proposed_by")
    return [
        Task(
            f"Edition {one.number} of {one.plan}",
            f"{one.standing.label}; prepared by {one.proposed_by.name}",
            reverse("desk:edition", args=[one.pk]),
        )
        for one in found
    ]
