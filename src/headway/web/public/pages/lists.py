"""Public: lists of steps: all of them, and one page for each single filter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext

from headway.web.public.rendering import words
from headway.web.public.rendering.book import Book, Row
from headway.web.public.rendering.page import Page

IN_ONE_PAGE, A_PAGE = 500, 200


def pages(book: Book) -> Iterator[Page]:
    """All steps; then one list for each status, each quarter, each uncomfortable figure."""
    yield from listing(
        book,
        book.steps,
        path="steps/index.html",
        title=gettext("All steps"),
        lead=gettext("Everything the plan promises, in the plan’s own order."),
        here="steps",
        with_filters=True,
    )
    for status in book.statuses(book.steps):
        yield from listing(
            book,
            book.grouped("status")[status["key"]],
            path=f"status/{status['key']}.html",
            title=gettext("Steps with the status “%(status)s”") % {"status": status["name"]},
            crumb=status["name"],
        )
    for key, steps in book.by_quarter.items():
        name = words.quarter_name(key)
        title = gettext("Steps due in %(quarter)s") % {"quarter": name} if key != "none" else name
        yield from listing(book, steps, path=f"quarters/{key}.html", title=title, crumb=name)
    for key, (title, lead) in _figures().items():
        yield from listing(book, book.lists[key], path=f"lists/{key}.html", title=title, lead=lead, crumb=title)


def listing(
    book: Book,
    steps: Sequence[Row],
    *,
    path: str,
    title: str,
    lead: str = "",
    here: str = "steps",
    crumb: str = "",
    with_filters: bool = False,
    template: str = "list.html",
    **more: Any,
) -> Iterator[Page]:
    """One list as one page, or, where it is long, as numbered pages (``name-2.html`` …).

    With filters: up to 500 rows stand in the page and are filtered there; more are fetched when a filter is used.
    """
    size = IN_ONE_PAGE if len(steps) <= IN_ONE_PAGE else A_PAGE
    parts = [steps[start : start + size] for start in range(0, len(steps), size)] or [steps]
    stem = path.removesuffix(".html")
    names = [path, *(f"{stem}-{number}.html" for number in range(2, len(parts) + 1))]
    for number, (name, part) in enumerate(zip(names, parts, strict=True), start=1):
        yield book.page(
            name,
            template,
            here=here,
            page_title=title,
            lead=lead,
            crumb=crumb,
            total=len(steps),
            of=len(book.steps),
            rows=[book.fragment(step) for step in part],
            pages=_pagination(names, number),
            previous=_name(names, number - 2),
            next=_name(names, number),
            filters=_filters(book) if with_filters else None,
            is_long=len(parts) > 1,
            **(more if number == 1 else {**more, "later_page": True}),
        )


def _name(names: Sequence[str], index: int) -> str:
    return names[index].rsplit("/", 1)[-1] if 0 <= index < len(names) else ""


def _pagination(names: Sequence[str], number: int) -> list[dict[str, Any]]:
    """First, last and the neighbours of this page; an entry without an address is a gap."""
    if len(names) == 1:
        return []
    shown = sorted({1, len(names), *range(max(1, number - 2), min(len(names), number + 2) + 1)})
    entries: list[dict[str, Any]] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            entries.append({"number": "", "href": "", "here": False})
        entries.append({"number": page, "href": _name(names, page - 1), "here": page == number})
    return entries


def _filters(book: Book) -> list[dict[str, Any]]:
    """The fields of the form, each with the values that occur."""

    def field(name: str, label: str, options: list[tuple[str, str]]) -> dict[str, Any]:
        return {
            "name": name,
            "label": label,
            "options": [{"value": value, "label": text} for value, text in options],
        }

    return [
        field("status", gettext("Status"), [(one["key"], one["name"]) for one in book.statuses(book.steps)]),
        field("section", book.plan["section_name"], [(str(n), book.section_name(n)) for n in book.sections]),
        field("goal", book.plan["goal_name"], [(str(n), book.goal_name(n)) for n in book.goals]),
        field(
            "department",
            gettext("Department"),
            sorted(((slug, str(row["name"])) for slug, row in book.departments.items()), key=lambda one: one[1]),
        ),
        field("quarter", gettext("Due in"), [(key, words.quarter_name(key)) for key in book.by_quarter]),
    ]


def _figures() -> dict[str, tuple[str, str]]:
    """Address -> title and what the list means."""
    return {
        "deadline-passed": (
            gettext("Deadline passed, no later word"),
            gettext(
                "The first deadline of these steps has passed. The plan says they were open, but not on which day, and "
                "nobody has reported since. They may be done. Nothing here calls them late."
            ),
        ),
        "late": (gettext("Late"), gettext("The first deadline has passed, and a report says the step is still open.")),
        "stale": (
            gettext("Not updated lately"),
            gettext("Someone reported on these steps once, but longer ago than the plan allows."),
        ),
        "without-deadline": (gettext("No deadline"), gettext("These steps are open, and no day is known for them.")),
        "without-lead": (gettext("No lead named"), gettext("The plan names departments, but not which one leads.")),
        "as-published": (
            gettext("Status as the plan printed it"),
            gettext("Nobody has reported on these steps since the plan was published."),
        ),
    }
