"""Desk: how the import pages answer: a part of the page for htmx, else the whole page or a redirect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse

from headway.base.core.errors import Conflict, HeadwayError
from headway.base.people.models import User
from headway.domain.intake import queries
from headway.domain.intake.models import DraftRow, Import
from headway.domain.intake.queries.source import Part
from headway.web.desk.audience import person
from headway.web.desk.frame import page
from headway.web.desk.imports.showing import differing, next_row, review_of

KEPT_NAMES = ("show", "section", "q")


def import_or_404(pk: int) -> Import:
    """The import with what its pages show of it."""
    found = Import.objects.select_related("file", "reading", "plan", "made", "started_by")
    return get_object_or_404(found, pk=pk)


def row_or_404(import_: Import, row: int) -> DraftRow:
    """A row of the reading under review; one of an earlier reading is not there."""
    return get_object_or_404(DraftRow.objects.select_related("reading__source"), pk=row, reading=import_.reading_id)


def number_from(data: Mapping[str, str], name: str) -> int:
    """A whole number a form carries; 0 where it is missing, no number, or more than a database row can have."""
    text = data.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 16 else 0


def filter_from(request: HttpRequest) -> queries.RowFilter:
    """The review's filter, which every form of it carries along as ``keep``-fields in its own address."""
    return queries.RowFilter.from_query(request.GET)


def after_decision(request: HttpRequest, import_: Import, *, row: DraftRow, said: str) -> HttpResponse:
    """The review goes on: at this row while it fits the filter, else at the next that does."""
    wanted = filter_from(request)
    import_.refresh_from_db()
    goes_on = next_row(import_, wanted=wanted, after=row)
    return _answer(request, import_, row=goes_on, wanted=wanted, said=said)


def at_row(request: HttpRequest, import_: Import, *, row: DraftRow | None, said: str) -> HttpResponse:
    """The review at one row, whether or not it fits the filter."""
    import_.refresh_from_db()
    now = DraftRow.objects.filter(pk=row.pk).first() if row else None
    return _answer(request, import_, row=now, wanted=filter_from(request), said=said)


def refused(request: HttpRequest, import_: Import, *, row: DraftRow, why: HeadwayError) -> HttpResponse:
    """The rule's sentence above the row as it is now; of a conflict both values."""
    import_.refresh_from_db()
    conflict = both_values(why) if isinstance(why, Conflict) else None
    row = DraftRow.objects.filter(pk=row.pk).first() or row
    more = {"refusal": str(why), "conflict": conflict}
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(_part(request, person(request), import_, row=row, said=str(why), more=more))
    shown = review_of(import_, by=person(request), query=request.GET.dict(), row=row)
    return page(
        request,
        "desk/imports/review.html",
        {"review": shown, **more},
        title=f"Review: {import_}",
        here="imports",
        status=409 if conflict else 422,
    )


@dataclass(frozen=True)
class BothValues:
    """The two values of a conflict, with what differs marked; () where the conflict is not about a value."""

    sentence: str
    theirs: tuple[Part, ...]
    yours: tuple[Part, ...]


def both_values(conflict: Conflict) -> BothValues:
    """For the page, e.g. "In progress" and "Planning"."""
    theirs, yours = str(conflict.theirs or ""), str(conflict.yours or "")
    return BothValues(
        sentence=str(conflict),
        theirs=differing(yours, theirs) if theirs else (),
        yours=differing(theirs, yours) if yours else (),
    )


def _answer(
    request: HttpRequest, import_: Import, *, row: DraftRow | None, wanted: queries.RowFilter, said: str
) -> HttpResponse:
    where = review_address(import_, wanted, row=row)
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(_part(request, person(request), import_, row=row, said=said, more={}))
        response["HX-Replace-Url"] = where
        response["Cache-Control"] = "no-store"
        return response
    messages.success(request, said)
    return HttpResponseRedirect(where)


def review_address(import_: Import, wanted: queries.RowFilter, *, row: DraftRow | None = None) -> str:
    """The review's address under a filter, at a row. Example: "/desk/imports/3/?show=all&row=412"."""
    query = wanted.as_query(row=row.pk if row else "")
    base = reverse("desk:import-review", args=[import_.pk])
    return f"{base}?{query}" if query else base


def with_keep(address: str, request: HttpRequest) -> str:
    """An address with the review's filter carried along."""
    kept = {name: request.GET[name] for name in KEPT_NAMES if request.GET.get(name)}
    return f"{address}?{urlencode(kept)}" if kept else address


def _part(
    request: HttpRequest, by: User, import_: Import, *, row: DraftRow | None, said: str, more: Mapping[str, Any]
) -> str:
    shown = review_of(import_, by=by, query=request.GET.dict(), row=row)
    return render_to_string("desk/imports/_review.html", {"review": shown, "said": said, **more}, request=request)
