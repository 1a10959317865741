"""Audit: writing a record, always inside the transaction of the change it tells of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Protocol

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction

from headway.base.audit.models import Record
from headway.base.audit.states import Event
from headway.base.core import clock


class _Person(Protocol):
    pk: int
    name: str


def target_of(instance: models.Model) -> str:
    """The record's name for a row. Example: "plans.Step:17"."""
    return f"{instance._meta.label}:{instance.pk}"


def record(
    *,
    by: _Person | None,
    event: Event,
    target: models.Model,
    reason: str = "",
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> Record:
    """Append one record. ``by`` is None only where the command line acted and nobody was signed in.

    Raises: TransactionManagementError outside a transaction, since a change and its record stand or fall together.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("An audit record is written in the transaction of its change.")
    return Record.objects.create(
        at=clock.now(),
        actor_id=by.pk if by else None,
        actor_name=by.name if by else "Command line",
        event=event,
        target=target_of(target),
        target_label=str(target)[:300],
        reason=reason,
        before=_plain(before),
        after=_plain(after),
    )


def _plain(values: Mapping[str, object] | None) -> dict[str, object]:
    """Dates and the like as JSON text, so that what is kept is what is read back."""
    loaded: dict[str, object] = json.loads(json.dumps(dict(values or {}), cls=DjangoJSONEncoder))
    return loaded
