"""Desk: what the door itself has to remember: tries to sign in, and forms that were already sent."""

from __future__ import annotations

from django.db import models


class SignInTry(models.Model):
    """One try to sign in. account, address: keyed hashes, since people also type passwords into the wrong field."""

    at = models.DateTimeField(db_index=True)
    account = models.CharField(max_length=64)
    address = models.CharField(max_length=64)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("account", "at"), name="sign_in_try_by_account"),
            models.Index(fields=("address", "at"), name="sign_in_try_by_address"),
        )

    def __str__(self) -> str:
        return f"Try to sign in at {self.at}"


class SentForm(models.Model):
    """A form that took effect, by the token its page was given; the same page sent twice finds its row here."""

    token = models.CharField(max_length=64, unique=True)
    person_id = models.BigIntegerField()
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.token
