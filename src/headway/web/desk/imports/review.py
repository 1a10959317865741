"""Desk: the review of an import, the source beside the reading."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from headway.base.people.states import Permission
from headway.domain.intake.states import ImportState
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import import_or_404
from headway.web.desk.imports.showing import review_of
from headway.web.desk.imports.under_way import not_in_review


@require_safe
@for_staff(Permission.SEE_DESK)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One row with its doubts; the address holds the filters and the row, so that it can be left and resumed."""
    import_ = import_or_404(pk)
    if import_.standing is not ImportState.REVIEW:
        return not_in_review(request, import_)
    shown = review_of(import_, by=person(request), query=request.GET.dict())
    return page(request, "desk/imports/review.html", {"review": shown}, title=f"Review: {import_}", here="imports")
