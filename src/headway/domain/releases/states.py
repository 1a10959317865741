"""Releases: how an edition comes to be public, and what kind it is."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """An edition's way: prepared, approved by a second person, published; or sent back."""

    PROPOSED = "proposed", _("Waiting for approval")
    APPROVED = "approved", _("Approved, not yet published")
    PUBLISHED = "published", _("Published")
    RETURNED = "returned", _("Sent back")

    @property
    def is_open(self) -> bool:
        """Still on its way: while one is open, no other can be prepared for the same plan."""
        return self in {State.PROPOSED, State.APPROVED}

    @property
    def tone(self) -> str:
        return TONES[self]


TONES: dict[State, str] = {
    State.PROPOSED: "waiting",
    State.APPROVED: "active",
    State.PUBLISHED: "done",
    State.RETURNED: "stopped",
}

TRANSITIONS: dict[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.APPROVED, State.RETURNED}),
    State.APPROVED: frozenset({State.PUBLISHED, State.RETURNED}),
    State.PUBLISHED: frozenset(),
    State.RETURNED: frozenset(),
}


class Kind(models.TextChoices):
    """Why an edition is made. A withdrawal makes no edition: it takes a row out of those that stand."""

    REGULAR = "regular", _("Regular edition")
    CORRECTION = "correction", _("Correction")


class Difference(models.TextChoices):
    """What happened to a row between two editions."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("No longer in the plan")
    WITHDRAWN = "withdrawn", _("Withdrawn")
