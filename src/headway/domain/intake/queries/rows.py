"""Intake: reads of rows: the review's filters, who stands next to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Self
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from headway.base.core.errors import InvalidInput
from headway.domain.intake.models import Doubt, DraftRow, Import
from headway.domain.intake.states import RowState, status_of
from headway.domain.plans.states import Status
from headway.engines.reading.plan.dates import DateHabits

SHOWS = ("doubts", "all", "aside")


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Which rows the review walks through. show: "doubts" (still open), "all", or "aside" (set aside)."""

    show: str = "doubts"
    section: str = ""
    q: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """From the address; what makes no sense there falls back to the default."""
        show = query.get("show", "doubts")
        return cls(
            show=show if show in SHOWS else "doubts",
            section=query.get("section", "").replace("\0", "")[:300],
            q=query.get("q", "").replace("\0", "").strip()[:200],
        )

    def as_query(self, **more: object) -> str:
        """For the address, without what is the default. Example: "show=all&q=dashboard&row=12"."""
        kept = {name: value for name, value in asdict(self).items() if value and (name, value) != ("show", "doubts")}
        return urlencode({**kept, **{name: value for name, value in more.items() if value}})


def rows_matching(import_: Import, wanted: RowFilter) -> QuerySet[DraftRow]:
    """The rows under a filter, in order."""
    rows = DraftRow.objects.filter(reading=import_.reading_id)
    rows = rows.filter(state=RowState.SET_ASIDE if wanted.show == "aside" else RowState.STANDING)
    if wanted.show == "doubts":
        rows = rows.filter(Exists(Doubt.objects.filter(row=OuterRef("pk"), settled_at=None, is_gone=False)))
    if wanted.section:
        rows = rows.filter(section=wanted.section)
    for word in wanted.q.split():
        anywhere = Q()
        for name in ("text", "goal", "section", "status", "deadline_text", "departments", "items", "other", "number"):
            anywhere |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(anywhere)
    return rows.order_by("position", "pk")


def neighbours(rows: QuerySet[DraftRow], row: DraftRow) -> tuple[DraftRow | None, DraftRow | None]:
    """The row before and the row after, among these rows."""
    before = rows.filter(Q(position__lt=row.position) | Q(position=row.position, pk__lt=row.pk)).last()
    after = rows.filter(Q(position__gt=row.position) | Q(position=row.position, pk__gt=row.pk)).first()
    return before, after


def standing_above(row: DraftRow) -> DraftRow | None:
    """The nearest row above that becomes a step."""
    standing = DraftRow.objects.filter(reading=row.reading_id, state=RowState.STANDING)
    return neighbours(standing.order_by("position", "pk"), row)[0]


def sections_of(import_: Import) -> list[str]:
    """The sections of the standing rows, in the document's order."""
    names = DraftRow.objects.filter(reading=import_.reading_id, state=RowState.STANDING).order_by("position")
    return list(dict.fromkeys(name for name in names.values_list("section", flat=True) if name))


def status_words(import_: Import) -> list[tuple[str, Status, int]]:
    """Each printed status word of the standing rows, what it stands for, and in how many rows; unclear words first."""
    rows = DraftRow.objects.filter(reading=import_.reading_id, state=RowState.STANDING).exclude(status="")
    counted = rows.order_by().values("status").annotate(count=Count("pk"))
    words = [
        (each["status"], status_of(each["status"], own_words=import_.status_words), each["count"]) for each in counted
    ]
    return sorted(words, key=lambda each: (each[1] is not Status.UNKNOWN, -each[2], each[0]))


def free_number(reading_id: int, stem: str) -> str:
    """A number for a new part of row ``stem``: "12b", "12c", and past the alphabet "12-27"."""
    taken = set(DraftRow.objects.filter(reading=reading_id, number__startswith=stem).values_list("number", flat=True))
    for letter in "bcdefghijklmnopqrstuvwxyz":
        if f"{stem}{letter}" not in taken:
            return f"{stem}{letter}"
    count = 27
    while f"{stem}-{count}" in taken:
        count += 1
    return f"{stem}-{count}"


def day(text: str) -> date:
    """A date as someone types it: "2026-09-30", "9/30/2026", "Sep 30, 2026", "Q3 2026" (its last day).

    Raises: InvalidInput for what is no date, and for what may be two ("03/04/2026").
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    read = DateHabits().last(text)
    if read is None:
        raise InvalidInput(f"“{text}” is not a date. Write it as year-month-day, e.g. 2026-09-30.")
    if read.alternatives:
        raise InvalidInput(f"“{text}” may be two different days. Write it as year-month-day, e.g. {read.value}.")
    return read.value
