"""Desk: what happened to a step, newest first, told from its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from headway.base.design.tones import Tone
from headway.base.people.models import User
from headway.domain.plans.models import CompletionClaim, Deadline, Evidence, Exclusion, StatusEvent
from headway.domain.plans.states import DeadlineKind, Decision, Origin, Status


@dataclass(frozen=True)
class Happening:
    """One entry. true_on: the day it was true, where that was said; at: when we heard it; internal is never public."""

    at: datetime
    tone: str
    title: str
    who: str
    true_on: date | None = None
    lines: tuple[str, ...] = ()
    internal: str = ""


def timeline(
    *,
    events: Iterable[StatusEvent],
    deadlines: Iterable[Deadline],
    claims: Iterable[CompletionClaim],
    exclusions: Iterable[Exclusion],
    evidence: Iterable[Evidence],
) -> tuple[Happening, ...]:
    """Every fact about a step as one list. The order is that of the recording."""
    entries = [
        *(_of_event(event) for event in events),
        *(entry for deadline in deadlines for entry in _of_deadline(deadline)),
        *(entry for claim in claims for entry in _of_claim(claim)),
        *(_of_exclusion(exclusion) for exclusion in exclusions),
        *(entry for proof in evidence for entry in _of_evidence(proof)),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.at, reverse=True))


def _of_event(event: StatusEvent) -> Happening:
    status = Status(event.status)
    said = {
        Origin.PUBLISHED: "As published",
        Origin.UPDATE: "Reported",
        Origin.CORRECTION: "Reading corrected",
    }[Origin(event.origin)]
    lines = [event.note] if event.note else []
    if event.reason:
        lines.append(f"Reason: {event.reason}")
    if event.forecast_due:
        lines.append(f"Expected to finish: {_day(event.forecast_due)}")
    if event.is_at_risk:
        lines.append("The reporter sees it at risk.")
    if event.origin == Origin.PUBLISHED and event.as_of is None:
        lines.append("The source does not say on which day this was true.")
    return Happening(
        event.recorded_at,
        status.tone,
        f"{said}: {event.label or status.label}",
        _name(event.recorded_by),
        event.as_of,
        tuple(lines),
        event.internal_note,
    )


def _of_deadline(deadline: Deadline) -> Iterator[Happening]:
    when = _day(deadline.due) if deadline.due else deadline.text or "no date"
    if deadline.kind == DeadlineKind.ORIGINAL:
        return
    reason = (f"Reason: {deadline.reason}",) if deadline.reason else ()
    if deadline.kind == DeadlineKind.CORRECTED:
        yield Happening(
            deadline.proposed_at, Tone.PLANNED, f"Reading of the deadline corrected: {when}",
            _name(deadline.proposed_by), None, reason,
        )  # fmt: skip
        return
    yield Happening(
        deadline.proposed_at, Tone.WAITING, f"New deadline proposed: {when}", _name(deadline.proposed_by), None, reason
    )
    if deadline.decided_at:
        approved = deadline.decision == Decision.APPROVED
        yield Happening(
            deadline.decided_at,
            Tone.DONE if approved else Tone.STOPPED,
            f"New deadline {'approved' if approved else 'declined'}: {when}",
            _name(deadline.decided_by),
            None,
            (deadline.decision_note,) if deadline.decision_note else (),
        )


def _of_claim(claim: CompletionClaim) -> Iterator[Happening]:
    yield Happening(
        claim.claimed_at,
        Tone.WAITING,
        f"Said to be complete on {_day(claim.completed_on)}",
        _name(claim.claimed_by),
        claim.completed_on,
        (claim.note,) if claim.note else (),
    )
    if claim.decided_at:
        verified = claim.decision == Decision.APPROVED
        yield Happening(
            claim.decided_at,
            Tone.DONE if verified else Tone.STOPPED,
            "Completion verified" if verified else "Completion sent back",
            _name(claim.decided_by),
            None,
            (f"Reason: {claim.reason}",) if claim.reason else (),
        )


def _of_exclusion(exclusion: Exclusion) -> Happening:
    lines = []
    if exclusion.reason:
        lines.append(f"Reason: {exclusion.reason}")
    if exclusion.decider:
        lines.append(f"Decided by: {exclusion.decider}")
    return Happening(
        exclusion.recorded_at,
        Tone.STOPPED,
        "Excluded",
        _name(exclusion.recorded_by),
        exclusion.decided_on,
        tuple(lines),
    )


def _of_evidence(proof: Evidence) -> Iterator[Happening]:
    yield Happening(proof.added_at, Tone.PLANNED, f"Evidence added: {proof.title}", _name(proof.added_by))
    if proof.removed_at:
        yield Happening(proof.removed_at, Tone.STOPPED, f"Evidence removed: {proof.title}", "")


def _name(person: User | None) -> str:
    return person.name if person else "Command line"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
