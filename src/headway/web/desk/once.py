"""Desk: a form that is sent twice has one effect."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from headway.base.people.models import User
from headway.web.desk.models import SentForm

KEPT = timedelta(days=7)
FIELD = "form_token"
LONGEST = 64


def new_token() -> str:
    """One for each time a form is shown."""
    return secrets.token_urlsafe(24)


def is_first(*, by: User, token: str, at: datetime) -> bool:
    """Claim the token inside the transaction of the form's effect. False where it was claimed before.

    A page without a token (sent by a script) counts as new each time. A rolled-back effect gives its token back.
    """
    if not token:
        return True
    SentForm.objects.filter(at__lt=at - KEPT).delete()
    try:
        with transaction.atomic():
            SentForm.objects.create(token=token[:LONGEST], person_id=by.pk, at=at)
    except IntegrityError:
        return False
    return True


def give_back(token: str) -> None:
    """The act that the token was claimed for was refused: the page may be sent again."""
    SentForm.objects.filter(token=token).delete()
