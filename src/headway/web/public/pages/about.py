"""Public: about the data: how it is made, what each field means, where to get it, how to check it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from headway.domain.releases.allowlist import TABLES
from headway.web.public.pages.changes import edition_line, editions
from headway.web.public.pages.home import on_time
from headway.web.public.rendering import words
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.page import Page


def pages(book: Book) -> Iterator[Page]:
    """About, downloads, the dictionary, how to check, how to report an error."""
    yield book.page(
        "about.html",
        "about.html",
        here="about",
        page_title=gettext("About the data"),
        edition=edition_line(book),
        plan=dict(book.plan),
        as_of=words.day(book.edition.as_of),
        on_time=on_time(book),
        corrections=_corrections(book),
        withdrawals=_withdrawals(book),
        editions=editions(book),
        document=_document(book),
    )
    yield book.page(
        "data.html",
        "data.html",
        here="about",
        page_title=gettext("Download all data"),
        tables=_downloads(book),
        license=settings.PUBLIC_LICENSE,
    )
    yield book.page(
        "dictionary.html",
        "dictionary.html",
        here="about",
        page_title=gettext("What each field means"),
        tables=[_table(name) for name in TABLES],
        license=settings.PUBLIC_LICENSE,
    )
    link = book.edition.link
    yield book.page(
        "check.html",
        "check.html",
        here="about",
        page_title=gettext("Check this edition yourself"),
        edition=edition_line(book),
        rows_hash=link.rows_hash,
        hash=link.hash,
        previous=link.previous,
        rows=sum(len(table) for table in book.edition.rows.values()),
        withdrawn=len(book.edition.withdrawn()),
    )
    contact = settings.PUBLIC_CONTACT
    yield book.page(
        "report.html",
        "report.html",
        here="",
        page_title=gettext("Report an error"),
        contact=contact,
        href=f"mailto:{contact}" if "@" in contact and "://" not in contact else contact,
    )


def _document(book: Book) -> str:
    versions = book.edition.table("versions")
    return str(versions[-1]["document_name"]) if versions else ""


def _downloads(book: Book) -> list[dict[str, Any]]:
    return [
        {"name": name, "label": table.label, "description": table.description, "rows": len(book.edition.table(name))}
        for name, table in TABLES.items()
    ]


def _table(name: str) -> dict[str, Any]:
    table = TABLES[name]
    return {
        "name": name,
        "label": table.label,
        "description": table.description,
        "key": table.key,
        "fields": [
            {
                "name": field.name,
                "type": field.type.value,
                "unit": field.unit,
                "description": field.description,
                "missing": field.missing or gettext("Always given."),
                "values": ", ".join(field.values),
            }
            for field in table.fields
        ],
    }


def _corrections(book: Book) -> list[dict[str, Any]]:
    """Every misreading that was put right, and every edition that was made as a correction."""
    found: list[dict[str, Any]] = [
        {"number": 0, "title": gettext("Edition %(number)s") % {"number": entry["number"]}, "what": entry["note"]}
        for entry in editions(book)
        if entry["is_correction"]
    ]
    found += [
        {"number": step["number"], "title": step["title"], "what": source["why"]}
        for step in book.all_steps
        for source in step["sources"]
        if source["reading"] == "corrected"
    ]
    for row in book.edition.table("history"):
        if row["origin"] in {"correction", "corrected"} and row["step"] in book.by_number:
            step = book.by_number[int(str(row["step"]))]
            found.append({"number": step["number"], "title": step["title"], "what": row["reason"]})
    return found


def _withdrawals(book: Book) -> list[dict[str, Any]]:
    return [
        {
            "what": gettext("%(table)s, row %(key)s") % {"table": TABLES[gone.table].label, "key": gone.key},
            "day": words.day(gone.withdrawn_on),
            "reason": gone.reason,
        }
        for gone in book.edition.withdrawn()
    ]
