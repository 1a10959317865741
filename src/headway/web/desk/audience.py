"""Desk: who each page is for. A page without an audience fails a test; sign-in is the default."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from headway.base.core.errors import NotAllowed
from headway.base.people.models import User
from headway.base.people.policies import check_may
from headway.base.people.states import Permission

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ANYONE = "anyone"


def person(request: HttpRequest) -> User:
    """The person who is signed in. Raises PermissionDenied where nobody is."""
    if not isinstance(request.user, User):
        raise PermissionDenied("Sign in first.")
    return request.user


def for_anyone(view: View[P]) -> View[P]:
    """Marks a page that needs no sign-in."""

    @wraps(view)
    def open_to_all(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return _kept_nowhere(view(request, *args, **kwargs))

    marked = cast(View[P], login_not_required(open_to_all))
    marked.audience = ANYONE  # type: ignore[attr-defined]
    return marked


def for_staff(permission: Permission) -> Callable[[View[P]], View[P]]:
    """Marks a page for whoever holds the permission; others get a 403 page with the rule's own sentence."""

    def mark(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            try:
                check_may(person(request), permission)
            except NotAllowed as refusal:
                raise PermissionDenied(str(refusal)) from refusal
            return _kept_nowhere(view(request, *args, **kwargs))

        marked = cast(View[P], guarded)
        marked.audience = permission  # type: ignore[attr-defined]
        return marked

    return mark


def _kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Made for one person: nothing on the way, and no shared browser's back button, may keep it."""
    response["Cache-Control"] = "no-store"
    return response
