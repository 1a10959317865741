"""Public: the page of a step: what was promised, how it stands, and where each word comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.utils.translation import gettext

from headway.domain.plans.states import Cadence, DependencyKind, SourceReading
from headway.domain.releases.edition import Frozen
from headway.web.public.pages.history import entries
from headway.web.public.rendering import words
from headway.web.public.rendering.book import Book, Row
from headway.web.public.rendering.page import Page


def pages(book: Book) -> Iterator[Page]:
    """One page a step, those a later version left out included; a reason where a step was withdrawn."""
    numbers = [step["number"] for step in book.steps]
    neighbours = dict(zip(numbers, zip([None, *numbers], [*numbers[1:], None], strict=False), strict=False))
    for step in book.all_steps:
        before, after = neighbours.get(step["number"], (None, None))
        yield book.later(
            f"steps/{step['number']}.html",
            "step.html",
            context=partial(_context, book, step, previous=before, following=after),
            depends_on=_depends_on(book, step, before, after),
        )
    for gone in book.edition.withdrawn("steps"):
        yield book.page(f"steps/{gone.key}.html", "withdrawn.html", **_gone(gone))


def _gone(gone: Frozen) -> dict[str, Any]:
    return {
        "here": "steps",
        "page_title": gettext("Step %(number)s was withdrawn") % {"number": gone.key},
        "reason": gone.reason,
        "day": words.day(gone.withdrawn_on),
        "hash": gone.hash,
    }


def _depends_on(book: Book, step: Row, *neighbours: int | None) -> str:
    """The rows that the page is made of, by their hashes: cheaper than putting thousands of pages together."""
    number = step["number"]
    waits = book.attached["dependencies"].get(number, [])
    others = [row["waits_for"] for row in waits] + [row["step"] for row in book.waiting_on.get(number, [])]
    said = [
        book.frozen("plan", "plan").hash,
        *book.hashes_about(str(number)),
        *(book.hashes_about(str(other))[:1] for other in others),
        book.frozen("steps", str(number)).first,
        book.section_name(step["section"]),
        book.goal_name(step["goal"]),
        *neighbours,
    ]
    return json.dumps(said)


def _context(book: Book, step: Row, *, previous: int | None, following: int | None) -> dict[str, Any]:
    number = step["number"]
    frozen = book.frozen("steps", str(number))
    return {
        "here": "steps",
        "page_title": step["title"],
        "page_description": gettext("Step %(number)s of %(plan)s") % {"number": number, "plan": book.plan["title"]},
        "number": number,
        "step_name": book.plan["step_name"],
        "section": {"number": step["section"], "name": book.section_name(step["section"])},
        "goal": {"number": step["goal"], "name": book.goal_name(step["goal"]), "label": book.plan["goal_name"]},
        "title": step["title"],
        "text": "" if step["text"].rstrip(". ") == step["title"].rstrip(". ") else step["text"],
        "items": step["items"],
        "status": _status(step),
        "health": _health(step),
        "deadline": _deadline(step),
        "departments": step["departments"],
        "has_lead": any(one["is_lead"] for one in step["departments"]),
        "exclusion": [{**one, "decided_on": words.day(one["decided_on"])} for one in step["exclusion"]],
        "further": step["further"],
        "removed_in": step["removed_in"],
        "sources": _sources(step),
        "history": entries(book.attached["history"].get(number, [])),
        "milestones": [_milestone(row) for row in book.attached["milestones"].get(number, [])],
        "waits_for": [_link(book, row, row["waits_for"]) for row in book.attached["dependencies"].get(number, [])],
        "waited_for_by": [_link(book, row, row["step"]) for row in book.waiting_on.get(number, [])],
        "evidence": [
            {**row, "added_on": words.day(row["added_on"])} for row in book.attached["evidence"].get(number, [])
        ],
        "obligation": [_obligation(row) for row in book.attached["obligations"].get(number, [])],
        "withdrawn": book.withdrawn_parts.get(str(number), []),
        "since": frozen.first,
        "changed": book.last_changed[str(number)],
        "previous": previous,
        "next": following,
    }


def _status(step: Row) -> dict[str, Any]:
    origins = {
        "published": gettext("As the plan printed it; the plan gives no day for it."),
        "correction": gettext("As the plan printed it, after its reading was corrected."),
        "update": gettext("Reported for %(day)s.") % {"day": words.day(step["status_as_of"])},
    }
    return {
        "words": step["status_words"],
        "name": words.status_name(step["status"]),
        "tone": words.status_tone(step["status"]),
        "origin": origins[step["status_origin"]],
        "completed_on": words.day(step["completed_on"]),
    }


def _health(step: Row) -> dict[str, Any]:
    return {
        "key": step["health"],
        "name": words.health_name(step["health"]),
        "tone": words.health_tone(step["health"]),
        "why": step["health_why"],
    }


def _deadline(step: Row) -> dict[str, Any]:
    moved = step["original_due"] and step["current_due"] != step["original_due"]
    states = {
        "passed_unknown": gettext("This day has passed, and no later word says how the step stands."),
        "late": gettext("This day has passed, and the step is reported as still open."),
    }
    return {
        "original": words.day(step["original_due"]),
        "current": words.day(step["current_due"]) if moved else "",
        "forecast": words.day(step["forecast_due"]),
        "iso": step["original_due"],
        "state": step["deadline_state"],
        "words": states.get(step["deadline_state"], ""),
    }


def _sources(step: Row) -> list[dict[str, Any]]:
    """Where each value stands, the text's own place first; one entry for values that share place and quotation."""
    labels = {
        "text": gettext("Wording"),
        "status": gettext("Status"),
        "deadline": gettext("Deadline"),
        "departments": gettext("Departments"),
        "goal": gettext("Goal"),
        "section": gettext("Section"),
        "title": gettext("Short title"),
        "items": gettext("Sub-items"),
    }
    return [
        {
            "label": labels.get(source["field"], source["field"]),
            "place": _place(source),
            "quote": source["quote"],
            "is_above": source["field"] == "text" and _plain(source["quote"]) == _plain(step["text"]),
            "reading": "" if source["reading"] == "certain" else str(SourceReading(source["reading"]).label),
            "why": source["why"],
        }
        for source in sorted(step["sources"], key=lambda source: source["field"] != "text")
    ]


