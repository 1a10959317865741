"""Releases: reads only the allowed columns, a whole plan at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

Values = Mapping[str, Any]


def by_step(rows: QuerySet[Any], *fields: str, step: str = "step__number") -> dict[int, list[Values]]:
    """The rows' named columns (and ``pk``), grouped by the number of their step, in the order of their pk.

    A column that is not named is never read from the database.
    """
    grouped: dict[int, list[Values]] = defaultdict(list)
    for values in rows.order_by("pk").values(step, "pk", *fields).iterator(chunk_size=5_000):
        grouped[values[step]].append(values)
    return grouped


def day(value: date | datetime | None) -> str | None:
    """A date as "2026-11-22"; a moment as its day in the city's own time zone; None stays None."""
    if value is None:
        return None
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat()
