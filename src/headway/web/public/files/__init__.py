"""Public: the files beside the pages: data, feeds, catalogue, what search engines ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headway.web.public import languages
from headway.web.public.files import catalogue, feeds, outlines, tables
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.job import Job


def all_files(book: Book, pages: Sequence[str]) -> Iterator[Job]:
    """Those of the book's language; with the main language, those that have none. pages: every page's path so far."""
    yield from feeds.files(book)
    if book.language == languages.chosen()[0]:
        yield from tables.files(book)
        yield from catalogue.files(book)
        yield from outlines.files(pages)
