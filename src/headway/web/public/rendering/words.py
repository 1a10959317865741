"""Public: how dates, quarters and states are said, in the language that is active."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, override

from headway.domain.plans.states import Health, Status

HEALTH_TONES = {
    Health.NONE: "planned",
    Health.GREY: "unknown",
    Health.RED: "late",
    Health.AMBER: "waiting",
    Health.GREEN: "active",
    Health.DONE: "done",
}


def day(value: object) -> str:
    """A date for people, from a date or "2026-11-22"; "" for none. Example: "Nov. 22, 2026"."""
    return _day(as_date(value), get_language() or "") if value else ""


@lru_cache(maxsize=20_000)
def _day(when: date, language: str) -> str:
    """The same few days stand on thousands of pages."""
    with override(language):
        return date_format(when, "DATE_FORMAT")


def as_date(value: object) -> date:
    """The date of "2026-11-22", or the date itself."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def quarter_key(value: object) -> str:
    """The quarter a day lies in, as addresses write it; "none" for no day. Example: "2026-q3"."""
    if not value:
        return "none"
    when = as_date(value)
    return f"{when.year}-q{(when.month + 2) // 3}"


def quarter_name(key: str) -> str:
    """Example: "2026-q3" -> "Q3 2026"."""
    if key == "none":
        return gettext("No deadline")
    year, number = key.split("-q")
    return gettext("Q%(number)s %(year)s") % {"number": number, "year": year}


def status_name(key: str) -> str:
    return str(Status(key).label)


def status_tone(key: str) -> str:
    return str(Status(key).tone)


def health_name(key: str) -> str:
    return str(Health(key).label)


def health_tone(key: str) -> str:
    return HEALTH_TONES[Health(key)]


def share(part: int, whole: int) -> str:
    """A whole percentage for people. Example: (18, 138) -> "13%"."""
    return f"{round(100 * part / whole)}%" if whole else "0%"
