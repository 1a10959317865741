"""Intake: what a changed document would change in its plan, decided item by item."""

from __future__ import annotations

from django.db import models

from headway.base.people.models import User
from headway.domain.intake.models.imports import Import
from headway.domain.intake.models.rows import DraftRow
from headway.domain.intake.states import Answer
from headway.domain.plans.models import Step
from headway.domain.plans.states import ChangeKind


class ProposedChange(models.Model):
    """One difference between the plan and the changed document.

    key: kind, step and row in one, e.g. "date:17:412", so that a comparison made again keeps what was decided.
    step is null for an added step, row is null for a removed one. before, after: texts for people.
    likeness: 0 to 100, how alike the two texts are; 100 where the wording is the same.
    """

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="changes")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=ChangeKind)
    step = models.ForeignKey(Step, null=True, on_delete=models.CASCADE, related_name="+")
    row = models.ForeignKey(DraftRow, null=True, on_delete=models.CASCADE, related_name="+")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    likeness = models.PositiveSmallIntegerField(default=100)
    answer = models.CharField(max_length=20, choices=Answer, default=Answer.WAITING)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("source", "pk")
        constraints = (
            models.UniqueConstraint(fields=("source", "key"), name="change_once"),
            models.CheckConstraint(
                condition=models.Q(step__isnull=False) | models.Q(row__isnull=False), name="change_is_about_something"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.step or self.row}"
