"""Plans: the words for each thing that can happen to a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext as _

from headway.base.audit.models import Record
from headway.base.audit.states import Event
from headway.domain.plans.models import CompletionClaim, Deadline, Evidence, Exclusion, StatusEvent, VersionChange
from headway.domain.plans.states import Cadence, DeadlineKind, Decision, Origin, Status


class HistoryKind(StrEnum):
    STATUS = "status"
    DEADLINE = "deadline"
    CORRECTION = "correction"
    COMPLETION = "completion"
    EXCLUSION = "exclusion"
    EVIDENCE = "evidence"
    LEAD = "lead"
    DUTY = "duty"
    VERSION = "version"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a step.

    true_on: the day it was true; None where nobody said (an imported status) or it has no day of its own.
    recorded_at: when it was written down. who: the person's name, "" in a public entry and for the command line.
    words: one sentence. detail: further text, "" where there is none. internal: for the desk only.
    url: where evidence can be seen. is_public: whether the public edition may show it.
    """

    kind: HistoryKind
    recorded_at: datetime
    words: str
    true_on: date | None = None
    who: str = ""
    detail: str = ""
    internal: str = ""
    url: str = ""
    is_public: bool = True


def _day(day: date | str | None) -> str:
    """A day as people write it; "no date" for None. Example: "Nov. 20, 2026"."""
    if not day:
        return _("no date")
    return formats.date_format(date.fromisoformat(day) if isinstance(day, str) else day, "DATE_FORMAT")


def _name(person: object) -> str:
    return str(person) if person is not None else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _of_status(event: StatusEvent) -> Iterator[HistoryEntry]:
    if event.status == Status.COMPLETE and event.origin == Origin.UPDATE:
        return  # told by its claim, with both days
    label = event.label or str(Status(event.status).label)
    heads = {
        Origin.PUBLISHED: _("The plan says “%(status)s”, without a day."),
        Origin.UPDATE: _("Reported: “%(status)s”."),
        Origin.CORRECTION: _("Reading corrected: the plan says “%(status)s”."),
    }
    forecast = _("Expected by %(day)s.") % {"day": _day(event.forecast_due)} if event.forecast_due else ""
    yield HistoryEntry(
        kind=HistoryKind.CORRECTION if event.origin == Origin.CORRECTION else HistoryKind.STATUS,
        recorded_at=event.recorded_at,
        true_on=event.as_of,
        who=_name(event.recorded_by),
        words=heads[Origin(event.origin)] % {"status": label},
        detail=_joined(event.note, event.reason, forecast, _("Said to be at risk.") if event.is_at_risk else ""),
        internal=event.internal_note,
    )


def _of_deadline(deadline: Deadline) -> Iterator[HistoryEntry]:
    day = {"day": deadline.text if not deadline.due and deadline.text else _day(deadline.due)}
    kind = DeadlineKind(deadline.kind)
    if kind is DeadlineKind.REVISED and deadline.decided_at and deadline.decision != Decision.WAITING:
        is_approved = deadline.decision == Decision.APPROVED
        yield HistoryEntry(
            kind=HistoryKind.DEADLINE,
            recorded_at=deadline.decided_at,
            who=_name(deadline.decided_by),
            words=(_("Deadline moved to %(day)s.") if is_approved else _("New deadline declined: %(day)s.")) % day,
            detail=deadline.reason if is_approved else deadline.decision_note,
            is_public=is_approved,
        )
        if deadline.decided_by is None:
            return
    heads = {
        DeadlineKind.ORIGINAL: _("Deadline as published: %(day)s."),
        DeadlineKind.REVISED: _("New deadline proposed: %(day)s."),
        DeadlineKind.CORRECTED: _("Reading corrected: the plan's deadline is %(day)s."),
    }
    yield HistoryEntry(
        kind=HistoryKind.CORRECTION if kind is DeadlineKind.CORRECTED else HistoryKind.DEADLINE,
        recorded_at=deadline.proposed_at,
        who=_name(deadline.proposed_by),
        words=heads[kind] % day,
        detail=deadline.reason,
        is_public=kind is not DeadlineKind.REVISED,
    )


def _of_claim(claim: CompletionClaim) -> Iterator[HistoryEntry]:
    day = {"day": _day(claim.completed_on)}
    if claim.decided_at is not None:
        is_verified = claim.decision == Decision.APPROVED
        yield HistoryEntry(
            kind=HistoryKind.COMPLETION,
            recorded_at=claim.decided_at,
            true_on=claim.completed_on if is_verified else None,
            who=_name(claim.decided_by),
            words=_("Complete since %(day)s; a second person has seen the evidence.") % day
            if is_verified
            else _("Claim of completion sent back."),
            detail=claim.note if is_verified else claim.reason,
            is_public=is_verified,
        )
    yield HistoryEntry(
        kind=HistoryKind.COMPLETION,
        recorded_at=claim.claimed_at,
        who=_name(claim.claimed_by),
        words=_("Completion on %(day)s claimed.") % day,
        detail=claim.note,
        is_public=False,
    )


