"""Desk: how it works, who may what, and the keys."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from headway.base.people.states import PERMISSIONS, Permission, Role
from headway.domain.plans.states import Status
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page

KEYS = (
    {"key": "j", "does": "the next row of a list"},
    {"key": "k", "does": "the row before"},
    {"key": "Enter", "does": "open the row"},
    {"key": "e", "does": "report how the row’s step is doing"},
    {"key": "/", "does": "go to the search box"},
    {"key": "?", "does": "show the keys of the page"},
)


@for_staff(Permission.SEE_DESK)
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """The rules a newcomer needs, in the order of the work."""
    mine = PERMISSIONS[Role(person(request).role)]
    return page(
        request,
        "desk/help.html",
        {
            "keys": KEYS,
            "may": [permission.label for permission in Permission if permission in mine],
            "may_not": [permission.label for permission in Permission if permission not in mine],
            "role": Role(person(request).role).label,
            "statuses": [{"tone": status.tone, "label": status.label} for status in Status],
        },
        title="Help",
        here="help",
    )
