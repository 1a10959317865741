"""Desk: a document that is being read, could not be read, or is set aside."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from headway.base.core import clock
from headway.base.core.errors import HeadwayError
from headway.base.people.states import Permission
from headway.domain.intake import actions, policies
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import import_or_404


@require_safe
@for_staff(Permission.SEE_DESK)
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the waiting page that asks again every second; when the reading is over it loads the page anew."""
    import_ = import_or_404(pk)
    if import_.standing is not ImportState.READING:
        response = HttpResponse(status=204)
        response["HX-Redirect"] = reverse("desk:import-review", args=[pk])
        return response
    response = HttpResponse(render_to_string("desk/imports/_reading.html", _waiting(import_), request=request))
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Reads the document once more, after a failure or a cut-off."""
    import_ = import_or_404(pk)
    try:
        actions.read_again(by=person(request), import_=import_)
    except HeadwayError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:import-review", args=[pk]))


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """The document will not become a plan."""
    import_ = import_or_404(pk)
    try:
        actions.set_aside_import(
            by=person(request), import_=import_, reason=request.POST.get("reason", "").replace("\0", "")[:1000]
        )
        messages.success(request, f"“{import_}” was set aside. It stays in this list.")
    except HeadwayError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:imports"))


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def take_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Goes on with what was set aside."""
    import_ = import_or_404(pk)
    try:
        actions.restore_import(by=person(request), import_=import_)
        messages.success(request, f"“{import_}” is taken up again, where it stood.")
    except HeadwayError as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("desk:import-review", args=[pk]))


def not_in_review(request: HttpRequest, import_: Import) -> HttpResponse:
    """The import's page while there is nothing to review: being read, failed, set aside, or made into a plan."""
    templates = {
        ImportState.READING: "desk/imports/reading.html",
        ImportState.FAILED: "desk/imports/failed.html",
        ImportState.SET_ASIDE: "desk/imports/set_aside.html",
        ImportState.MADE: "desk/imports/made.html",
    }
    can_import = policies_allow(request)
    context = {**_waiting(import_), "can_import": can_import}
    if import_.standing is ImportState.MADE:
        context["decisions"] = import_.decisions.filter(undone_at=None).count()
        context["steps"] = import_.made.steps.filter(removed_in=None).count() if import_.made else 0
    return page(request, templates[import_.standing], context, title=str(import_), here="imports")


def policies_allow(request: HttpRequest) -> bool:
    return person(request).may(Permission.IMPORT_PLAN)


def _waiting(import_: Import) -> dict[str, object]:
    return {"source": import_, "is_stuck": policies.is_stuck(import_, at=clock.now())}
