"""Public: the pages that are not part of a language's folder: the front door, and "not found"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext

from headway.web.public import languages
from headway.web.public.pages import home
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.page import Page


def pages(book: Book) -> Iterator[Page]:
    """Made once, in the main language."""
    if book.language != languages.chosen()[0]:
        return
    for page in home.pages(book):
        yield replace(page, path="index.html")
    yield replace(
        book.page("404.html", "not_found.html", here="", page_title=gettext("This page is not here")), path="404.html"
    )
