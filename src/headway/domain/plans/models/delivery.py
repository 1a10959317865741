"""Plans: milestones, dependencies, evidence, recurring obligations."""

from __future__ import annotations

from django.db import models

from headway.base.files.models import StoredFile
from headway.base.people.models import User
from headway.domain.plans.models.step import Step
from headway.domain.plans.states import Cadence, DependencyKind, EvidenceKind


class Milestone(models.Model):
    """A dated point on the way. original_due never changes; due may; done_on is empty until it is reached."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="milestones")
    name = models.CharField(max_length=300)
    original_due = models.DateField()
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("step", "due", "pk")

    def __str__(self) -> str:
        return self.name


class Dependency(models.Model):
    """``successor`` waits for ``predecessor``. lag_days may be negative (an overlap)."""

    predecessor = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="successor_links")
    successor = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="predecessor_links")
    kind = models.CharField(max_length=2, choices=DependencyKind, default=DependencyKind.FINISH_START)
    lag_days = models.IntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("successor", "predecessor")
        verbose_name_plural = "dependencies"
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor"), name="dependency_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="dependency_not_on_itself"
            ),
        )

    def __str__(self) -> str:
        return f"{self.successor} {self.get_kind_display()} {self.predecessor}"


class Evidence(models.Model):
    """What shows that something was done. Internal unless someone makes it public."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_public = models.BooleanField(default=False)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("step", "pk")
        verbose_name_plural = "evidence"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind=EvidenceKind.LINK, file=None) & ~models.Q(url="")
                | models.Q(kind=EvidenceKind.FILE, url="", file__isnull=False),
                name="evidence_is_link_or_file",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Obligation(models.Model):
    """What "Ongoing" owes: something done every so often.

    first_due: the first turn's day, from which all later ones are counted. next_due moves on when a turn is met.
    """

    step = models.OneToOneField(Step, on_delete=models.CASCADE, related_name="obligation")
    what = models.CharField(max_length=300)
    cadence = models.CharField(max_length=20, choices=Cadence)
    first_due = models.DateField()
    next_due = models.DateField()
    set_at = models.DateTimeField()
    set_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.what} ({self.get_cadence_display()})"


class ObligationCycle(models.Model):
    """One due date of an obligation. done_on empty: still owed, or missed once ``due`` has passed."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="cycles")
    due = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("obligation", "due")
        constraints = (models.UniqueConstraint(fields=("obligation", "due"), name="obligation_cycle_once"),)

    def __str__(self) -> str:
        return f"{self.obligation}: {self.due}"
