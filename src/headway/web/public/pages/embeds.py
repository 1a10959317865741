"""Public: each chart alone on a page, to stand in a frame on someone else's."""

from __future__ import annotations

from collections.abc import Iterator

from headway.web.public.pages import charts
from headway.web.public.pages.changes import edition_line
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.page import Page


def pages(book: Book) -> Iterator[Page]:
    """One page a chart; a chart with nothing to show has none."""
    drawn = (
        ("status", charts.status_share(book, book.steps)),
        ("quarters", charts.by_quarter(book)),
        ("departments", charts.department_load(book)),
    )
    for name, chart in drawn:
        if chart is not None:
            yield book.page(
                f"embed/{name}.html",
                "embed.html",
                here="",
                page_title=chart.title,
                chart=chart,
                plan_title=book.plan["title"],
                edition=edition_line(book),
            )
