"""Public: who answers for what."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from headway.web.public.pages import charts
from headway.web.public.pages.lists import listing
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.page import Page


def pages(book: Book) -> Iterator[Page]:
    """An overview with its chart; one page a department."""
    unnamed = [step for step in book.steps if not step["departments"]]
    yield book.page(
        "departments/index.html",
        "departments.html",
        here="departments",
        page_title=gettext("Departments"),
        chart=charts.department_load(book),
        total=len(book.steps),
        unnamed=len(unnamed),
        departments=[
            {
                "slug": slug,
                "name": row["name"],
                "full_name": row["full_name"],
                "total": len(book.by_department.get(slug, [])),
                "leads": sum(
                    1
                    for step in book.by_department.get(slug, [])
                    for one in step["departments"]
                    if one["slug"] == slug and one["is_lead"]
                ),
                "statuses": book.statuses(book.by_department.get(slug, [])),
            }
            for slug, row in sorted(book.departments.items(), key=lambda item: str(item[1]["name"]).casefold())
        ],
    )
    for slug, row in book.departments.items():
        steps = book.by_department.get(slug, [])
        yield from listing(
            book,
            steps,
            path=f"departments/{slug}.html",
            title=str(row["full_name"] or row["name"]),
            crumb=str(row["name"]),
            here="departments",
            template="department.html",
            name=row["name"],
            chart=charts.status_share(book, steps) if steps else None,
        )
