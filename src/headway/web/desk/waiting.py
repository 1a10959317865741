"""Desk: how much waits for someone, counted once for each change."""

from __future__ import annotations

from dataclasses import dataclass

from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.domain.plans.models import CompletionClaim, Deadline, Plan
from headway.domain.plans.states import Decision
from headway.domain.releases.models import Release
from headway.domain.releases.states import State
from headway.web.desk.kept import kept


@dataclass(frozen=True)
class Waiting:
    """plan: the address word of the plan that the navigation leads to, "" where there is none yet."""

    plan: str
    claims: int
    deadlines: int
    imports: int
    editions: int

    @property
    def approvals(self) -> int:
        return self.claims + self.deadlines


def waiting(*, at: int) -> Waiting:
    """What waits in the whole workspace, as of the newest change ``at`` (see ``kept.stamp``)."""
    return kept("waiting", at=at, make=_count)


def _count() -> Waiting:
    return Waiting(
        plan=Plan.objects.order_by("-created_at", "-pk").values_list("slug", flat=True).first() or "",
        claims=CompletionClaim.objects.filter(decision=Decision.WAITING).count(),
        deadlines=Deadline.objects.filter(decision=Decision.WAITING).count(),
        imports=Import.objects.filter(state__in=[state for state in ImportState if state.is_open]).count(),
        editions=Release.objects.filter(state__in=[state for state in State if state.is_open]).count(),
    )
