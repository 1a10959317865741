"""Plans: the step, its sub-items, and who answers for it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from headway.base.people.models import Organization, User
from headway.domain.plans.models.plan import Goal, Plan, Version
from headway.domain.plans.states import Origin, Status, Tone

SHORT_TITLE = 110


class StepQuerySet(models.QuerySet["Step"]):
    def standing(self) -> StepQuerySet:
        """The steps the plan still holds; those a later version removed keep their page and leave the counts."""
        return self.filter(removed_in=None)

    def with_parts(self) -> StepQuerySet:
        """With goal, section and departments, in three queries whatever the number of rows."""
        return self.select_related("goal", "goal__section").prefetch_related("responsibilities__organization")


class Step(models.Model):
    """One thing the plan promises.

    number: permanent within the plan, never reused; the public address is built from it.
    text: as published. title: a short name someone gave it; "" until then (``short_title`` falls back to the text).
    revision: counts the changes; an edit names the revision it saw, and a second editor is shown both values.

    The fields below ``status`` repeat the newest fact from the append-only tables, so that lists filter on an index.
    Only ``actions.standing`` writes them. current_due is the latest approved deadline, original_due the first.
    last_word_on: the day the newest update was true; null before the first update, whatever the source says.
    set_aside_on: the day it was excluded, superseded or made a standing duty; null where the source itself did so.
    completed_on: known only once a second person has verified the claim.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    removed_in = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="removed_steps"
    )
    internal_note = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    status = models.CharField(max_length=20, choices=Status, default=Status.UNKNOWN)
    status_label = models.CharField(max_length=100, blank=True)
    status_origin = models.CharField(max_length=20, choices=Origin, default=Origin.PUBLISHED)
    status_as_of = models.DateField(null=True, blank=True)
    last_update_at = models.DateTimeField(null=True, blank=True)
    last_word_on = models.DateField(null=True, blank=True)
    is_at_risk = models.BooleanField(default=False)
    original_due = models.DateField(null=True, blank=True)
    current_due = models.DateField(null=True, blank=True)
    forecast_due = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    set_aside_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager[Step]] = StepQuerySet.as_manager()

    class Meta:
        ordering = ("plan", "position")
        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="step_number_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="step_has_text"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="step_status_known"),
        )
        # Each list shows standing steps only and ends in the order it is shown in, so that a page reads 50 rows.
        indexes = (
            models.Index(fields=("plan", "position"), condition=models.Q(removed_in=None), name="step_in_order"),
            models.Index(
                fields=("plan", "status", "position"), condition=models.Q(removed_in=None), name="step_by_status"
            ),
            models.Index(fields=("plan", "goal", "position"), condition=models.Q(removed_in=None), name="step_by_goal"),
            models.Index(
                fields=("plan", "current_due", "position"), condition=models.Q(removed_in=None), name="step_by_due"
            ),
            models.Index(
                fields=("plan", "last_word_on", "position"), condition=models.Q(removed_in=None), name="step_by_word"
            ),
            models.Index(
                fields=("plan", "original_due", "position"),
                condition=models.Q(removed_in=None, last_word_on=None),
                name="step_silent_by_due",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.short_title}"

    @property
    def short_title(self) -> str:
        """The short name, else the text's first sentence, cut at a word before 110 characters with "…"."""
        if self.title:
            return self.title
        first = self.text.split(". ")[0].split("\n")[0].strip()
        if len(first) <= SHORT_TITLE:
            return first.rstrip(".")
        return first[:SHORT_TITLE].rsplit(" ", 1)[0].rstrip(",;:") + "…"

    @property
    def standing_status(self) -> Status:
        return Status(self.status)

    @property
    def tone(self) -> Tone:
        return self.standing_status.tone

    @property
    def status_words(self) -> str:
        """The plan's own word where it has one ("Underway"), else ours."""
        return self.status_label or str(self.standing_status.label)


class StepItem(models.Model):
    """One sub-item of a step, in order."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ("step", "position")

    def __str__(self) -> str:
        return self.text


class Responsibility(models.Model):
    """A department answering for a step. At most one is the lead; none is until a person names it.

    part: what this department does in it, "" where nobody has said.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="responsibilities")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="responsibilities")
    position = models.PositiveIntegerField(default=0)
    is_lead = models.BooleanField(default=False)
    part = models.TextField(blank=True)
    lead_named_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead_named_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("step", "position")
        verbose_name_plural = "responsibilities"
        constraints = (
            models.UniqueConstraint(fields=("step", "organization"), name="responsibility_once"),
            models.UniqueConstraint(fields=("step",), condition=models.Q(is_lead=True), name="responsibility_one_lead"),
        )

    def __str__(self) -> str:
        return f"{self.organization}{' (lead)' if self.is_lead else ''}"
