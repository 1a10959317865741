"""Releases: the tables."""

from __future__ import annotations

from django.db import models

from headway.base.people.models import User
from headway.domain.plans.models import Plan
from headway.domain.releases.states import Kind, State


class Release(models.Model):
    """One edition of a plan, from its preparation on.

    number: counts from 1 within the plan; one that is sent back gives its number free.
    as_of: the day its computed states hold for. note: what the public is told about this edition, "" for nothing.
    rows_hash, previous_hash, hash: hex SHA-256, see ``hashing``; previous_hash is "" for the first edition.
    files_hash: of the list of published files; "" until published, and made anew by a withdrawal.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, choices=State, default=State.PROPOSED)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.REGULAR)
    note = models.TextField(blank=True)
    as_of = models.DateField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)
    published_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)
    rows_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)
    files_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("plan", "-number", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"), condition=~models.Q(state=State.RETURNED), name="release_number_once"
            ),
            models.UniqueConstraint(
                fields=("plan",),
                condition=models.Q(state__in=[State.PROPOSED, State.APPROVED]),
                name="release_one_open",
            ),
            models.CheckConstraint(condition=models.Q(state__in=State.values), name="release_state_known"),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("proposed_by")),
                name="release_second_person",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[State.APPROVED, State.PUBLISHED])
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="release_approved_by_someone",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.PUBLISHED)
                | models.Q(published_at__isnull=False) & ~models.Q(hash="") & ~models.Q(files_hash=""),
                name="release_published_is_sealed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.RETURNED) | ~models.Q(return_reason=""), name="release_return_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan}, edition {self.number}"

    @property
    def standing(self) -> State:
        return State(self.state)


class Withdrawal(models.Model):
    """A row that had to go from every edition; later ones leave it out too until the withdrawal is lifted.

    reason: shown to the public in the row's place.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="withdrawals")
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    reason = models.TextField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField()
    lifted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=~models.Q(reason=""), name="withdrawal_has_reason"),
            models.UniqueConstraint(
                fields=("plan", "table", "key"), condition=models.Q(lifted_at=None), name="withdrawal_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


class FrozenRow(models.Model):
    """One public row as an edition froze it; editions in which it did not change share it, salt and all.

    step: the number of the step it belongs to, as text; "" for rows that belong to none.
    content: canonical JSON (see ``hashing``). content and salt are "" once it is withdrawn; the hash stays.
    since: the number of the first edition that holds exactly this row.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="frozen_rows")
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    step = models.CharField(max_length=20, blank=True)
    salt = models.CharField(max_length=32, blank=True)
    content = models.TextField(blank=True)
    hash = models.CharField(max_length=64)
    since = models.PositiveIntegerField()
    withdrawal = models.ForeignKey(Withdrawal, null=True, on_delete=models.PROTECT, related_name="rows")
    releases: models.ManyToManyField[Release, ReleaseRow] = models.ManyToManyField(
        Release, through="ReleaseRow", related_name="rows"
    )

    class Meta:
        ordering = ("table", "key", "pk")
        indexes = (
            models.Index(fields=("plan", "table", "key"), name="frozen_row_by_key"),
            models.Index(fields=("plan", "step"), name="frozen_row_by_step"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawal=None) & ~models.Q(salt="") & ~models.Q(content="")
                | models.Q(withdrawal__isnull=False, salt="", content=""),
                name="frozen_row_gone_when_withdrawn",
            ),
        )

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


class ReleaseRow(models.Model):
    """That an edition holds a row."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="release_rows")
    row = models.ForeignKey(FrozenRow, on_delete=models.CASCADE, related_name="release_rows")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("release", "row"), name="release_row_once"),)

    def __str__(self) -> str:
        return f"{self.release_id}: {self.row_id}"
