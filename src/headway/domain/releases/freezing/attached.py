"""Releases: the public rows that hang on a step: history, milestones, dependencies, evidence, duties, versions."""

from __future__ import annotations

from collections.abc import Iterator

from headway.domain.plans.models import (
    CompletionClaim,
    Deadline,
    Dependency,
    Evidence,
    Milestone,
    Obligation,
    ObligationCycle,
    Plan,
    StatusEvent,
    Version,
    VersionChange,
)
from headway.domain.plans.states import Decision, Status
from headway.domain.releases.freezing.grouped import Values, by_step, day
from headway.domain.releases.hashing import Json, Row

Attached = tuple[str, str, str, Row]
"""Table, key, the step's number as text, row."""


def attached_rows(plan: Plan) -> Iterator[Attached]:
    """In no particular order; the caller sorts."""
    yield from _statuses(plan)
    yield from _deadlines(plan)
    yield from _completions(plan)
    yield from _milestones(plan)
    yield from _dependencies(plan)
    yield from _evidence(plan)
    yield from _obligations(plan)
    yield from _versions(plan)


def _history(number: int, *, kind: str, pk: int, **values: Json) -> Attached:
    row: dict[str, Json] = {
        "step": number,
        "kind": kind,
        "recorded_on": None,
        "as_of": None,
        "origin": "",
        "status": "",
        "status_words": "",
        "due": None,
        "due_text": "",
        "forecast_due": None,
        "is_at_risk": False,
        "note": "",
        "reason": "",
    }
    return "history", f"{number}-{kind}-{pk}", str(number), {**row, **values}


def _statuses(plan: Plan) -> Iterator[Attached]:
    columns = ("status", "label", "origin", "as_of", "recorded_at", "note", "forecast_due", "is_at_risk", "reason")
    for number, events in by_step(StatusEvent.objects.filter(step__plan=plan), *columns).items():
        for event in events:
            yield _history(
                number,
                kind="status",
                pk=event["pk"],
                recorded_on=day(event["recorded_at"]),
                as_of=day(event["as_of"]),
                origin=event["origin"],
                status=event["status"],
                status_words=event["label"] or str(Status(event["status"]).label),
                forecast_due=day(event["forecast_due"]),
                is_at_risk=event["is_at_risk"],
                note=event["note"],
                reason=event["reason"],
            )


def _deadlines(plan: Plan) -> Iterator[Attached]:
    approved = Deadline.objects.filter(step__plan=plan, decision=Decision.APPROVED)
    for number, deadlines in by_step(approved, "kind", "due", "text", "reason", "decided_at").items():
        for deadline in deadlines:
            yield _history(
                number,
                kind="deadline",
                pk=deadline["pk"],
                recorded_on=day(deadline["decided_at"]),
                origin=deadline["kind"],
                due=day(deadline["due"]),
                due_text=deadline["text"],
                reason=deadline["reason"],
            )


def _completions(plan: Plan) -> Iterator[Attached]:
    verified = CompletionClaim.objects.filter(step__plan=plan, decision=Decision.APPROVED)
    for number, claims in by_step(verified, "completed_on", "decided_at").items():
        for claim in claims:
            yield _history(
                number,
                kind="completion",
                pk=claim["pk"],
                recorded_on=day(claim["decided_at"]),
                as_of=day(claim["completed_on"]),
                origin="verified",
            )


def _milestones(plan: Plan) -> Iterator[Attached]:
    milestones = Milestone.objects.filter(step__plan=plan)
    for number, points in by_step(milestones, "name", "original_due", "due", "done_on").items():
        for point in points:
            row: Row = {
                "step": number,
                "name": point["name"],
                "original_due": day(point["original_due"]),
                "due": day(point["due"]),
                "done_on": day(point["done_on"]),
            }
            yield "milestones", f"{number}-{point['pk']}", str(number), row


def _dependencies(plan: Plan) -> Iterator[Attached]:
    links = Dependency.objects.filter(successor__plan=plan)
    columns = ("predecessor__number", "kind", "lag_days")
    for number, waits in by_step(links, *columns, step="successor__number").items():
        for wait in waits:
            before = wait["predecessor__number"]
            row: Row = {"step": number, "waits_for": before, "kind": wait["kind"], "lag_days": wait["lag_days"]}
            yield "dependencies", f"{number}-{before}", str(number), row


def _evidence(plan: Plan) -> Iterator[Attached]:
    public = Evidence.objects.filter(step__plan=plan, is_public=True, removed_at=None)
    for number, pieces in by_step(public, "title", "kind", "url", "added_at").items():
        for piece in pieces:
            row: Row = {
                "step": number,
                "title": piece["title"],
                "kind": piece["kind"],
                "url": piece["url"],
                "added_on": day(piece["added_at"]),
            }
            yield "evidence", f"{number}-{piece['pk']}", str(number), row


def _obligations(plan: Plan) -> Iterator[Attached]:
    owed = by_step(Obligation.objects.filter(step__plan=plan), "what", "cadence", "first_due", "next_due")
    cycles = by_step(
        ObligationCycle.objects.filter(obligation__step__plan=plan), "due", "done_on", step="obligation__step__number"
    )
    for number, (duty,) in owed.items():
        row: Row = {
            "step": number,
            "what": duty["what"],
            "cadence": duty["cadence"],
            "first_due": day(duty["first_due"]),
            "next_due": day(duty["next_due"]),
            "cycles": [_cycle(cycle) for cycle in sorted(cycles.get(number, []), key=lambda cycle: cycle["due"])],
        }
        yield "obligations", str(number), str(number), row


def _cycle(cycle: Values) -> dict[str, Json]:
    return {"due": day(cycle["due"]), "done_on": day(cycle["done_on"])}


def _versions(plan: Plan) -> Iterator[Attached]:
    versions = Version.objects.filter(plan=plan).order_by("number")
    for number, name, accepted_at, note in versions.values_list("number", "document_name", "accepted_at", "note"):
        version: Row = {"number": number, "document_name": name, "accepted_on": day(accepted_at), "note": note}
        yield "versions", str(number), "", version
    changes = VersionChange.objects.filter(version__plan=plan).order_by("pk")
    for change in changes.values("pk", "version__number", "kind", "step__number", "before", "after"):
        step = change["step__number"]
        row: Row = {
            "version": change["version__number"],
            "kind": change["kind"],
            "step": step,
            "before": change["before"],
            "after": change["after"],
        }
        yield "version_changes", f"{change['version__number']}-{change['pk']}", str(step or ""), row
