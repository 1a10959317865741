"""Desk: the pages for what did not work, each saying what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string

from headway.web.desk.frame import page


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the rule's own sentence, which names who may."""
    return page(
        request,
        "desk/error.html",
        {"sentence": str(exception or "")},
        title="Your role does not allow this",
        status=403,
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: an address that leads nowhere."""
    sentence = "The address may be mistyped, or what stood here was never made."
    return page(request, "desk/error.html", {"sentence": sentence}, title="There is no such page", status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: a request that no page of ours sends."""
    sentence = "Go back, load the page again and send it once more."
    return page(request, "desk/error.html", {"sentence": sentence}, title="This could not be read", status=400)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is older than the session, or the browser refuses cookies."""
    sentence = (
        "The page was open since before you signed in, or your browser refuses cookies. Nothing was saved. "
        "Go back, copy what you wrote, load the page again and send it once more."
    )
    return page(request, "desk/error.html", {"sentence": sentence}, title="The form was too old", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our own fault. Rendered without anything that may be the cause: no database, no session."""
    response = HttpResponseServerError(render_to_string("desk/broken.html"))
    response["Cache-Control"] = "no-store"
    return response
