"""Releases: taking a row out of every edition, those that stand included."""

from __future__ import annotations

from django.db import models, transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import InvalidInput
from headway.base.people.models import User
from headway.domain.plans.models import Plan
from headway.domain.releases import policies
from headway.domain.releases.actions.publishing import TO_BE_WRITTEN, preview_name, settle
from headway.domain.releases.models import FrozenRow, Release, Withdrawal
from headway.domain.releases.queries import open_release
from headway.domain.releases.states import State
from headway.domain.releases.store import Store, folder_of


def withdraw(*, by: User, plan: Plan, table: str, key: str, reason: str) -> Withdrawal:
    """Take a row, and for a step all that hangs on it, out of every edition, in the database and in every file.

    A page with the reason stands in its place; its hash stays in the chain. Later editions leave it out too, until
    ``lift``. If the machine stops halfway, the database has forgotten the row already and ``settle`` does the files.

    Raises: NotAllowed, NotPossible, InvalidInput without a reason.
    """
    policies.check_can_withdraw(by, plan, table, key)
    if not reason.strip():
        raise InvalidInput("Give the reason. It stands in the row’s place, for everyone to read.")
    withdrawal = _forget(by=by, plan=plan, table=table, key=key, reason=reason.strip())
    waiting = open_release(plan)
    if waiting is not None:
        Store(folder_of(plan.slug)).remove(preview_name(waiting))
    settle(plan=plan)
    return withdrawal


@transaction.atomic
def _forget(*, by: User, plan: Plan, table: str, key: str, reason: str) -> Withdrawal:
    withdrawal = Withdrawal.objects.create(
        plan=plan, table=table, key=key, reason=reason, withdrawn_by=by, withdrawn_at=clock.now()
    )
    rows = FrozenRow.objects.filter(plan=plan, withdrawal=None).filter(_rows_to_go(table, key))
    # All of the editions that hold it, and those after them: their lists of changes may tell of it.
    first = Release.objects.filter(rows__in=rows).aggregate(first=models.Min("number"))["first"] or 1
    rows.update(salt="", content="", withdrawal=withdrawal)
    touched = Release.objects.filter(plan=plan, number__gte=first)
    touched.filter(state=State.PUBLISHED).update(files_hash=TO_BE_WRITTEN)
    if table == "edition":
        Release.objects.filter(plan=plan, number=int(key)).exclude(state=State.RETURNED).update(note="")
    record.record(
        by=by, event=Event.ROW_WITHDRAWN, target=withdrawal, reason=reason, after={"table": table, "key": key}
    )
    return withdrawal


def _rows_to_go(table: str, key: str) -> models.Q:
    if table == "steps":
        return models.Q(table="steps", key=key) | models.Q(step=key)
    return models.Q(table=table, key=key)


@transaction.atomic
def lift(*, by: User, withdrawal: Withdrawal, reason: str) -> Withdrawal:
    """Let later editions hold the row again, as it is then; what was taken out of earlier ones stays out.

    Raises: NotAllowed, NotPossible, InvalidInput without a reason.
    """
    policies.check_can_lift(by, withdrawal)
    if not reason.strip():
        raise InvalidInput("Say why the row may be shown again.")
    withdrawal.lifted_by, withdrawal.lifted_at = by, clock.now()
    withdrawal.save(update_fields=["lifted_by", "lifted_at"])
    record.record(by=by, event=Event.WITHDRAWAL_LIFTED, target=withdrawal, reason=reason.strip())
    return withdrawal
