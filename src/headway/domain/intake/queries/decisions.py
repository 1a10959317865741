"""Intake: reads of the log."""

from __future__ import annotations

from headway.domain.intake.models import Decision, Import


def later_decisions_on_same_rows(decision: Decision) -> list[Decision]:
    """Standing decisions made after this one that touched one of its rows, the latest first."""
    rows = set(decision.rows)
    later = Decision.objects.filter(source=decision.source_id, undone_at=None, pk__gt=decision.pk).select_related("by")
    return [other for other in later if rows.intersection(other.rows)]


def last_standing_decision(import_: Import) -> Decision | None:
    """What "undo" takes back next: the newest decision that stands, whoever made it."""
    return import_.decisions.filter(undone_at=None).select_related("by").first()


def last_undone_decision(import_: Import) -> Decision | None:
    """What "redo" does again next: of what was undone, the last; None where something was decided since."""
    undone = import_.decisions.exclude(undone_at=None).select_related("by").order_by("-undone_at", "-pk").first()
    newest = import_.decisions.filter(undone_at=None).first()
    if undone is None or (newest is not None and undone.undone_at and newest.at > undone.undone_at):
        return None
    return undone


def decisions_in_reading(import_: Import, *, after: int = 0) -> int:
    """How many standing decisions were made on the reading under review, later than the decision with id ``after``."""
    return import_.decisions.filter(reading=import_.reading_id, undone_at=None, pk__gt=after).count()
