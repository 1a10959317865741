"""Plans: the words for how a step stands, and which may follow which."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from headway.engines.methods.cadence import Every


class Tone(models.TextChoices):
    """How a status is coloured and drawn; pages ask the tone, never a status's name."""

    DONE = "done", _("Done")
    ACTIVE = "active", _("Active")
    PLANNED = "planned", _("Planned")
    WAITING = "waiting", _("Waiting")
    STOPPED = "stopped", _("Stopped")
    UNKNOWN = "unknown", _("Not known")


class Status(models.TextChoices):
    """A step's lifecycle. UNKNOWN is what the source left out; it is never filled in."""

    UNKNOWN = "unknown", _("Not known")
    NOT_STARTED = "not_started", _("Not started")
    PLANNING = "planning", _("Planning")
    IN_PROGRESS = "in_progress", _("In progress")
    COMPLETE = "complete", _("Complete")
    ONGOING = "ongoing", _("Ongoing")
    PAUSED = "paused", _("Paused")
    EXCLUDED = "excluded", _("Excluded")
    SUPERSEDED = "superseded", _("Superseded")

    @property
    def is_done(self) -> bool:
        """Nothing more is owed because the work was carried out."""
        return self is Status.COMPLETE

    @property
    def is_active(self) -> bool:
        """Work is owed: the step is late when its deadline has passed."""
        return self in {Status.NOT_STARTED, Status.PLANNING, Status.IN_PROGRESS, Status.PAUSED}

    @property
    def is_set_aside(self) -> bool:
        """Nobody has to finish it: left out, replaced, or a duty without an end."""
        return self in {Status.EXCLUDED, Status.SUPERSEDED, Status.ONGOING}

    @property
    def tone(self) -> Tone:
        return TONES[self]


TONES: dict[Status, Tone] = {
    Status.UNKNOWN: Tone.UNKNOWN,
    Status.NOT_STARTED: Tone.WAITING,
    Status.PLANNING: Tone.PLANNED,
    Status.IN_PROGRESS: Tone.ACTIVE,
    Status.COMPLETE: Tone.DONE,
    Status.ONGOING: Tone.ACTIVE,
    Status.PAUSED: Tone.STOPPED,
    Status.EXCLUDED: Tone.STOPPED,
    Status.SUPERSEDED: Tone.STOPPED,
}

_WORK = {Status.NOT_STARTED, Status.PLANNING, Status.IN_PROGRESS, Status.ONGOING, Status.PAUSED}
# What an update may say next. "Complete" is reached through a claim with evidence and a second person; leaving it is
# reopening and asks for a reason, as do excluding, superseding and pausing (``NEEDS_REASON``).
TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.UNKNOWN: frozenset({*_WORK, Status.COMPLETE, Status.EXCLUDED, Status.SUPERSEDED}),
    Status.NOT_STARTED: frozenset({*_WORK, Status.COMPLETE, Status.EXCLUDED, Status.SUPERSEDED}),
    Status.PLANNING: frozenset({*_WORK, Status.COMPLETE, Status.EXCLUDED, Status.SUPERSEDED}),
    Status.IN_PROGRESS: frozenset({*_WORK, Status.COMPLETE, Status.EXCLUDED, Status.SUPERSEDED}),
    Status.ONGOING: frozenset({*_WORK, Status.COMPLETE, Status.EXCLUDED, Status.SUPERSEDED}),
    Status.PAUSED: frozenset({*_WORK, Status.COMPLETE, Status.EXCLUDED, Status.SUPERSEDED}),
    Status.COMPLETE: frozenset({Status.IN_PROGRESS, Status.COMPLETE}),
    Status.EXCLUDED: frozenset({Status.NOT_STARTED, Status.PLANNING, Status.IN_PROGRESS, Status.EXCLUDED}),
    Status.SUPERSEDED: frozenset({Status.NOT_STARTED, Status.SUPERSEDED}),
}
NEEDS_REASON = frozenset({Status.PAUSED, Status.EXCLUDED, Status.SUPERSEDED})


class Origin(models.TextChoices):
    """Where a word about a step came from. PUBLISHED is undated and outside computed health."""

    PUBLISHED = "published", _("As published")
    UPDATE = "update", _("Reported")
    CORRECTION = "correction", _("Corrected reading")


class Health(models.TextChoices):
    """The state computed from dates; it stands beside the owner's word. NONE: no update yet, or set aside."""

    NONE = "none", _("Not computed")
    GREY = "grey", _("Not known")
    RED = "red", _("Late")
    AMBER = "amber", _("At risk")
    GREEN = "green", _("On track")
    DONE = "done", _("Done")


class DeadlineKind(models.TextChoices):
    ORIGINAL = "original", _("Original")
    REVISED = "revised", _("Moved")
    CORRECTED = "corrected", _("Corrected reading")


class Decision(models.TextChoices):
    """What became of a proposal that a second person decides."""

    WAITING = "waiting", _("Waiting for a second person")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")


class DependencyKind(models.TextChoices):
    """Which end of the earlier step holds which end of the later one."""

    FINISH_START = "FS", _("starts after the end of")
    START_START = "SS", _("starts after the start of")
    FINISH_FINISH = "FF", _("ends after the end of")
    START_FINISH = "SF", _("ends after the start of")


class ChangeKind(models.TextChoices):
    """One kind of difference between two versions of a plan."""

    ADDED = "added", _("Added")
    REMOVED = "removed", _("Removed")
    REWORDED = "reworded", _("Reworded")
    ITEMS = "items", _("Sub-items changed")
    MOVED = "moved", _("Moved to another goal")
    DATE = "date", _("Deadline changed")
    STATUS = "status", _("Status changed")
    DEPARTMENTS = "departments", _("Departments changed")


class Cadence(models.TextChoices):
    WEEKLY = "weekly", _("Every week")
    MONTHLY = "monthly", _("Every month")
    QUARTERLY = "quarterly", _("Every quarter")
    HALF_YEARLY = "half_yearly", _("Twice a year")
    YEARLY = "yearly", _("Every year")

    @property
    def every(self) -> Every:
        return CADENCES[self]


CADENCES: dict[Cadence, Every] = {
    Cadence.WEEKLY: Every(days=7),
    Cadence.MONTHLY: Every(months=1),
    Cadence.QUARTERLY: Every(months=3),
    Cadence.HALF_YEARLY: Every(months=6),
    Cadence.YEARLY: Every(months=12),
}


class EvidenceKind(models.TextChoices):
    LINK = "link", _("Link")
    FILE = "file", _("File")


class SourceReading(models.TextChoices):
    """How a value came out of the source."""

    CERTAIN = "certain", _("Read without doubt")
    DECIDED = "decided", _("Decided by a person")
    CORRECTED = "corrected", _("Corrected later")