def _place(source: Row) -> str:
    """Where a value stands. Example: "line 9 of plan.csv"; only the place, or only the name, where the other lacks."""
    if source["place"] and source["document"]:
        return gettext("%(place)s of %(document)s") % {"place": source["place"], "document": source["document"]}
    return str(source["place"] or source["document"])


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(". ")


def _milestone(row: Row) -> dict[str, Any]:
    return {
        "name": row["name"],
        "due": words.day(row["due"]),
        "original_due": words.day(row["original_due"]) if row["original_due"] != row["due"] else "",
        "done_on": words.day(row["done_on"]),
        "tone": "done" if row["done_on"] else "planned",
    }


def _link(book: Book, row: Row, other: int) -> dict[str, Any]:
    step = book.by_number.get(other)
    return {
        "number": other,
        "title": step["title"] if step else gettext("Step %(number)s") % {"number": other},
        "tone": words.status_tone(step["status"]) if step else "unknown",
        "words": step["status_words"] if step else "",
        "kind": str(DependencyKind(row["kind"]).label),
        "lag": row["lag_days"],
    }


def _obligation(row: Row) -> dict[str, Any]:
    return {
        "what": row["what"],
        "cadence": str(Cadence(row["cadence"]).label),
        "next_due": words.day(row["next_due"]),
        "cycles": [
            {"due": words.day(cycle["due"]), "done_on": words.day(cycle["done_on"])} for cycle in row["cycles"][-8:]
        ],
    }
