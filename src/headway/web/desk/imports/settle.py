"""Desk: settling a doubt, or all of a kind at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST

from headway.base.core.errors import HeadwayError
from headway.base.people.states import Permission
from headway.domain.intake import actions, queries
from headway.domain.intake.models import Doubt, Import
from headway.domain.intake.wording import field_label, row_place, shown
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import (
    after_decision,
    filter_from,
    import_or_404,
    number_from,
    refused,
    review_address,
)


@dataclass(frozen=True)
class Cell:
    """One cell that would be settled together with the others."""

    row: str
    place: str
    value: str
    text: str


@require_POST
@for_staff(Permission.IMPORT_PLAN)
def settle(request: HttpRequest, pk: int, doubt: int) -> HttpResponse:
    """Takes the reading (choice 0) or one of the alternatives (1 and up)."""
    import_ = import_or_404(pk)
    found = _doubt_or_404(import_, doubt)
    choice = number_from(request.POST, "choice")
    if choice >= len(found.choices):
        raise Http404("There is no such choice.")
    try:
        decision = actions.accept_doubt(
            by=person(request),
            doubt=found,
            version=number_from(request.POST, "version"),
            value=found.choices[choice],
        )
    except HeadwayError as why:
        return refused(request, import_, row=found.row, why=why)
    return after_decision(request, import_, row=found.row, said=f"Settled. {decision.label}.")


@require_http_methods(["GET", "POST"])
@for_staff(Permission.IMPORT_PLAN)
def alike(request: HttpRequest, pk: int, doubt: int) -> HttpResponse:
    """Shows every cell that one decision would settle, then settles them."""
    import_ = import_or_404(pk)
    found = _doubt_or_404(import_, doubt)
    choice = number_from(request.POST if request.method == "POST" else request.GET, "choice")
    if choice >= len(found.choices):
        raise Http404("There is no such choice.")
    refusal = ""
    if request.method == "POST":
        try:
            decision = actions.settle_kind(
                by=person(request), doubt=found, choice=choice, expected=number_from(request.POST, "expected")
            )
        except HeadwayError as why:
            refusal = str(why)
        else:
            messages.success(request, f"Settled. {decision.label}. One press of u takes them all back.")
            return HttpResponseRedirect(review_address(import_, filter_from(request)))
    cells = [_cell(each, choice) for each in queries.doubts_alike(found, choice=choice)]
    context = {
        "source": import_,
        "label": field_label(found.field),
        "reason": found.reason,
        "cells": cells,
        "choice": choice,
        "refusal": refusal,
        "back": review_address(import_, filter_from(request), row=found.row),
    }
    status = 409 if refusal else 200
    return page(
        request, "desk/imports/alike.html", context, title="Settle all of a kind", here="imports", status=status
    )


def _cell(doubt: Doubt, choice: int) -> Cell:
    return Cell(
        row=str(doubt.row),
        place=row_place(doubt.row, doubt.field),
        value=shown(doubt.field, doubt.choices[choice]),
        text=doubt.row.text,
    )


def _doubt_or_404(import_: Import, doubt: int) -> Doubt:
    found = Doubt.objects.select_related("row__reading__source")
    return get_object_or_404(found, pk=doubt, row__reading=import_.reading_id)
