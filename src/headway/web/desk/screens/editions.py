"""Desk: editions: what would become public, what changes, and the one way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from headway.base.core.errors import HeadwayError, NotPossible
from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.domain.plans.models import Plan
from headway.domain.releases import policies, queries
from headway.domain.releases.edition import RowChange
from headway.domain.releases.models import Release, Withdrawal
from headway.domain.releases.states import State
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.public.preview import preview_response

# A first look; the whole list stands in the preview's own page of changes.
MOST_CHANGES = 300


@dataclass(frozen=True)
class Way:
    """One thing that may be done with an edition. why_not: the rule's sentence where it may not; "" where it may."""

    label: str
    href: str
    kind: str
    why_not: str


@for_staff(Permission.SEE_DESK)
@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """Every plan with its editions, and why none can be prepared now where that is so."""
    user = person(request)
    plans = [
        {
            "plan": plan,
            "releases": list(plan.releases.exclude(state=State.RETURNED).select_related("proposed_by")),
            "returned": list(plan.releases.filter(state=State.RETURNED).select_related("returned_by")[:5]),
            "withdrawals": list(plan.withdrawals.select_related("withdrawn_by")),
            "why_not": refusal(policies.check_can_propose, user, plan),
            "may_withdraw": user.may(Permission.WITHDRAW),
        }
        for plan in Plan.objects.order_by("title")
    ]
    return page(request, "desk/editions/list.html", {"plans": plans}, title="Editions", here="editions")


@for_staff(Permission.SEE_DESK)
@require_safe
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition: how far it is, what changes, and who may do what next."""
    release = release_or_404(pk)
    changes = queries.what_changes(release) if release.standing is not State.RETURNED else ()
    context = {
        "release": release,
        "changes": grouped(changes[:MOST_CHANGES]),
        "change_count": len(changes),
        "more": max(0, len(changes) - MOST_CHANGES),
        "is_first": release.number == 1,
        "ways": ways(person(request), release),
        "preview_url": preview_address(release),
    }
    return page(request, "desk/editions/edition.html", context, title=str(release), here="editions")


@for_staff(Permission.SEE_DESK)
@require_safe
def preview(request: HttpRequest, pk: int, path: str) -> HttpResponse:
    """One page of the edition exactly as the public will see it, made when it is first asked for."""
    try:
        return preview_response(release_or_404(pk), path)
    except NotPossible as gone:
        raise Http404(str(gone)) from gone


def release_or_404(pk: int) -> Release:
    related = ("plan", "proposed_by", "approved_by", "returned_by", "published_by")
    return get_object_or_404(Release.objects.select_related(*related), pk=pk)


def ways(user: User, release: Release) -> list[Way]:
    """What comes next for an edition on its way, each with the rule's sentence where this person may not."""
    steps: dict[State, tuple[tuple[str, str, str, Callable[[User, Release], None]], ...]] = {
        State.PROPOSED: (
            ("Approve it", "desk:edition-approve", "", policies.check_can_approve),
            ("Send it back", "desk:edition-return", "quiet", policies.check_can_return),
        ),
        State.APPROVED: (
            ("Publish it", "desk:edition-publish", "", policies.check_can_publish),
            ("Send it back", "desk:edition-return", "quiet", policies.check_can_return),
        ),
    }
    return [
        Way(label, reverse(name, args=[release.pk]), kind, refusal(check, user, release))
        for label, name, kind, check in steps.get(release.standing, ())
    ]


def refusal(check: Callable[..., None], *arguments: object) -> str:
    """The sentence of a rule that does not hold; "" where it holds."""
    try:
        check(*arguments)
    except HeadwayError as problem:
        return str(problem)
    return ""


def preview_address(release: Release) -> str:
    """Where the edition stands exactly as the public will see it; "" once it is published or went back."""
    if not release.standing.is_open:
        return ""
    return reverse("desk:edition-preview", args=[release.pk, ""])


def grouped(changes: tuple[RowChange, ...]) -> list[dict[str, object]]:
    """The changes by what happened, in the order they were found."""
    kinds: dict[str, list[RowChange]] = {}
    for change in changes:
        kinds.setdefault(str(change.difference.label), []).append(change)
    return [{"label": label, "changes": found} for label, found in kinds.items()]


def withdrawal_or_404(pk: int) -> Withdrawal:
    return get_object_or_404(Withdrawal.objects.select_related("plan"), pk=pk, lifted_at=None)
