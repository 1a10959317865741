"""Public: every kind of page, each in a module of its own; a new kind is a new line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from headway.web.public.pages import about, changes, departments, embeds, home, levels, lists, outside, step
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.page import Page

KINDS: tuple[Callable[[Book], Iterator[Page]], ...] = (
    home.pages,
    lists.pages,
    step.pages,
    levels.pages,
    departments.pages,
    changes.pages,
    about.pages,
    embeds.pages,
    outside.pages,
)


def all_pages(book: Book) -> Iterator[Page]:
    """Every page of an edition in the book's language."""
    for kind in KINDS:
        yield from kind(book)
