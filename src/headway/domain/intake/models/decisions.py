"""Intake: the log of what people decided; a decision is undone, never removed."""

from __future__ import annotations

from django.db import models

from headway.base.people.models import User
from headway.domain.intake.models.imports import Import, Reading
from headway.domain.intake.states import DecisionKind


class Decision(models.Model):
    """One thing someone did, with the touched rows as they were before and after.

    rows: ids of the touched rows. before, after: row id (as text) -> the row's fields and its doubts, enough to put
    them back. count: how many cells it settled. undone_at: null while it stands.
    """

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="decisions")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=20, choices=DecisionKind)
    label = models.CharField(max_length=300)
    rows = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    count = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("source", "-pk")
        indexes = (models.Index(fields=("source", "undone_at"), name="decisions_standing"),)

    def __str__(self) -> str:
        return self.label

    @property
    def by_name(self) -> str:
        return self.by.name if self.by else "the command line"
