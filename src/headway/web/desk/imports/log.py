"""Desk: every decision about an import, each to be taken back or done again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from headway.base.core.errors import HeadwayError
from headway.base.people.states import Permission
from headway.domain.intake import actions, policies, queries
from headway.domain.intake.models import Decision, DraftRow, Import
from headway.domain.intake.states import DecisionKind
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import at_row, import_or_404, refused

MOST = 500


@dataclass(frozen=True)
class Line:
    """One decision in the log. undone: who took it back and when, "" while it stands."""

    pk: int
    kind: str
    label: str
    by: str
    when: str
    undone: str


@require_safe
@for_staff(Permission.SEE_DESK)
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """The log, newest first."""
    import_ = import_or_404(pk)
    found = import_.decisions.select_related("by", "undone_by")[:MOST]
    context = {
        "source": import_,
        "lines": [_line(each) for each in found],
        "can_decide": policies.can_decide(person(request), import_),
        "progress": queries.progress_of(import_),
    }
    return page(request, "desk/imports/decisions.html", context, title=f"Decisions: {import_}", here="imports")


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def undo(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """Takes one decision back and shows its row."""
    return _turn(request, pk, decision, back=True)


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def redo(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """Does an undone decision again and shows its row."""
    return _turn(request, pk, decision, back=False)


def _turn(request: HttpRequest, pk: int, decision: int, *, back: bool) -> HttpResponse:
    import_ = import_or_404(pk)
    found = get_object_or_404(Decision.objects.select_related("source__reading", "by"), pk=decision, source=import_)
    row = DraftRow.objects.filter(pk__in=found.rows[:1], reading=import_.reading_id).first()
    from_log = request.POST.get("from") == "log"
    try:
        done = (actions.undo if back else actions.redo)(by=person(request), decision=found)
    except HeadwayError as why:
        if row is None or from_log:
            messages.error(request, str(why))
            return HttpResponseRedirect(reverse("desk:import-decisions", args=[pk]))
        return refused(request, import_, row=row, why=why)
    said = f"{'Taken back' if back else 'Done again'}: {done.label}."
    if from_log:
        messages.success(request, said)
        return HttpResponseRedirect(reverse("desk:import-decisions", args=[pk]))
    return at_row(request, import_, row=row, said=said)


def _line(decision: Decision) -> Line:
    undone = ""
    if decision.undone_at:
        person_name = decision.undone_by.name if decision.undone_by else "the command line"
        undone = f"Taken back by {person_name}, {_when(decision.undone_at)}"
    return Line(
        pk=decision.pk,
        kind=str(DecisionKind(decision.kind).label),
        label=decision.label,
        by=decision.by_name,
        when=_when(decision.at),
        undone=undone,
    )


def _when(at: object) -> str:
    return timezone.localtime(at).strftime("%d %b, %H:%M").lstrip("0")  # type: ignore[arg-type]


def latest(import_: Import) -> Decision | None:
    """The decision that u takes back."""
    return queries.last_standing_decision(import_)
