"""Design: the gallery, where every component stands in all its states."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headway.base.design import samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Shows every component; what stands in it is made up."""
    return render(request, "design/gallery.html", samples.gallery())


def edition(request: HttpRequest) -> HttpResponse:
    """Shows the public edition's frame with a made-up plan in it."""
    return render(request, "design/gallery_edition.html", samples.edition())
