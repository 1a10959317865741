"""Audit: one row a change; the database refuses to change or delete it."""

from __future__ import annotations

from django.db import models

from headway.base.audit.states import Event


class Record(models.Model):
    """One change, written in the same transaction as the change itself.

    actor_id: the person's id, not a foreign key, so that the record outlives everything; null for the command line.
    target: "plans.Step:17". before, after: the fields that changed, as JSON; {} where there was nothing.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True, db_index=True)
    actor_name = models.CharField(max_length=200)
    event = models.CharField(max_length=40, choices=Event)
    target = models.CharField(max_length=80, db_index=True)
    target_label = models.CharField(max_length=300)
    reason = models.TextField(blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ("-pk",)
        constraints = (models.CheckConstraint(condition=models.Q(event__in=Event.values), name="audit_event_known"),)

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.target_label}"
