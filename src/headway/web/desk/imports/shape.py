"""Desk: editing, splitting, merging and setting aside a row."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from headway.base.core.errors import Conflict, HeadwayError, InvalidInput
from headway.base.people.states import Permission
from headway.domain.intake import actions
from headway.domain.intake.models import DraftRow, Import
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import (
    after_decision,
    at_row,
    both_values,
    filter_from,
    import_or_404,
    number_from,
    refused,
    review_address,
    row_or_404,
)
from headway.web.desk.imports.forms import EditRow, SplitRow
from headway.web.desk.imports.showing import next_row, review_of


@require_http_methods(["GET", "POST"])
@for_staff(Permission.IMPORT_PLAN)
def edit(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Every field of the row; what is changed counts as decided."""
    import_ = import_or_404(pk)
    found = row_or_404(import_, row)
    if request.method != "POST":
        return _form_page(request, import_, found, EditRow(row=found, focus=request.GET.get("field", "text")), "edit")
    form = EditRow(request.POST, row=found)

    def save() -> str:
        decision = actions.edit_row(
            by=person(request), row=found, revision=form.cleaned_data["revision"], values=form.values()
        )
        return f"Saved. {decision.label}." if decision else "Nothing was changed."

    return _saved(request, import_, found, form, "edit", save)


@require_http_methods(["GET", "POST"])
@for_staff(Permission.IMPORT_PLAN)
def split(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The row's text, cut by empty lines; each part becomes a row."""
    import_ = import_or_404(pk)
    found = row_or_404(import_, row)
    initial = {"revision": found.revision, "text": found.text}
    if request.method != "POST":
        return _form_page(request, import_, found, SplitRow(initial=initial), "split")
    form = SplitRow(request.POST, initial=initial)

    def save() -> str:
        rows = actions.split_row(
            by=person(request), row=found, revision=form.cleaned_data["revision"], parts=form.parts()
        )
        return f"{found} is {len(rows)} rows now. Say what belongs to the new ones."

    return _saved(request, import_, found, form, "split", save)


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def merge(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Adds the row to the one above it."""
    import_ = import_or_404(pk)
    found = row_or_404(import_, row)
    try:
        above = actions.merge_with_above(by=person(request), row=found, revision=number_from(request.POST, "revision"))
    except HeadwayError as why:
        return refused(request, import_, row=found, why=why)
    return at_row(request, import_, row=above, said=f"{found} was merged into {str(above).lower()}.")


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def aside(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """The row becomes no step; it can come back."""
    import_ = import_or_404(pk)
    found = row_or_404(import_, row)
    try:
        actions.set_aside_row(by=person(request), row=found, revision=number_from(request.POST, "revision"))
    except HeadwayError as why:
        return refused(request, import_, row=found, why=why)
    return after_decision(request, import_, row=found, said=f"{found} was set aside. It becomes no step.")


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def back(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """A row that was set aside becomes a step again."""
    import_ = import_or_404(pk)
    found = row_or_404(import_, row)
    try:
        actions.restore_row(by=person(request), row=found, revision=number_from(request.POST, "revision"))
    except HeadwayError as why:
        return refused(request, import_, row=found, why=why)
    return after_decision(request, import_, row=found, said=f"{found} was brought back.")


def _saved(
    request: HttpRequest, import_: Import, row: DraftRow, form: Form, kind: str, save: Callable[[], str]
) -> HttpResponse:
    """Save and go on with the review; what cannot be saved is said above the form, with what was typed still in it."""
    if not form.is_valid():
        return _form_page(request, import_, row, form, kind, status=422)
    try:
        said = save()
    except Conflict as conflict:
        row.refresh_from_db()
        # The form keeps what was typed; sent again it is meant, so it names the row as it is now.
        form.data = {**request.POST.dict(), "revision": str(row.revision)}
        return _form_page(request, import_, row, form, kind, status=409, conflict=conflict)
    except InvalidInput as wrong:
        for problem in wrong.problems or (str(wrong),):
            form.add_error(None, problem)
        return _form_page(request, import_, row, form, kind, status=422)
    except HeadwayError as refusal:
        form.add_error(None, str(refusal))
        return _form_page(request, import_, row, form, kind, status=422)
    messages.success(request, said)
    wanted = filter_from(request)
    goes_on = next_row(import_, wanted=wanted, after=row)
    return HttpResponseRedirect(review_address(import_, wanted, row=goes_on))


def _form_page(
    request: HttpRequest,
    import_: Import,
    row: DraftRow,
    form: Form,
    kind: str,
    *,
    status: int = 200,
    conflict: Conflict | None = None,
) -> HttpResponse:
    titles = {"edit": f"Edit {str(row).lower()}", "split": f"Split {str(row).lower()}"}
    context = {
        "review": review_of(import_, by=person(request), query=request.GET.dict(), row=row),
        "form": form,
        "conflict": both_values(conflict) if conflict else None,
        "kind": kind,
        "back": review_address(import_, filter_from(request), row=row),
        "error_count": len(form.errors),
    }
    return page(request, "desk/imports/shape.html", context, title=titles[kind], here="imports", status=status)
