"""Desk: how the columns were understood, what status words stand for, and what was not used."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from headway.base.core.errors import HeadwayError
from headway.base.people.states import Permission
from headway.domain.intake import actions, queries
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import import_or_404
from headway.web.desk.imports.forms import Columns, Words
from headway.web.desk.imports.under_way import not_in_review

KINDS = {
    "junk": "Set aside",
    "prose": "Text outside the plan",
    "header": "Column names",
    "separator": "Lines that only separate",
}


@dataclass(frozen=True)
class Group:
    """Unused source lines of one kind."""

    title: str
    lines: tuple[dict[str, str], ...]


@require_http_methods(["GET", "POST"])
@for_staff(Permission.IMPORT_PLAN)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what a column is and read again, or say what a status word stands for."""
    import_ = import_or_404(pk)
    if import_.standing is not ImportState.REVIEW:
        return not_in_review(request, import_)
    is_words = request.POST.get("form") == "words"
    sent = request.POST if request.method == "POST" else None
    form = Columns(None if is_words else sent, import_=import_)
    words = Words(sent if is_words else None, words=queries.status_words(import_))
    chosen = words if is_words else form
    if sent is not None and chosen.is_valid():
        try:
            return _save_words(request, import_, words) if is_words else _read_again(request, import_, form)
        except HeadwayError as refusal:
            chosen.add_error(None, str(refusal))
    context = {
        "source": import_,
        "form": form,
        "words": words,
        "decisions": queries.decisions_in_reading(import_),
        "error_count": len(chosen.errors),
    }
    status = 422 if chosen.errors else 200
    return page(
        request, "desk/imports/columns.html", context, title=f"Columns: {import_}", here="imports", status=status
    )


@require_safe
@for_staff(Permission.SEE_DESK)
def unused(request: HttpRequest, pk: int) -> HttpResponse:
    """Every source line that no row uses, with its reason: nothing is lost."""
    import_ = import_or_404(pk)
    reading = import_.reading
    if reading is None:
        return not_in_review(request, import_)
    groups = [
        Group(title, tuple(line for line in reading.unused if line["kind"] == kind)) for kind, title in KINDS.items()
    ]
    context = {
        "source": import_,
        "reading": reading,
        "groups": [group for group in groups if group.lines],
        "count": len(reading.unused),
    }
    return page(request, "desk/imports/unused.html", context, title=f"Not used: {import_}", here="imports")


def _save_words(request: HttpRequest, import_: Import, words: Words) -> HttpResponse:
    actions.settle_words(by=person(request), import_=import_, words=words.chosen())
    messages.success(request, "Saved what the status words stand for.")
    return HttpResponseRedirect(reverse("desk:import-columns", args=[import_.pk]))


def _read_again(request: HttpRequest, import_: Import, form: Columns) -> HttpResponse:
    actions.correct_mapping(
        by=person(request),
        import_=import_,
        mapping=form.mapping(),
        departments=form.cleaned_data["departments"].splitlines(),
    )
    return HttpResponseRedirect(reverse("desk:import-review", args=[import_.pk]))
