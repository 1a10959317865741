"""Intake: a row as read, and the doubts about its cells."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from headway.base.people.models import User
from headway.domain.intake.models.imports import Reading
from headway.domain.intake.states import FIELD_LABELS, RowState

Value = str | list[str] | None
"""A cell's value as JSON keeps it: text, names, a date as "YYYY-MM-DD", or None for an empty cell."""


class DraftRow(models.Model):
    """One row on its way to becoming a step.

    position: the order of the rows; a split makes room behind it. number: as shown, counted when it was read, kept.
    status: the printed word, "" where there is none. deadline_text: as printed; deadline is its last day.
    other: further columns by their header. sources: field -> list of spans, "" for the whole row.
    raw: field -> the source's own characters. revision: counts changes; an edit names the one it saw.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=20)
    state = models.CharField(max_length=20, choices=RowState, default=RowState.STANDING)
    section = models.TextField(blank=True)
    goal = models.TextField(blank=True)
    text = models.TextField(blank=True)
    items = models.JSONField(default=list)
    departments = models.JSONField(default=list)
    status = models.TextField(blank=True)
    deadline = models.DateField(null=True, blank=True)
    deadline_text = models.TextField(blank=True)
    other = models.JSONField(default=dict)
    sources = models.JSONField(default=dict)
    raw = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("reading", "position", "pk")
        indexes = (models.Index(fields=("reading", "state", "position"), name="draft_rows_in_order"),)
        constraints = (models.CheckConstraint(condition=models.Q(state__in=RowState.values), name="row_state_known"),)

    def __str__(self) -> str:
        return f"Row {self.number}"

    def value_of(self, field: str) -> Value:
        """The field's value in the form a doubt keeps it; None for an empty cell. Departments are always a list."""
        if field == "deadline":
            return self.deadline.isoformat() if self.deadline else None
        if field in {"items", "departments"}:
            return list(getattr(self, field))
        if field in FIELD_LABELS:
            return getattr(self, field) or None
        return self.other.get(field) or None

    def set_value(self, field: str, value: Value) -> None:
        """Put a value into the field, in memory. A different deadline drops the printed words of the old one."""
        if field == "deadline":
            day = date.fromisoformat(str(value)) if value else None
            if day != self.deadline:
                self.deadline, self.deadline_text = day, ""
        elif field in {"items", "departments"}:
            setattr(self, field, [str(part) for part in value or []])
        elif field in FIELD_LABELS:
            setattr(self, field, str(value or ""))
        else:
            self.other = {**self.other, field: str(value or "")}

    @property
    def is_standing(self) -> bool:
        return self.state == RowState.STANDING


class DoubtQuerySet(models.QuerySet["Doubt"]):
    def open(self) -> DoubtQuerySet:
        """Doubts someone still has to settle: not settled, not taken back, in a row that becomes a step."""
        return self.filter(settled_at=None, is_gone=False, row__state=RowState.STANDING)


class Doubt(models.Model):
    """One cell the document leaves open.

    reading: the value the row was read with. alternatives: other defensible values, best first.
    kind: the same for doubts with the same field and reason, so that they can be settled together.
    value: what was settled; null until then (and for "empty", so ask ``settled_at``). version: counts changes.
    """

    row = models.ForeignKey(DraftRow, on_delete=models.CASCADE, related_name="doubts")
    position = models.PositiveSmallIntegerField(default=0)
    field = models.CharField(max_length=200)
    reading = models.JSONField(null=True)
    alternatives = models.JSONField(default=list)
    reason = models.TextField()
    kind = models.CharField(max_length=16, db_index=True)
    is_gone = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    value = models.JSONField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[models.Manager[Doubt]] = DoubtQuerySet.as_manager()

    class Meta:
        ordering = ("row", "position", "pk")

    def __str__(self) -> str:
        return f"{self.row}: {self.field}"

    @property
    def choices(self) -> list[Any]:
        """Every defensible value, the reading first."""
        return [self.reading, *self.alternatives]
