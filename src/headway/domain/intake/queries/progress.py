"""Intake: how far a review is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from headway.domain.intake.models import Doubt, DraftRow, Import
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
    """The review's counts, in three queries."""
    rows = DraftRow.objects.filter(reading=import_.reading_id).aggregate(
        standing=Count("pk", filter=Q(state=RowState.STANDING)),
        aside=Count("pk", filter=Q(state=RowState.SET_ASIDE)),
    )
    doubts = Doubt.objects.filter(
        row__reading=import_.reading_id, row__state=RowState.STANDING, is_gone=False
    ).aggregate(all=Count("pk"), settled=Count("pk", filter=Q(settled_at__isnull=False)))
    return Progress(
        rows=rows["standing"],
        set_aside=rows["aside"],
        doubts=doubts["all"],
        settled=doubts["settled"],
        decisions=import_.decisions.filter(reading=import_.reading_id, undone_at=None).count(),
    )
