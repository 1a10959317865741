"""Public: the home page: how is the plan doing, in ten seconds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, ngettext

from headway.engines.methods.proportions import share
from headway.web.public.pages import charts
from headway.web.public.pages.changes import edition_line, told
from headway.web.public.rendering import words
from headway.web.public.rendering.book import Book, Row
from headway.web.public.rendering.page import Page

DUE_NEXT, CHANGES_SHOWN = 6, 6


def pages(book: Book) -> Iterator[Page]:
    """The home page; the address without a language shows the main language's."""
    yield book.page("index.html", "home.html", **_context(book))


def _context(book: Book) -> dict[str, Any]:
    total = book.counts["steps"]["value"]
    return {
        "here": "home",
        "page_title": gettext("How the plan is doing"),
        "page_description": _answer(book, total),
        "edition": edition_line(book),
        "note": book.edition.note,
        "kind": book.edition.kind,
        "title": book.plan["title"],
        "answer": _answer(book, total),
        "total": total,
        "as_published": _as_published(book, total),
        "tiles": _tiles(book, total),
        "status_chart": charts.status_share(book, book.steps),
        "status_links": book.statuses(book.steps),
        "quarter_chart": charts.by_quarter(book),
        "sections": [_section(book, number) for number in book.sections],
        "section_name": book.plan["section_name"],
        "without_deadline": book.counts["without_deadline"]["value"],
        "due_next": [book.line(step) for step in book.due_next(DUE_NEXT)],
        "changes": told(book, limit=CHANGES_SHOWN),
        "changes_total": len(book.edition.changes),
        "is_first": len(book.edition.chain) == 1,
        "previous": book.edition.number - 1,
        "on_time": on_time(book),
        "withdrawn": len(book.edition.withdrawn("steps")),
    }


def _answer(book: Book, total: int) -> str:
    """One or two sentences. Example: "18 of 138 steps are complete. For 61 the deadline has passed and …"."""
    if not total:
        return gettext("The plan holds no steps yet.")
    done = book.counts["status_complete"]["value"]
    said = ngettext("%(done)s of %(total)s steps is complete.", "%(done)s of %(total)s steps are complete.", done) % {
        "done": done,
        "total": total,
    }
    unknown, late = book.counts["deadline_passed_unknown"]["value"], book.counts["late"]["value"]
    if late:
        said += " " + ngettext(
            "%(count)s is late: its deadline has passed and it is still open.",
            "%(count)s are late: their deadline has passed and they are still open.",
            late,
        ) % {"count": late}
    if unknown:
        said += " " + ngettext(
            "For %(count)s the deadline has passed, and no later word says how it stands.",
            "For %(count)s the deadline has passed, and no later word says how they stand.",
            unknown,
        ) % {"count": unknown}
    return said


def _as_published(book: Book, total: int) -> str:
    """What has to be known of the statuses before reading them; "" where every step has been reported on."""
    silent = book.counts["as_published"]["value"]
    if not silent:
        return ""
    if silent == total:
        return gettext(
            "Every status here is as the plan printed it. The plan does not say on which day a status was true, and "
            "nobody has reported since it was published. So a step may have moved on without this page knowing."
        )
    return ngettext(
        "For %(count)s of %(total)s steps the status is as the plan printed it, undated; nobody has reported since.",
        "For %(count)s of %(total)s steps the status is as the plan printed it, undated; nobody has reported since.",
        silent,
    ) % {"count": silent, "total": total}


def _tiles(book: Book, total: int) -> list[dict[str, Any]]:
    """The figures that a reader should not have to look for; each leads to its list."""
    whole = gettext("of %(total)s") % {"total": total}
    told_of = book.counts["stale"]["of"]
    stale_of = gettext("of %(total)s reported on") % {"total": told_of}
    entries = (
        ("deadline_passed_unknown", "unknown", gettext("Deadline passed, no later word"), whole,
         gettext("They may be done, or not; nobody has said."), "lists/deadline-passed.html"),
        ("late", "late", gettext("Late"), whole, gettext("Deadline passed, and reported as still open."),
         "lists/late.html"),
        ("status_unknown", "unknown", gettext("Status not known"), whole, gettext("The plan does not say."),
         "status/unknown.html"),
        ("stale", "waiting", gettext("Not updated lately"), stale_of if told_of else "",
         gettext("The last update is older than %(days)s days.") % {"days": book.plan["stale_after_days"]}
         if told_of else gettext("No step has had an update yet."), "lists/stale.html"),
        ("status_excluded", "stopped", gettext("Excluded"), whole, gettext("Left out by decision."),
         "status/excluded.html"),
    )  # fmt: skip
    return [
        {"label": label, "count": book.counts[name]["value"], "of": of, "tone": tone, "note": note, "href": href}
        for name, tone, label, of, note, href in entries
        if total
    ]


def _section(book: Book, number: int) -> dict[str, Any]:
    steps: list[Row] = book.grouped("section").get(number, [])
    statuses = {one["key"]: one["count"] for one in book.statuses(steps)}
    done = statuses.get("complete", 0)
    return {
        "number": number,
        "name": book.section_name(number),
        "total": len(steps),
        "done": done,
        "share": words.share(done, len(steps)),
        "under_way": statuses.get("in_progress", 0) + statuses.get("ongoing", 0),
        "planning": statuses.get("planning", 0),
        "not_started": statuses.get("not_started", 0),
        "passed": sum(1 for step in steps if step["deadline_state"] in {"passed_unknown", "late"}),
    }


def on_time(book: Book) -> dict[str, Any]:
    """The on-time rate with its interval, or the sentence that says why there is none."""
    row = book.counts["on_time"]
    if row["value"] is None:
        return {"why": row["note"]}
    measured = share(row["value"], whole=row["of"])
    return {
        "rate": words.share(row["value"], row["of"]),
        "part": row["value"],
        "whole": row["of"],
        "low": f"{measured.low:.0%}",
        "high": f"{measured.high:.0%}",
    }
