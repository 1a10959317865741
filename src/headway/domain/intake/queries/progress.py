"""Intake: how far a review is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from headway.domain.intake.models import Decision, Doubt, DraftRow, Import
from headway.domain.intake.states import RowState


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts for one import. ``doubts`` are those of rows that become steps; ``decisions`` counts what people did."""

    rows: int
    set_aside: int
    doubts: int
    settled: int
    decisions: int

    @property
    def left(self) -> int:
        return self.doubts - self.settled


def progress_of(import_: Import) -> Progress:
    """One review's counts, in three queries."""
    return progress_of_each([import_])[import_.pk]


def progress_of_each(imports: Sequence[Import]) -> dict[int, Progress]:
    """Import id -> its review's counts, in three queries whatever the number of imports."""
    readings = [import_.reading_id for import_ in imports if import_.reading_id]
    rows = DraftRow.objects.filter(reading__in=readings).order_by().values("reading")
    by_rows: dict[int, dict[str, Any]] = {
        each["reading"]: dict(each)
        for each in rows.annotate(
            standing=Count("pk", filter=Q(state=RowState.STANDING)),
            aside=Count("pk", filter=Q(state=RowState.SET_ASIDE)),
        )
    }
    doubts = Doubt.objects.filter(row__reading__in=readings, row__state=RowState.STANDING, is_gone=False).order_by()
    by_doubts: dict[int, dict[str, Any]] = {
        each["row__reading"]: dict(each)
        for each in doubts.values("row__reading").annotate(
            all=Count("pk"), settled=Count("pk", filter=Q(settled_at__isnull=False))
        )
    }
    decisions = Decision.objects.filter(reading__in=readings, undone_at=None).order_by().values("reading")
    by_decisions: dict[int, int] = {each["reading"]: each["count"] for each in decisions.annotate(count=Count("pk"))}
    nothing: dict[str, Any] = {}
    return {
        import_.pk: Progress(
            rows=by_rows.get(import_.reading_id or 0, nothing).get("standing", 0),
            set_aside=by_rows.get(import_.reading_id or 0, nothing).get("aside", 0),
            doubts=by_doubts.get(import_.reading_id or 0, nothing).get("all", 0),
            settled=by_doubts.get(import_.reading_id or 0, nothing).get("settled", 0),
            decisions=by_decisions.get(import_.reading_id or 0, 0),
        )
        for import_ in imports
    }
