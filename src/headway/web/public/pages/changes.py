"""Public: what changed: since the edition before, and between the versions of the plan itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from headway.domain.plans.states import ChangeKind
from headway.domain.releases.edition import FieldChange, RowChange
from headway.domain.releases.states import Difference
from headway.web.public.rendering import words
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.page import Page

TONES = {
    Difference.ADDED: "active",
    Difference.CHANGED: "planned",
    Difference.REMOVED: "stopped",
    Difference.WITHDRAWN: "unknown",
}
MOST_TOLD = 2_000
"""More changes than this are told as a number; the data tell each of them."""


def pages(book: Book) -> Iterator[Page]:
    """One page; each edition keeps its own."""
    edition = book.edition
    yield book.page(
        "changes.html",
        "changes.html",
        here="changes",
        page_title=gettext("What changed"),
        edition=edition_line(book),
        number=edition.number,
        previous=edition.number - 1,
        is_first=len(edition.chain) == 1,
        note=edition.note,
        changes=told(book, limit=MOST_TOLD),
        more=max(0, len(edition.changes) - MOST_TOLD),
        versions=_versions(book),
        editions=editions(book),
    )


def edition_line(book: Book) -> str:
    """Example: "Edition 2 · Nov. 22, 2026"."""
    return gettext("Edition %(number)s · %(day)s") % {
        "number": book.edition.number,
        "day": words.day(book.edition.published_at.date()),
    }


def editions(book: Book) -> list[dict[str, Any]]:
    """Every edition up to this one, newest first."""
    return [
        {
            "number": link.number,
            "day": words.day(link.published_at.date()),
            "as_of": words.day(link.as_of),
            "is_correction": link.kind == "correction",
            "note": book.edition.notes.get(link.number, ""),
            "hash": link.hash,
            "is_this": link.number == book.edition.number,
        }
        for link in reversed(book.edition.chain)
    ]


def told(book: Book, *, limit: int) -> list[dict[str, Any]]:
    """The changes in words, steps first, one entry a row that changed."""
    ordered = sorted(book.edition.changes, key=lambda change: (change.table != "steps", not change.step))
    return [_told(book, change) for change in ordered[:limit]]


def _told(book: Book, change: RowChange) -> dict[str, Any]:
    step = book.by_number.get(int(change.step)) if change.step else None
    title = step["title"] if step else change.title
    return {
        "tone": TONES[change.difference],
        "what": str(change.difference.label),
        "subject": _subject(change),
        "title": title,
        "href": f"steps/{change.step}.html" if change.step and f"{change.step}" in book.edition.rows["steps"] else "",
        "fields": [_field(field) for field in change.fields],
        "detail": change.title if step and change.table != "steps" else "",
        "reason": change.reason,
    }


def _subject(change: RowChange) -> str:
    names = {
        "steps": gettext("Step %(number)s"),
        "history": gettext("Step %(number)s, history"),
        "milestones": gettext("Step %(number)s, milestone"),
        "dependencies": gettext("Step %(number)s, dependency"),
        "evidence": gettext("Step %(number)s, evidence"),
        "obligations": gettext("Step %(number)s, recurring duty"),
        "version_changes": gettext("Step %(number)s, change in the plan"),
        "sections": gettext("Section"),
        "goals": gettext("Goal"),
        "departments": gettext("Department"),
        "versions": gettext("Version of the plan"),
        "plan": gettext("The plan"),
    }
    return names[change.table] % {"number": change.step}


def field_name(name: str) -> str:
    """A step's field as people call it; the field's own name where there is no better one."""
    names = {
        "status": gettext("Status"),
        "status_words": gettext("Status as the plan puts it"),
        "status_as_of": gettext("Status as of"),
        "status_origin": gettext("Where the status comes from"),
        "last_word_on": gettext("Last reported for"),
        "original_due": gettext("First deadline"),
        "current_due": gettext("Deadline"),
        "forecast_due": gettext("Expected"),
        "completed_on": gettext("Completed on"),
        "health": gettext("Computed state"),
        "deadline_state": gettext("Where the deadline stands"),
        "departments": gettext("Departments"),
        "title": gettext("Short title"),
        "text": gettext("Wording"),
        "items": gettext("Sub-items"),
        "goal": gettext("Goal"),
        "section": gettext("Section"),
        "sources": gettext("Place in the source"),
        "is_stale": gettext("Not updated lately"),
        "is_at_risk": gettext("Called at risk"),
        "exclusion": gettext("Why it was excluded"),
        "further": gettext("Further columns"),
        "removed_in": gettext("Left out by version"),
    }
    return names.get(name, name.replace("_", " ").capitalize())


def _field(change: FieldChange) -> dict[str, str]:
    return {
        "name": field_name(change.name),
        "before": _value(change.name, change.before),
        "after": _value(change.name, change.after),
    }


def _value(name: str, value: object) -> str:
    if value is None or value in ("", []):
        return gettext("nothing")
    if name == "status":
        return words.status_name(str(value))
    if name == "health":
        return words.health_name(str(value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if name.endswith(("_due", "_on", "_as_of")) or name == "due":
        return words.day(value)
    if isinstance(value, list):
        return "; ".join(_one(one) for one in value)
    return str(value).replace("_", " ") if name == "deadline_state" else str(value)


def _one(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(str(inner) for inner in value.values() if inner not in ("", None, False, True))
    return str(value)


def _versions(book: Book) -> list[dict[str, Any]]:
    """The versions of the plan, newest first, each with its accepted changes."""
    rows = sorted(book.edition.table("versions"), key=lambda row: -int(str(row["number"])))
    changes = book.edition.table("version_changes")
    return [
        {
            "number": row["number"],
            "document": row["document_name"],
            "day": words.day(row["accepted_on"]),
            "note": row["note"],
            "changes": [
                {
                    "what": str(ChangeKind(str(change["kind"])).label),
                    "step": change["step"],
                    "before": change["before"],
                    "after": change["after"],
                }
                for change in changes
                if change["version"] == row["number"]
            ],
        }
        for row in rows
    ]
