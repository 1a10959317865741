"""Desk: a plan at a glance: its head figures, each leading to the steps it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from headway.base.design.tones import Tone
from headway.domain.plans.models import Plan
from headway.domain.plans.queries import DueNext, PlanCounts, due_next, on_time, plan_counts
from headway.domain.plans.queries.filters import PASSED_UNKNOWN
from headway.domain.plans.states import Health, Status
from headway.engines.methods.delivery import OnTime
from headway.web.desk.kept import kept


@dataclass(frozen=True)
class Tile:
    """One figure with what it is a share of. href is "" where no list shows exactly these steps."""

    label: str
    count: int
    of: str
    note: str
    tone: str
    href: str


@dataclass(frozen=True)
class Glance:
    plan: Plan
    counts: PlanCounts
    tiles: tuple[Tile, ...]
    on_time: OnTime
    due_next: DueNext
    as_published: bool


def glance(plan: Plan, *, as_of: date, at: int) -> Glance:
    """The plan's head figures on a day, kept until something changes (``at``: see ``kept.stamp``)."""
    return kept(f"glance:{plan.pk}:{as_of}", at=at, make=lambda: _glance(plan, as_of))


def _glance(plan: Plan, as_of: date) -> Glance:
    counts = plan_counts(plan, as_of=as_of)
    return Glance(
        plan=plan,
        counts=counts,
        tiles=tuple(_tiles(plan, counts)),
        on_time=on_time(plan, as_of=as_of),
        due_next=due_next(plan, as_of=as_of, limit=5),
        as_published=counts.updated == 0,
    )


def _tiles(plan: Plan, counts: PlanCounts) -> list[Tile]:
    steps = reverse("desk:steps", args=[plan.slug])
    of = f"of {counts.total}"

    def to(**query: object) -> str:
        return f"{steps}?{urlencode(query, doseq=True)}"

    tiles = [
        Tile(
            "Complete", counts.complete, of, f"{counts.verified} of them with evidence that a second person has seen",
            Tone.DONE, to(status=Status.COMPLETE.value),
        ),
        Tile(
            "Underway", counts.by_status[Status.IN_PROGRESS], of, f"and {counts.ongoing} ongoing",
            Tone.ACTIVE, to(status=Status.IN_PROGRESS.value),
        ),
        Tile(
            "Deadline passed, state not known", counts.deadline_passed_unknown, of,
            "Still open in the source and nobody has said since; they may be done",
            Tone.UNKNOWN, to(passed=PASSED_UNKNOWN),
        ),
        Tile("Excluded", counts.excluded, of, "", Tone.STOPPED, to(status=Status.EXCLUDED.value)),
    ]  # fmt: skip
    if counts.updated:
        tiles[2:2] = [
            Tile("Late", counts.late, f"of {counts.updated} reported on", "Open by a report, deadline passed",
                 Tone.LATE, to(health=Health.RED.value)),
            Tile("Silent too long", counts.stale, f"of {counts.updated} reported on",
                 f"No word for more than {plan.stale_after_days} days", Tone.WAITING, to(sort="updated")),
        ]  # fmt: skip
    if counts.without_status:
        tiles.append(
            Tile(
                "No status in the source", counts.without_status, of, "", Tone.UNKNOWN, to(status=Status.UNKNOWN.value)
            )
        )
    if counts.without_lead:
        tiles.append(Tile("No lead named", counts.without_lead, of, "Nobody answers for them yet", Tone.UNKNOWN, ""))
    return tiles
