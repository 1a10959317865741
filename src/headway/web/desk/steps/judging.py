"""Desk: the computed state as a page shows it: colour and shape, word, reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from headway.base.design.tones import Tone
from headway.domain.plans import queries
from headway.domain.plans.models import Step
from headway.domain.plans.states import Health

TONES: dict[Health, Tone] = {
    Health.NONE: Tone.PLANNED,
    Health.GREY: Tone.UNKNOWN,
    Health.RED: Tone.LATE,
    Health.AMBER: Tone.WAITING,
    Health.GREEN: Tone.ACTIVE,
    Health.DONE: Tone.DONE,
}


@dataclass(frozen=True)
class Judged:
    """A computed state in words."""

    tone: Tone
    label: str
    why: str


def judged(step: Step, *, as_of: date) -> Judged:
    """How ``step`` stands by its dates on a day, with the sentence that says why."""
    reading = queries.health_reading(step, as_of=as_of, stale_after_days=step.plan.stale_after_days)
    health = Health(reading.colour.value)
    return Judged(TONES[health], str(health.label), reading.why)
