"""Desk: the document itself: a picture of one of its pages, and the file as it was brought in."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from headway.base.core.errors import HeadwayError
from headway.base.files import store
from headway.base.people.states import Permission
from headway.domain.intake.queries.pictures import picture_of, picture_with
from headway.web.desk.audience import for_staff
from headway.web.desk.imports.answers import import_or_404
from headway.web.desk.imports.showing import asked_for

MOST_PAGES = 10_000


@require_safe
@for_staff(Permission.SEE_DESK)
def page_picture(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """One page of a PDF as PNG; with ``row`` in the address, what that row was read from is marked on it."""
    import_ = import_or_404(pk)
    if import_.file.media_type != "application/pdf" or not 1 <= page <= MOST_PAGES:
        raise Http404("There is no picture of this page.")
    try:
        row = asked_for(import_, request.GET.get("row", ""))
        picture = picture_with(import_.file, row, page=page) if row else picture_of(import_.file, page=page)
    except HeadwayError as refusal:
        raise Http404(str(refusal)) from refusal
    response = HttpResponse(picture, content_type="image/png")
    # The same bytes for as long as the file is this one, but only for who is signed in.
    response["Cache-Control"] = "private, max-age=86400"
    return response


@require_safe
@for_staff(Permission.SEE_DESK)
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The document as it was brought in; always saved, never shown in the browser."""
    import_ = import_or_404(pk)
    try:
        path = store.path_of(import_.file)
    except HeadwayError as refusal:
        raise Http404(str(refusal)) from refusal
    response = HttpResponse(path.read_bytes(), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, import_.file.name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
