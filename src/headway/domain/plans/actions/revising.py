"""Plans: two people on one step; the second sees what the first did before anything is written over."""

from __future__ import annotations

from django.db.models import F

from headway.base.audit.models import Record
from headway.base.audit.record import target_of
from headway.base.core.errors import Conflict
from headway.domain.plans.models import Step


def take(step: Step, *, revision: int, field: str, yours: object) -> None:
    """Claim the step for this change: its revision must still be the one that was seen. Called in the transaction.

    Compare-and-set in one statement, since a row lock does nothing on SQLite. Afterwards ``step`` is as stored.
    field: the column whose present value is shown beside ``yours``. Raises: Conflict with both values.
    """
    taken = Step.objects.filter(pk=step.pk, revision=revision).update(revision=F("revision") + 1)
    step.refresh_from_db()
    if not taken:
        raise Conflict(_who_changed(step), theirs=getattr(step, field), yours=yours)


def touch(step: Step) -> None:
    """Count a change that rests on no value the page showed, such as a decision on one row of its own."""
    Step.objects.filter(pk=step.pk).update(revision=F("revision") + 1)
    step.refresh_from_db()


def _who_changed(step: Step) -> str:
    last = Record.objects.filter(target=target_of(step)).order_by("-pk").first()
    who = f"{last.actor_name} changed" if last else "Someone changed"
    return f"{who} this step while you were writing. Nothing of yours was saved; compare both and save again."