def _of_exclusion(exclusion: Exclusion) -> Iterator[HistoryEntry]:
    yield HistoryEntry(
        kind=HistoryKind.EXCLUSION,
        recorded_at=exclusion.recorded_at,
        true_on=exclusion.decided_on,
        who=_name(exclusion.recorded_by),
        words=_("Left out of the plan. Decided by %(decider)s.") % {"decider": exclusion.decider or _("nobody named")},
        detail=exclusion.reason,
    )


def _of_evidence(evidence: Evidence) -> Iterator[HistoryEntry]:
    title = {"title": evidence.title}
    if evidence.removed_at is not None:
        yield HistoryEntry(
            kind=HistoryKind.EVIDENCE,
            recorded_at=evidence.removed_at,
            words=_("Evidence removed: %(title)s.") % title,
            is_public=False,
        )
    yield HistoryEntry(
        kind=HistoryKind.EVIDENCE,
        recorded_at=evidence.added_at,
        who=_name(evidence.added_by),
        words=_("Evidence added: %(title)s.") % title,
        url=evidence.url,
        is_public=evidence.is_public and evidence.removed_at is None,
    )


def _of_version(change: VersionChange) -> Iterator[HistoryEntry]:
    version = change.version
    words = {"number": version.number, "change": change.get_kind_display()}
    yield HistoryEntry(
        kind=HistoryKind.VERSION,
        recorded_at=version.accepted_at,
        who=_name(version.accepted_by),
        words=_("Version %(number)s of the plan. %(change)s.") % words,
        detail=_("Before: %(before)s After: %(after)s") % {"before": change.before, "after": change.after}
        if change.before and change.after
        else "",
    )


def _of_correction(record: Record) -> Iterator[HistoryEntry]:
    after: Mapping[str, Any] = record.after
    field = next(iter(after), "")
    # A corrected status or deadline is a row of its own and is told by it.
    if field in {"", "status", "deadline"}:
        return
    fields = {"text": _("text"), "title": _("title"), "departments": _("departments"), "goal": _("goal")}
    change = {"before": _shown(record.before.get(field)), "after": _shown(after[field])}
    yield HistoryEntry(
        kind=HistoryKind.CORRECTION,
        recorded_at=record.at,
        who=record.actor_name,
        words=_("Reading corrected: %(field)s.") % {"field": fields.get(field, field)},
        detail=_joined(record.reason, _("Before: %(before)s After: %(after)s") % change),
    )


def _shown(value: object) -> str:
    return "; ".join(str(part) for part in value) if isinstance(value, list) else str(value or "–")


def _of_lead(record: Record) -> Iterator[HistoryEntry]:
    lead = record.after.get("lead")
    words = _("Lead named: %(lead)s.") % {"lead": lead} if lead else _("No lead is named any more.")
    yield HistoryEntry(kind=HistoryKind.LEAD, recorded_at=record.at, who=record.actor_name, words=words)


def _of_duty(record: Record) -> Iterator[HistoryEntry]:
    after: Mapping[str, Any] = record.after
    if record.event == Event.OBLIGATION_SET:
        words = _("Standing duty: %(what)s %(cadence)s, next by %(day)s.") % {
            "what": after["what"],
            "cadence": str(Cadence(after["cadence"]).label).lower(),
            "day": _day(after["next_due"]),
        }
    else:
        days = {"due": _day(after["due"]), "done": _day(after["done_on"])}
        words = _("Standing duty met on %(done)s; it was due by %(due)s.") % days
    yield HistoryEntry(kind=HistoryKind.DUTY, recorded_at=record.at, who=record.actor_name, words=words)


def _of_desk(record: Record) -> Iterator[HistoryEntry]:
    after: Mapping[str, Any] = record.after or record.before
    shown = "; ".join(f"{name}: {_shown(value)}" for name, value in after.items())
    yield HistoryEntry(
        kind=HistoryKind.DESK,
        recorded_at=record.at,
        who=record.actor_name,
        words=f"{Event(record.event).label}.",
        internal=shown,
        is_public=False,
    )


OF_RECORD: dict[Event, Callable[[Record], Iterator[HistoryEntry]]] = {
    Event.READING_CORRECTED: _of_correction,
    Event.LEAD_NAMED: _of_lead,
    Event.OBLIGATION_SET: _of_duty,
    Event.OBLIGATION_MET: _of_duty,
    Event.STEP_EDITED: _of_desk,
    Event.PART_SET: _of_desk,
    Event.MILESTONE_SET: _of_desk,
    Event.MILESTONE_REACHED: _of_desk,
    Event.DEPENDENCY_SET: _of_desk,
    Event.DEPENDENCY_REMOVED: _of_desk,
}

# Where history comes from, and who words it. What one action wrote at one moment is shown in this order.
OF_ROW: tuple[tuple[Callable[[], QuerySet[Any]], Callable[[Any], Iterator[HistoryEntry]]], ...] = (
    (lambda: VersionChange.objects.select_related("version", "version__accepted_by"), _of_version),
    (lambda: CompletionClaim.objects.select_related("claimed_by", "decided_by"), _of_claim),
    (lambda: Exclusion.objects.select_related("recorded_by"), _of_exclusion),
    (lambda: StatusEvent.objects.select_related("recorded_by"), _of_status),
    (lambda: Deadline.objects.select_related("proposed_by", "decided_by"), _of_deadline),
    (lambda: Evidence.objects.select_related("added_by"), _of_evidence),
)
