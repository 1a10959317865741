"""Plans: where each value of a step stands in the published document."""

from __future__ import annotations

from django.db import models

from headway.base.people.models import User
from headway.domain.plans.models.plan import Version
from headway.domain.plans.models.step import Step
from headway.domain.plans.states import SourceReading


class StepSource(models.Model):
    """One value's place and wording in the source.

    field: "text", "departments", "status", "deadline", "goal", "section" or a further column's name.
    place: in words, e.g. "line 15", "page 3, lines 212–214", "sheet Plan, row 4, column 2".
    quote: the source's own characters. why: what was decided about a doubtful reading, "" where there was no doubt.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="sources")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    field = models.CharField(max_length=100)
    place = models.CharField(max_length=200)
    quote = models.TextField(blank=True)
    reading = models.CharField(max_length=20, choices=SourceReading, default=SourceReading.CERTAIN)
    why = models.TextField(blank=True)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("step", "pk")

    def __str__(self) -> str:
        return f"{self.step}: {self.field}, {self.place}"


class FurtherValue(models.Model):
    """A value of a column beyond the usual ones, by its printed header, e.g. "Measure" or "Priority"."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="further_values")
    name = models.CharField(max_length=200)
    value = models.TextField()
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("step", "position")
        constraints = (models.UniqueConstraint(fields=("step", "name"), name="further_value_once"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
