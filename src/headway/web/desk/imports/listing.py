"""Desk: the documents brought in, and the form that brings in another."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from headway.base.core import clock
from headway.base.core.errors import HeadwayError
from headway.base.people.states import Permission
from headway.domain.intake import actions, queries
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.web.desk import once
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.forms import BringIn

MOST = 100


@dataclass(frozen=True)
class Line:
    """One import in the list. stands: how far it is, in words."""

    title: str
    href: str
    document: str
    when: str
    by: str
    state: str
    tone: str
    stands: str


@require_safe
@for_staff(Permission.SEE_DESK)
def imports(request: HttpRequest) -> HttpResponse:
    """The list, newest first, with the form for the next document."""
    return _list(request, BringIn())


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def bring_in(request: HttpRequest) -> HttpResponse:
    """Stores the document and begins to read it; the import's own page shows how far that is."""
    form = BringIn(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, status=422)
    by = person(request)
    document: UploadedFile[bytes] = form.cleaned_data["document"]
    try:
        with transaction.atomic():
            if not once.is_first(by=by, token=request.POST.get(once.FIELD, ""), at=clock.now()):
                messages.info(request, "This document was sent twice; it was brought in once.")
                return HttpResponseRedirect(reverse("desk:imports"))
            import_ = actions.start_import(
                by=by,
                chunks=document.chunks(),
                name=document.name or "document",
                departments=form.names(),
                plan=form.cleaned_data.get("plan"),
            )
    except HeadwayError as refusal:
        form.add_error("document", str(refusal))
        return _list(request, form, status=422)
    return HttpResponseRedirect(reverse("desk:import-review", args=[import_.pk]))


def _list(request: HttpRequest, form: BringIn, *, status: int = 200) -> HttpResponse:
    found = list(Import.objects.select_related("file", "started_by", "made")[:MOST])
    progress = queries.progress_of_each([each for each in found if each.standing is ImportState.REVIEW])
    context = {
        "form": form,
        "lines": [_line(each, progress.get(each.pk)) for each in found],
        "can_import": person(request).may(Permission.IMPORT_PLAN),
        "form_token": once.new_token(),
        "error_count": len(form.errors),
    }
    return page(request, "desk/imports/list.html", context, title="Imports", here="imports", status=status)


def _line(import_: Import, progress: queries.Progress | None) -> Line:
    state = import_.standing
    stands = ""
    if progress is not None:
        left = f"{progress.left} of {progress.doubts} doubts left" if progress.left else "every doubt settled"
        stands = f"{progress.rows} rows, {left}"
    elif state is ImportState.MADE and import_.made:
        stands = import_.made.title
    elif state is ImportState.FAILED:
        stands = import_.failure
    return Line(
        title=str(import_),
        href=reverse("desk:import-review", args=[import_.pk]),
        document=import_.file.name,
        when=timezone.localtime(import_.started_at).strftime("%d %b %Y, %H:%M").lstrip("0"),
        by=import_.started_by.name if import_.started_by else "Command line",
        state=str(state.label),
        tone=state.tone,
        stands=stands,
    )
