"""Plans: what was said and decided about a step. These rows are only ever added."""

from __future__ import annotations

from django.db import models

from headway.base.people.models import User
from headway.domain.plans.models.step import Step
from headway.domain.plans.states import DeadlineKind, Decision, Origin, Status


class StatusEvent(models.Model):
    """One word about how a step stands.

    as_of: the day it was true; null for what the source left undated. recorded_at: when we heard it.
    label: the source's or the plan's own word, e.g. "Underway". note is public, internal_note is not.
    forecast_due: the day the reporter now expects to finish; null where nothing was said.
    reason: why, for a correction, a pause, an exclusion, a reopening.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="status_events")
    status = models.CharField(max_length=20, choices=Status)
    label = models.CharField(max_length=100, blank=True)
    origin = models.CharField(max_length=20, choices=Origin)
    as_of = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    internal_note = models.TextField(blank=True)
    forecast_due = models.DateField(null=True, blank=True)
    is_at_risk = models.BooleanField(default=False)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("step", "pk")
        constraints = (
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="status_event_known"),
            models.CheckConstraint(
                condition=~models.Q(origin=Origin.UPDATE) | models.Q(as_of__isnull=False), name="update_is_dated"
            ),
            models.CheckConstraint(
                condition=~models.Q(origin=Origin.CORRECTION) | ~models.Q(reason=""), name="correction_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.step}: {self.get_status_display()}"


class CompletionClaim(models.Model):
    """Someone says a step is complete; it counts when a second person has seen the evidence."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="completion_claims")
    completed_on = models.DateField()
    claimed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField()
    note = models.TextField(blank=True)
    decision = models.CharField(max_length=20, choices=Decision, default=Decision.WAITING)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("step", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("step",), condition=models.Q(decision=Decision.WAITING), name="completion_claim_one_waiting"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("claimed_by")),
                name="completion_second_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.step}: complete on {self.completed_on}"


class Deadline(models.Model):
    """One date a step was promised for. The original never changes; a corrected misreading is not a moved deadline.

    due: null where the source gives none or only words. text: as printed, e.g. "Q3 2026"; due is its last day.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="deadlines")
    kind = models.CharField(max_length=20, choices=DeadlineKind)
    due = models.DateField(null=True, blank=True)
    text = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decision = models.CharField(max_length=20, choices=Decision, default=Decision.WAITING)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_note = models.TextField(blank=True)

    class Meta:
        ordering = ("step", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("step",), condition=models.Q(kind=DeadlineKind.ORIGINAL), name="deadline_one_original"
            ),
            models.UniqueConstraint(
                fields=("step",), condition=models.Q(decision=Decision.WAITING), name="deadline_one_waiting"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=DeadlineKind.ORIGINAL) | ~models.Q(reason=""), name="deadline_later_has_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None)
                | ~models.Q(decided_by=models.F("proposed_by"))
                | models.Q(kind=DeadlineKind.CORRECTED),
                name="deadline_second_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.step}: {self.get_kind_display()} {self.due or self.text}"


class Exclusion(models.Model):
    """Why a step was left out: reason, who decided, when. Fields the source left out stay empty."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="exclusions")
    reason = models.TextField(blank=True)
    decider = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("step", "pk")

    def __str__(self) -> str:
        return f"{self.step}: excluded"
