"""Intake: a document brought in, and each time it was read."""

from __future__ import annotations

from django.db import models

from headway.base.files.models import StoredFile
from headway.base.people.models import User
from headway.domain.intake.states import ImportState
from headway.domain.plans.models import Plan


class Import(models.Model):
    """One document on its way to becoming a plan, or to becoming the next version of one.

    plan: the plan this document is a later version of; null for a new plan. made: the plan it became.
    reading: the reading under review; earlier ones are kept, so that a corrected mapping can be undone.
    wanted_mapping, reading_by: what the attempt in hand was asked for, and by whom.
    failure: the plain reason of the last attempt that failed; with a reading there, that one still stands.
    reading_since: when the attempt in hand began; one older than ``STUCK_AFTER`` was cut off and may be repeated.
    given_departments: names pasted or passed with the document, used beside the installation's own.
    apart: [[step, row]] that a person said are not the same; compared_at: when the changes were last worked out.
    status_words: what a printed word stands for where someone said so, {"phase b": "in_progress"}.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="imports")
    made = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.READING)
    failure = models.TextField(blank=True)
    title = models.CharField(max_length=300, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    source_note = models.TextField(blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    given_departments = models.JSONField(default=list)
    status_words = models.JSONField(default=dict)
    reading = models.ForeignKey("intake.Reading", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    wanted_mapping = models.JSONField(default=dict)
    reading_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reading_since = models.DateTimeField(null=True, blank=True)
    progress = models.CharField(max_length=200, blank=True)
    apart = models.JSONField(default=list)
    compared_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=ImportState.values), name="import_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state=ImportState.FAILED) | ~models.Q(failure=""), name="import_failure_has_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ImportState.MADE) | models.Q(made__isnull=False), name="import_made_has_plan"
            ),
        )

    def __str__(self) -> str:
        return self.title or self.file.name

    @property
    def standing(self) -> ImportState:
        return ImportState(self.state)


class Reading(models.Model):
    """What one reading of the document found, beside its rows.

    mapping: column index (as text) -> role, as a person corrected it; {} for the reader's own understanding.
    departments: the names the reader was given; null where it learnt them from the document.
    columns: [{"index", "header", "role", "why"}]. unused: [{"place", "text", "why", "kind"}]. notes: sentences.
    """

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="readings")
    mapping = models.JSONField(default=dict)
    departments = models.JSONField(null=True)
    columns = models.JSONField(default=list)
    unused = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    title = models.CharField(max_length=300, blank=True)
    seconds = models.FloatField(default=0)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("source", "pk")

    def __str__(self) -> str:
        return f"{self.source}, read {self.read_at:%Y-%m-%d %H:%M}"
