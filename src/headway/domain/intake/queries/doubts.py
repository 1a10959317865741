"""Intake: reads of doubts."""

from __future__ import annotations

import hashlib

from django.db.models import QuerySet

from headway.domain.intake.models import Doubt, Import


def kind_of(field: str, reason: str) -> str:
    """The same for doubts with the same field and reason. Example: "3f9a11c25d7e0b42"."""
    return hashlib.sha256(f"{field}\0{reason}".encode()).hexdigest()[:16]


def open_doubts(import_: Import) -> QuerySet[Doubt]:
    """The doubts someone still has to settle, in the order of the rows."""
    return (
        Doubt.objects.filter(row__reading=import_.reading_id)
        .open()
        .select_related("row")
        .order_by("row__position", "row_id", "position", "pk")
    )


def doubts_alike(doubt: Doubt, *, choice: int) -> list[Doubt]:
    """The open doubts that one decision may settle together with this one, itself included.

    choice: 0 for the readings (same field and reason are enough), else an alternative (reading and alternatives must
    be the same too, so that one value fits all).
    """
    alike = open_doubts(doubt.row.reading.source).filter(kind=doubt.kind)
    if choice == 0:
        return list(alike)
    return [each for each in alike if each.choices == doubt.choices]
