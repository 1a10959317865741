"""Public: the catalogue for machines (DCAT-US 1.1), and the rows that a long list fetches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from headway.domain.releases.allowlist import TABLES
from headway.web.public.pages.lists import IN_ONE_PAGE
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.job import FileJob, Job

MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


def files(book: Book) -> Iterator[Job]:
    """``data.json`` at the root; for a plan too long for one page, its rows in short."""
    said = json.dumps(_catalogue(book), ensure_ascii=False, indent=1)
    yield FileJob("data.json", said, partial(bytes, said.encode()))
    if len(book.steps) > IN_ONE_PAGE:
        rows = json.dumps(_rows(book), ensure_ascii=False, separators=(",", ":"))
        yield FileJob(f"{book.language}/steps/rows.json", rows, partial(bytes, rows.encode()))


def _catalogue(book: Book) -> dict[str, Any]:
    address = settings.PUBLIC_ADDRESS
    return {
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@id": f"{address}data.json",
        "@type": "dcat:Catalog",
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "describedBy": "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
        "dataset": [_dataset(book, name, address) for name in TABLES],
    }


def _dataset(book: Book, name: str, address: str) -> dict[str, Any]:
    """Only what somebody said: terms and contact come from the settings and are left out where there are none."""
    table, plan = TABLES[name], book.plan
    license_ = {"license": settings.PUBLIC_LICENSE} if settings.PUBLIC_LICENSE else {}
    note = f" {book.site['notice']}" if book.site["notice"] else ""
    return {
        "@type": "dcat:Dataset",
        "identifier": f"{address}data/{name}",
        "title": f"{plan['title']}: {table.label}",
        "description": f"{table.description}{note}",
        "keyword": ["plan", "delivery", name.replace("_", " ")],
        "modified": book.edition.published_at.date().isoformat(),
        "publisher": {"@type": "org:Organization", "name": plan["publisher"] or plan["title"]},
        "contactPoint": {"@type": "vcard:Contact", **_contact(plan["publisher"] or plan["title"])},
        "accessLevel": "public",
        **license_,
        "landingPage": f"{address}{book.language}/data.html",
        "describedBy": f"{address}{book.language}/dictionary.html#{name}",
        "describedByType": "text/html",
        "language": [book.language],
        "distribution": [
            {
                "@type": "dcat:Distribution",
                "title": f"{table.label} ({ending.upper()})",
                "downloadURL": f"{address}data/{name}.{ending}",
                "mediaType": media_type,
            }
            for ending, media_type in MEDIA_TYPES.items()
        ],
    }


def _contact(name: str) -> dict[str, str]:
    """Whom to write to. The standard asks for a name even where no contact is set up; then it says just that."""
    contact = settings.PUBLIC_CONTACT
    if not contact:
        return {"fn": gettext("No contact is set up")}
    if "://" in contact:
        return {"fn": name, "hasURL": contact}
    return {"fn": name, "hasEmail": f"mailto:{contact}"}


def _rows(book: Book) -> list[list[Any]]:
    """In the order that ``explore.js`` reads; the words it searches are made of these, too."""
    return [
        [
            line["number"],
            line["title"],
            line["status"],
            line["words"],
            line["tone"],
            line["section"],
            line["goal"],
            [one["slug"] for one in line["departments"]],
            [one["name"] for one in line["departments"]],
            line["quarter"],
            line["due_words"],
            line["deadline_state"],
        ]
        for line in map(book.line, book.steps)
    ]
