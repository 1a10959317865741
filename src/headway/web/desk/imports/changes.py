"""Desk: what a changed document would change in its plan, decided item by item."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from headway.base.core.errors import HeadwayError
from headway.base.people.states import Permission
from headway.domain.intake import actions, policies, queries
from headway.domain.intake.models import Import, ProposedChange
from headway.domain.intake.queries.source import Part
from headway.domain.intake.states import Answer, ImportState
from headway.domain.plans.states import ChangeKind
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import import_or_404, number_from
from headway.web.desk.imports.showing import differing
from headway.web.desk.imports.under_way import not_in_review

SENTENCES = {
    ChangeKind.ADDED: "Added: the document has a step that the plan does not have.",
    ChangeKind.REMOVED: "Removed: the document no longer has this step.",
    ChangeKind.REWORDED: "Reworded",
    ChangeKind.ITEMS: "Other sub-items",
    ChangeKind.MOVED: "Moved to another goal",
    ChangeKind.DATE: "Another deadline",
    ChangeKind.STATUS: "Another status",
    ChangeKind.DEPARTMENTS: "Other departments",
}


@dataclass(frozen=True)
class Item:
    """One difference. before, after: the texts with what differs marked; answer is "" while it is not decided."""

    pk: int
    version: int
    kind: str
    about: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    likeness: int
    answer: str
    tone: str
    by: str
    can_part: bool


@require_http_methods(["GET", "POST"])
@for_staff(Permission.IMPORT_PLAN)
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of differences; POST compares the document with the plan."""
    import_ = import_or_404(pk)
    if import_.standing is not ImportState.REVIEW or import_.plan_id is None:
        return not_in_review(request, import_)
    refusal = ""
    if request.method == "POST":
        try:
            count = actions.compare(by=person(request), import_=import_)
        except HeadwayError as why:
            refusal = str(why)
        else:
            messages.success(request, f"Compared: {count} {'difference' if count == 1 else 'differences'}.")
            return HttpResponseRedirect(reverse("desk:import-changes", args=[pk]))
    return _page(request, import_, refusal=refusal)


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def decide(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """Accepts or declines one, takes an answer back, or says that step and row are two different things."""
    import_ = import_or_404(pk)
    found = get_object_or_404(ProposedChange.objects.select_related("source"), pk=change, source=import_)
    wanted = request.POST.get("answer", "")
    try:
        if wanted == "apart":
            actions.keep_apart(by=person(request), change=found)
        elif wanted in Answer.values:
            version = number_from(request.POST, "version")
            actions.answer_change(by=person(request), change=found, version=version, answer=Answer(wanted))
    except HeadwayError as why:
        return _page(request, import_, refusal=str(why))
    return HttpResponseRedirect(f"{reverse('desk:import-changes', args=[pk])}#change-{found.pk}")


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes the accepted differences the plan's next version."""
    import_ = import_or_404(pk)
    try:
        version = actions.accept_changes(
            by=person(request), import_=import_, note=request.POST.get("note", "").replace("\0", "")[:2000]
        )
    except HeadwayError as why:
        return _page(request, import_, refusal=str(why))
    messages.success(request, f"Version {version.number} of “{version.plan.title}” is in place.")
    return HttpResponseRedirect(reverse("desk:import-review", args=[pk]))


def _page(request: HttpRequest, import_: Import, *, refusal: str = "") -> HttpResponse:
    found = import_.changes.select_related("step", "row", "decided_by").order_by("pk")
    items = [_item(each) for each in found]
    waiting = sum(not item.answer for item in items)
    context = {
        "source": import_,
        "items": items,
        "total": len(items),
        "waiting": waiting,
        "decided": len(items) - waiting,
        "accepted": sum(item.tone == "done" for item in items),
        "is_compared": import_.compared_at is not None,
        "is_old": queries.is_out_of_date(import_),
        "in_the_way": policies.why_not_compare(person(request), import_),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return page(
        request, "desk/imports/changes.html", context, title=f"Changes: {import_}", here="imports", status=status
    )


def _item(change: ProposedChange) -> Item:
    kind, answer = ChangeKind(change.kind), Answer(change.answer)
    about = str(change.step) if change.step else str(change.row)
    return Item(
        pk=change.pk,
        version=change.version,
        kind=SENTENCES[kind],
        about=about,
        before=differing(change.after, change.before) if change.before else (),
        after=differing(change.before, change.after) if change.after else (),
        likeness=change.likeness,
        answer="" if answer is Answer.WAITING else str(answer.label),
        tone={Answer.ACCEPTED: "done", Answer.DECLINED: "stopped", Answer.WAITING: "waiting"}[answer],
        by=change.decided_by.name if change.decided_by else "",
        can_part=kind is ChangeKind.REWORDED,
    )
