"""Desk: the page of one step, and its attached files."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from headway.base.core import clock
from headway.base.core.errors import NotPossible
from headway.base.files import store
from headway.base.people.states import Permission
from headway.domain.plans.models import Evidence
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.steps.dossier import dossier
from headway.web.desk.steps.judging import judged


@for_staff(Permission.SEE_DESK)
@require_safe
def step_page(request: HttpRequest, plan: str, number: int) -> HttpResponse:
    """Everything about one step, and what this person may do with it."""
    today = clock.today()
    found = dossier(plan=plan, number=number)
    user = person(request)
    context = {
        "d": found,
        "step": found.step,
        "plan": found.plan,
        "judgement": judged(found.step, as_of=today),
        "may_report": user.may(Permission.REPORT_STATUS),
        "may_edit": user.may(Permission.EDIT_PLAN),
        "may_approve": user.may(Permission.APPROVE),
        "today": today,
    }
    return page(request, "desk/steps/step.html", context, title=str(found.step), here="steps")


@for_staff(Permission.SEE_DESK)
@require_safe
def evidence_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes of one attached file, always as a download: a browser must not run what someone uploaded."""
    proof = get_object_or_404(Evidence.objects.select_related("file"), pk=pk, file__isnull=False, removed_at=None)
    if proof.file is None:
        raise Http404("This evidence is a link, not a file.")
    try:
        path = store.path_of(proof.file)
    except NotPossible as refusal:
        raise Http404(str(refusal)) from refusal
    response = FileResponse(
        path.open("rb"), as_attachment=True, filename=proof.file.name, content_type="application/octet-stream"
    )
    response["Cache-Control"] = "no-store"
    return response  # type: ignore[return-value]
