"""Plans: standing duties, what "Ongoing" owes and whether it was done each time."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import NotPossible
from headway.base.people.models import User
from headway.domain.plans import policies
from headway.domain.plans.models import Obligation, ObligationCycle, Step
from headway.domain.plans.states import Cadence
from headway.engines.methods.cadence import next_turn, turns


@transaction.atomic
def set_obligation(*, by: User, step: Step, what: str, cadence: Cadence, next_due: date) -> Obligation:
    """Say what a step does again and again, how often, and when next.

    Setting it anew keeps every turn that was due until today, met or missed; only turns still ahead are replaced.
    """
    policies.check_can_edit(by, step)
    what = policies.check_given(what, what="what is done each time, e.g. “Publish the quarterly report”")[:300]
    now = clock.now()
    present = Obligation.objects.filter(step=step).first()
    before: dict[str, object] = {}
    if present is not None:
        before = {"what": present.what, "cadence": present.cadence, "next_due": present.next_due}
        _settle(present, today=clock.today())
        present.cycles.filter(done_on=None, due__gte=clock.today()).delete()
        if present.cycles.filter(due=next_due).exists():
            raise NotPossible(f"The turn of {next_due.isoformat()} is recorded already. Give a later day.")
    obligation = present or Obligation(step=step)
    obligation.what, obligation.cadence = what, cadence
    obligation.first_due = obligation.next_due = next_due
    obligation.set_at, obligation.set_by = now, by
    obligation.save()
    ObligationCycle.objects.create(obligation=obligation, due=next_due)
    after = {"what": what, "cadence": cadence, "next_due": next_due}
    record.record(by=by, event=Event.OBLIGATION_SET, target=step, before=before, after=after)
    return obligation


@transaction.atomic
def meet_obligation(*, by: User, obligation: Obligation, done_on: date, note: str = "") -> ObligationCycle:
    """It was done on a day. That meets the latest turn due by then; turns passed over before it stay missed.

    Example: due each quarter from 1 January, first done on 15 July -> January and April missed, July met late.
    """
    policies.check_can_edit(by, obligation.step)
    policies.check_not_later_than(done_on, today=clock.today(), what="The day it was done")
    # The row is read again inside the transaction: two people reporting one turn must not skip the next.
    obligation = Obligation.objects.select_for_update().get(pk=obligation.pk)
    _settle(obligation, today=done_on)
    cycle = obligation.cycles.get(due=obligation.next_due)
    cycle.done_on, cycle.note = done_on, note.strip()
    cycle.save(update_fields=["done_on", "note"])
    every = Cadence(obligation.cadence).every
    obligation.next_due = next_turn(obligation.first_due, every=every, after=cycle.due)
    obligation.save(update_fields=["next_due"])
    ObligationCycle.objects.create(obligation=obligation, due=obligation.next_due)
    after = {"due": cycle.due, "done_on": done_on, "next_due": obligation.next_due}
    record.record(by=by, event=Event.OBLIGATION_MET, target=obligation.step, after=after)
    return cycle


def _settle(obligation: Obligation, *, today: date) -> None:
    """Write down the turns that came due unmet until a day, so that the last of them is the present one."""
    every = Cadence(obligation.cadence).every
    ahead = turns(obligation.first_due, every=every, since=obligation.next_due)
    came = [day for day in takewhile(lambda day: day <= today, ahead) if day > obligation.next_due]
    ObligationCycle.objects.bulk_create(ObligationCycle(obligation=obligation, due=day) for day in came)
    if came:
        obligation.next_due = came[-1]
        obligation.save(update_fields=["next_due"])
