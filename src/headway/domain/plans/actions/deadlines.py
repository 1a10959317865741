"""Plans: moving a deadline; the original stays, each later one carries its reason and who approved it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import Conflict, InvalidInput
from headway.base.people.models import User
from headway.domain.plans import policies
from headway.domain.plans.actions.revising import take, touch
from headway.domain.plans.actions.standing import refresh
from headway.domain.plans.models import Deadline, Step
from headway.domain.plans.states import DeadlineKind, Decision


@transaction.atomic
def propose_deadline(*, by: User, step: Step, revision: int, due: date, reason: str) -> Deadline:
    """Propose another day; it counts once someone else has approved it. The reason is public then."""
    reason = policies.check_given(reason, what="the reason why the deadline moves")
    policies.check_can_propose_deadline(by, step)
    take(step, revision=revision, field="current_due", yours=due)
    policies.check_can_propose_deadline(by, step)
    if due == step.current_due:
        raise InvalidInput(f"The deadline is {due.isoformat()} already. Give another day.")
    deadline = Deadline.objects.create(
        step=step, kind=DeadlineKind.REVISED, due=due, reason=reason, proposed_by=by, proposed_at=clock.now()
    )
    record.record(
        by=by,
        event=Event.DEADLINE_PROPOSED,
        target=step,
        reason=reason,
        before={"due": step.current_due},
        after={"due": due},
    )
    return deadline


@transaction.atomic
def approve_deadline(*, by: User, deadline: Deadline) -> Deadline:
    """A second person approves the proposed day. The original deadline and the measures by it stay as they are."""
    policies.check_can_decide_deadline(by, deadline)
    before = {"due": deadline.step.current_due}
    _decide(deadline, by=by, decision=Decision.APPROVED, note="")
    touch(deadline.step)
    refresh(deadline.step)
    record.record(
        by=by, event=Event.DEADLINE_APPROVED, target=deadline.step, before=before, after={"due": deadline.due}
    )
    return deadline


@transaction.atomic
def decline_deadline(*, by: User, deadline: Deadline, reason: str) -> Deadline:
    """A second person declines the proposed day, with the reason; nothing moves."""
    reason = policies.check_given(reason, what="the reason why the deadline stays")
    policies.check_can_decide_deadline(by, deadline)
    _decide(deadline, by=by, decision=Decision.DECLINED, note=reason)
    touch(deadline.step)
    record.record(
        by=by, event=Event.DEADLINE_DECLINED, target=deadline.step, reason=reason, after={"due": deadline.due}
    )
    return deadline


def _decide(deadline: Deadline, *, by: User, decision: Decision, note: str) -> None:
    waiting = Deadline.objects.filter(pk=deadline.pk, decision=Decision.WAITING)
    done = waiting.update(decision=decision, decided_by=by, decided_at=clock.now(), decision_note=note)
    deadline.refresh_from_db()
    if not done:
        theirs = deadline.get_decision_display()
        raise Conflict("Someone decided this deadline meanwhile.", theirs=theirs, yours=decision.label)
