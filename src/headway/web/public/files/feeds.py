"""Public: feeds: what changed, as Atom; what is due, as a calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from xml.etree import ElementTree as ET

from django.conf import settings
from django.utils.translation import gettext
from icalendar import Calendar, Event, vDDDTypes, vText, vUri

from headway.domain.releases.figures import is_open
from headway.web.public.pages.changes import editions, told
from headway.web.public.rendering import words
from headway.web.public.rendering.book import Book, Row
from headway.web.public.rendering.job import FileJob, Job

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 300


def files(book: Book) -> Iterator[Job]:
    """The two feeds in the book's language. Their texts are made here, while that language is active."""
    yield FileJob(f"{book.language}/changes.atom", *_twice(_atom(book)))
    due = [step for step in book.steps if step["current_due"] and is_open(step)]
    said = json.dumps([(step["number"], step["title"], step["current_due"], step["status_words"]) for step in due])
    stamp = book.edition.published_at.isoformat()
    name = gettext("Deadlines: %(plan)s") % {"plan": _title(book)}
    yield FileJob(f"{book.language}/deadlines.ics", said + stamp + name, partial(_calendar, book, due, name))


def _twice(content: bytes) -> tuple[str, partial[bytes]]:
    return content.decode(), partial(bytes, content)


def _title(book: Book) -> str:
    return f"{book.plan['title']} ({book.site['notice']})" if book.site["notice"] else str(book.plan["title"])


def _atom(book: Book) -> bytes:
    """One entry a change since the edition before, one an edition."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": book.language})
    here = f"{settings.PUBLIC_ADDRESS}{book.language}/"
    updated = book.edition.published_at.isoformat()
    name = f"urn:headway:{book.edition.slug}:{book.language}"
    _text(feed, "id", name)
    _text(feed, "title", gettext("What changed: %(plan)s") % {"plan": _title(book)})
    _text(feed, "updated", updated)
    author = ET.SubElement(feed, f"{{{ATOM}}}author")
    _text(author, "name", book.plan["publisher"] or book.plan["title"])
    _link(feed, f"{here}changes.atom", rel="self")
    _link(feed, f"{here}changes.html")
    for number, change in enumerate(told(book, limit=MOST_ENTRIES)):
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "id", f"{name}:{book.edition.number}:{number}")
        _text(entry, "title", f"{change['subject']}: {change['title'] or change['what']}")
        _text(entry, "updated", updated)
        _link(entry, here + (change["href"] or "changes.html"))
        differences = [f"{one['name']}: {one['before']} → {one['after']}" for one in change["fields"]]
        _text(entry, "summary", ". ".join([change["what"], *differences, change["reason"]]).strip(". ") + ".")
    for link, edition in zip(reversed(book.edition.chain), editions(book), strict=True):
        entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
        _text(entry, "id", f"{name}:{link.number}")
        _text(entry, "title", gettext("Edition %(number)s") % {"number": link.number})
        _text(entry, "updated", link.published_at.isoformat())
        _link(entry, f"{settings.PUBLIC_ADDRESS}editions/{link.number}/")
        _text(entry, "summary", edition["note"] or edition["day"])
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode").encode()


def _text(parent: ET.Element, name: str, text: str) -> None:
    # Characters that XML cannot hold are left out; they mean nothing to a reader.
    kept = "".join(letter for letter in text if letter in "\t\n" or letter >= " ")
    ET.SubElement(parent, f"{{{ATOM}}}{name}").text = kept


def _link(parent: ET.Element, href: str, *, rel: str = "alternate") -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href})


def _calendar(book: Book, due: list[Row], name: str) -> bytes:
    """A whole day for each open step's deadline."""
    calendar = Calendar()
    calendar.add("prodid", "-//Headway//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    stamp = vDDDTypes(book.edition.published_at)
    for step in due:
        day = words.as_date(step["current_due"])
        # Typed values as they are: thousands of events are not worth asking the library to guess each one's type.
        said = {
            "UID": vText(f"step-{step['number']}@{book.edition.slug}.headway"),
            "DTSTAMP": stamp,
            "DTSTART": vDDDTypes(day),
            "DTEND": vDDDTypes(day + timedelta(days=1)),
            "SUMMARY": vText(step["title"]),
            "DESCRIPTION": vText(f"{book.plan['step_name']} {step['number']}: {step['status_words']}"),
            "URL": vUri(f"{settings.PUBLIC_ADDRESS}{book.language}/steps/{step['number']}.html"),
            "TRANSP": vText("TRANSPARENT"),
        }
        event = Event()
        event.update(said)
        calendar.add_component(event)
    return bytes(calendar.to_ical(sorted=False))
