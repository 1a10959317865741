"""Public: a step's history in sentences, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from headway.web.public.rendering import words
from headway.web.public.rendering.book import Row


def entries(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """One entry a row, newest first; what the plan printed comes last, undated."""
    ordered = sorted(rows, key=lambda row: (row["origin"] in {"published", "original"}, _reverse(row["recorded_on"])))
    return [_KINDS[row["kind"]](row) for row in ordered if not _says_nothing(row)]


def _says_nothing(row: Row) -> bool:
    """A first deadline that the plan did not give is no event."""
    return row["kind"] == "deadline" and row["origin"] == "original" and not row["due"] and not row["due_text"]


def _reverse(day: str | None) -> int:
    return -words.as_date(day).toordinal() if day else 0


def _status(row: Row) -> dict[str, Any]:
    titles = {
        "published": gettext("The plan said: %(status)s"),
        "correction": gettext("Reading corrected to: %(status)s"),
        "update": gettext("Reported: %(status)s"),
    }
    when = gettext("Undated in the plan") if row["origin"] == "published" else _recorded(row)
    if row["origin"] == "update":
        when = gettext("True on %(as_of)s, recorded %(day)s") % {
            "as_of": words.day(row["as_of"]),
            "day": words.day(row["recorded_on"]),
        }
    further = []
    if row["forecast_due"]:
        further.append(gettext("Expected by %(day)s.") % {"day": words.day(row["forecast_due"])})
    if row["is_at_risk"]:
        further.append(gettext("Called at risk by those who answer for it."))
    return {
        "tone": words.status_tone(row["status"]),
        "title": titles[row["origin"]] % {"status": row["status_words"]},
        "when": when,
        "texts": [text for text in (row["note"], _reason(row), *further) if text],
    }


def _deadline(row: Row) -> dict[str, Any]:
    due = words.day(row["due"]) or row["due_text"] or gettext("no day given")
    titles = {
        "original": gettext("First deadline: %(due)s"),
        "revised": gettext("Deadline moved to %(due)s"),
        "corrected": gettext("Reading of the deadline corrected to %(due)s"),
    }
    printed = gettext("Printed as “%(text)s”.") % {"text": row["due_text"]} if row["due_text"] else ""
    return {
        "tone": "planned" if row["origin"] == "original" else "waiting",
        "title": titles[row["origin"]] % {"due": due},
        "when": gettext("From the plan") if row["origin"] == "original" else _recorded(row),
        "texts": [text for text in (printed, _reason(row)) if text],
    }


def _completion(row: Row) -> dict[str, Any]:
    return {
        "tone": "done",
        "title": gettext("Completed on %(day)s") % {"day": words.day(row["as_of"])},
        "when": _recorded(row),
        "texts": [gettext("A second person has seen the evidence.")],
    }


def _recorded(row: Row) -> str:
    return gettext("Recorded %(day)s") % {"day": words.day(row["recorded_on"])}


def _reason(row: Row) -> str:
    return gettext("Reason: %(reason)s") % {"reason": row["reason"]} if row["reason"] else ""


_KINDS = {"status": _status, "deadline": _deadline, "completion": _completion}
