"""Plans: the plan, its levels, its versions."""

from __future__ import annotations

from django.db import models

from headway.base.files.models import StoredFile
from headway.base.people.models import User
from headway.domain.plans.states import ChangeKind


class Plan(models.Model):
    """A published plan being carried out.

    level_names: what this plan calls its levels, e.g. {"section": "Section", "goal": "Goal", "step": "Action step"}.
    source_note: where the plan stands and what was left out, shown to the public.
    stale_after_days: how old the last evidenced word may be before nothing may look on track.
    is_demonstration: made-up data; every screen and file says so.
    """

    title = models.CharField(max_length=300)
    slug = models.SlugField(max_length=120, unique=True)
    publisher = models.CharField(max_length=200, blank=True)
    source_note = models.TextField(blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    level_names = models.JSONField(default=dict)
    stale_after_days = models.PositiveSmallIntegerField(default=45)
    is_demonstration = models.BooleanField(default=False)
    internal_note = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ("title",)
        constraints = (models.CheckConstraint(condition=~models.Q(title=""), name="plan_has_title"),)

    def __str__(self) -> str:
        return self.title

    def level_name(self, level: str) -> str:
        """What this plan calls "section", "goal" or "step". Example: "Action step"."""
        standard = {"section": "Section", "goal": "Goal", "step": "Step"}
        return str(self.level_names.get(level) or standard[level])


class Version(models.Model):
    """The plan as one document published it; re-reading a changed document makes the next. Numbers count from 1."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    document_name = models.CharField(max_length=255, blank=True)
    accepted_at = models.DateTimeField()
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("plan", "-number")
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="plan_version_number_once"),)

    def __str__(self) -> str:
        return f"{self.plan}, version {self.number}"


class VersionChange(models.Model):
    """One accepted difference from the version before; ``before`` and ``after`` are texts for the public list."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=20, choices=ChangeKind)
    step = models.ForeignKey("plans.Step", null=True, on_delete=models.PROTECT, related_name="version_changes")
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        ordering = ("version", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.step or self.after}"


class Section(models.Model):
    """The top level of a plan. ``number`` counts from 1 in the plan's order."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=300, blank=True)
    slug = models.SlugField(max_length=120)

    class Meta:
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "slug"), name="section_slug_once"),
            models.UniqueConstraint(fields=("plan", "number"), name="section_number_once"),
        )

    def __str__(self) -> str:
        return self.name


class Goal(models.Model):
    """The level above steps. ``number`` counts from 1 through the whole plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="goals")
    number = models.PositiveIntegerField()
    name = models.TextField(blank=True)
    slug = models.SlugField(max_length=120)

    class Meta:
        ordering = ("plan", "number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "slug"), name="goal_slug_once"),
            models.UniqueConstraint(fields=("plan", "number"), name="goal_number_once"),
        )

    def __str__(self) -> str:
        return self.name
