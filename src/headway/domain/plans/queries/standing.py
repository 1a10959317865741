"""Plans: how a step stands, folded from the facts about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile

from headway.domain.plans.models import CompletionClaim, Deadline, StatusEvent
from headway.domain.plans.states import DeadlineKind, Decision, Origin, Status


@dataclass(frozen=True, slots=True)
class Standing:
    """The columns that ``Step`` repeats from the facts; each field is named as its column."""

    status: Status = Status.UNKNOWN
    status_label: str = ""
    status_origin: Origin = Origin.PUBLISHED
    status_as_of: date | None = None
    last_update_at: datetime | None = None
    last_word_on: date | None = None
    is_at_risk: bool = False
    original_due: date | None = None
    current_due: date | None = None
    forecast_due: date | None = None
    completed_on: date | None = None
    set_aside_on: date | None = None


def standing_of(
    *, events: Iterable[StatusEvent], deadlines: Iterable[Deadline], claims: Iterable[CompletionClaim]
) -> Standing:
    """Fold a step's facts, in any order, into how it stands.

    An update beats what the source said; among updates the one true on the latest day wins, then the one recorded
    last. What the source said, and corrections of how it was read, are undated and stand in the order recorded.
    """
    told = sorted(events, key=lambda event: (event.as_of or date.min, event.pk))
    original, current = _dates(sorted(deadlines, key=lambda deadline: deadline.pk))
    if not told:
        return Standing(original_due=original, current_due=current)
    newest = told[-1]
    updates = [event for event in told if event.origin == Origin.UPDATE]
    last = updates[-1] if updates else None
    return Standing(
        status=Status(newest.status),
        status_label=newest.label,
        status_origin=Origin(newest.origin),
        status_as_of=newest.as_of,
        last_update_at=last.recorded_at if last else None,
        last_word_on=last.as_of if last else None,
        is_at_risk=last.is_at_risk if last else False,
        original_due=original,
        current_due=current,
        forecast_due=last.forecast_due if last else None,
        completed_on=_completed_on(newest, claims),
        set_aside_on=_set_aside_on(told),
    )


def _dates(deadlines: list[Deadline]) -> tuple[date | None, date | None]:
    """The first promise and the present one. A corrected reading replaces the first; a moved deadline never does."""
    in_force = [deadline for deadline in deadlines if deadline.decision == Decision.APPROVED]
    read = [deadline for deadline in in_force if deadline.kind != DeadlineKind.REVISED]
    moved = [deadline for deadline in in_force if deadline.kind == DeadlineKind.REVISED]
    as_read = read[-1].due if read else None
    if as_read is None and moved:
        # The source promised no day; the first day that was agreed later is the promise to hold.
        return moved[0].due, moved[-1].due
    return as_read, moved[-1].due if moved else as_read


def _completed_on(newest: StatusEvent, claims: Iterable[CompletionClaim]) -> date | None:
    if newest.status != Status.COMPLETE or newest.origin != Origin.UPDATE:
        return None
    verified = [claim for claim in claims if claim.decision == Decision.APPROVED]
    return max(verified, key=lambda claim: claim.pk).completed_on if verified else None


def _set_aside_on(told: list[StatusEvent]) -> date | None:
    trailing = list(takewhile(lambda event: Status(event.status).is_set_aside, reversed(told)))
    return trailing[-1].as_of if trailing else None
