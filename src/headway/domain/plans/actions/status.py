"""Plans: how a step stands, said by those who answer for it; completion claimed by one and verified by another."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import Conflict
from headway.base.people.models import User
from headway.domain.plans import policies
from headway.domain.plans.actions.evidence import keep_link
from headway.domain.plans.actions.revising import take, touch
from headway.domain.plans.actions.standing import refresh
from headway.domain.plans.models import CompletionClaim, Exclusion, StatusEvent, Step
from headway.domain.plans.states import Decision, Origin, Status


@transaction.atomic
def report_status(
    *,
    by: User,
    step: Step,
    revision: int,
    status: Status,
    as_of: date,
    note: str = "",
    internal_note: str = "",
    forecast_due: date | None = None,
    is_at_risk: bool = False,
    reason: str = "",
    evidence_url: str = "",
    evidence_title: str = "",
) -> StatusEvent:
    """Say how a step stands on a day. ``note`` and ``reason`` are public, ``internal_note`` is not.

    revision: the step's as the person saw it. A link given as evidence stays internal until someone makes it public.
    Raises: NotAllowed, NotPossible (e.g. "Complete" is claimed instead), InvalidInput, Conflict.
    """
    status = Status(status)
    policies.check_can_report_status(by, step)
    take(step, revision=revision, field="status", yours=status)
    policies.check_can_report_status(by, step)
    policies.check_as_of(step, as_of, today=clock.today())
    policies.check_status_may_follow(step, status, reason=reason)
    before = {"status": step.status, "as_of": step.status_as_of}
    event = StatusEvent.objects.create(
        step=step,
        status=status,
        label=step.status_label if status == step.status else "",
        origin=Origin.UPDATE,
        as_of=as_of,
        recorded_at=clock.now(),
        recorded_by=by,
        note=note.strip(),
        internal_note=internal_note.strip(),
        forecast_due=forecast_due,
        is_at_risk=is_at_risk,
        reason=reason.strip(),
    )
    if evidence_url:
        keep_link(by=by, step=step, title=evidence_title or evidence_url, url=evidence_url, is_public=False)
    refresh(step)
    after = {"status": status, "as_of": as_of, "forecast_due": forecast_due, "is_at_risk": is_at_risk}
    record.record(by=by, event=Event.STATUS_REPORTED, target=step, reason=event.reason, before=before, after=after)
    return event


@transaction.atomic
def confirm_still_true(*, by: User, step: Step, revision: int, as_of: date) -> StatusEvent:
    """Say that the status still holds on a day; forecast and risk carry over. Not for what has ended."""
    policies.check_can_confirm(by, step)
    take(step, revision=revision, field="status", yours=step.status)
    policies.check_can_confirm(by, step)
    policies.check_as_of(step, as_of, today=clock.today())
    newest = step.status_events.filter(status=step.status).order_by("pk").last()
    event = StatusEvent.objects.create(
        step=step,
        status=step.status,
        label=step.status_label,
        origin=Origin.UPDATE,
        as_of=as_of,
        recorded_at=clock.now(),
        recorded_by=by,
        forecast_due=step.forecast_due,
        is_at_risk=step.is_at_risk,
        reason=newest.reason if newest and newest.origin == Origin.UPDATE else "",
    )
    before = {"as_of": step.status_as_of}
    refresh(step)
    record.record(by=by, event=Event.STATUS_CONFIRMED, target=step, before=before, after={"as_of": as_of})
    return event


@transaction.atomic
def exclude(
    *, by: User, step: Step, revision: int, as_of: date, reason: str, decider: str, decided_on: date
) -> Exclusion:
    """Leave a step out, with the reason, who decided it and when, all public.

    Also for a step that the plan itself excluded without saying so much.
    """
    reason = policies.check_given(reason, what="the reason why this step is left out")
    decider = policies.check_given(decider, what="who decided it, e.g. “City Council”")
    policies.check_not_later_than(decided_on, today=clock.today(), what="The day it was decided")
    policies.check_can_exclude(by, step)
    take(step, revision=revision, field="status", yours=Status.EXCLUDED)
    policies.check_can_exclude(by, step)
    policies.check_as_of(step, as_of, today=clock.today())
    before, now = {"status": step.status}, clock.now()
    exclusion = Exclusion.objects.create(
        step=step, reason=reason, decider=decider, decided_on=decided_on, recorded_at=now, recorded_by=by
    )
    StatusEvent.objects.create(
        step=step,
        status=Status.EXCLUDED,
        origin=Origin.UPDATE,
        as_of=as_of,
        recorded_at=now,
        recorded_by=by,
        reason=reason,
    )
    refresh(step)
    after = {"status": Status.EXCLUDED, "decider": decider, "decided_on": decided_on}
    record.record(by=by, event=Event.STEP_EXCLUDED, target=step, reason=reason, before=before, after=after)
    return exclusion


@transaction.atomic
def claim_completion(*, by: User, step: Step, revision: int, completed_on: date, note: str = "") -> CompletionClaim:
    """Claim that a step is complete. Needs evidence; counts once someone else has verified it. ``note`` is public."""
    policies.check_not_later_than(completed_on, today=clock.today(), what="The day it was completed")
    policies.check_can_claim_completion(by, step)
    take(step, revision=revision, field="status", yours=Status.COMPLETE)
    policies.check_can_claim_completion(by, step)
    claim = CompletionClaim.objects.create(
        step=step, completed_on=completed_on, claimed_by=by, claimed_at=clock.now(), note=note.strip()
    )
    record.record(by=by, event=Event.COMPLETION_CLAIMED, target=step, after={"completed_on": completed_on})
    return claim


@transaction.atomic
def verify_completion(*, by: User, claim: CompletionClaim) -> StatusEvent:
    """A second person has seen the evidence: the step is complete from the day the claim was made."""
    policies.check_can_decide_completion(by, claim)
    policies.check_has_evidence(claim.step)
    _decide(claim, by=by, decision=Decision.APPROVED, reason="")
    step = claim.step
    touch(step)
    before = {"status": step.status, "completed_on": step.completed_on}
    claimed_on = timezone.localdate(claim.claimed_at)
    event = StatusEvent.objects.create(
        step=step,
        status=Status.COMPLETE,
        origin=Origin.UPDATE,
        # The day it was said, not the day it was done: between the two the older word was what stood.
        as_of=max(claimed_on, step.last_word_on or claimed_on),
        recorded_at=clock.now(),
        recorded_by=claim.claimed_by,
        note=claim.note,
    )
    refresh(step)
    after = {"status": Status.COMPLETE, "completed_on": claim.completed_on}
    record.record(by=by, event=Event.COMPLETION_VERIFIED, target=step, before=before, after=after)
    return event


@transaction.atomic
def return_completion(*, by: User, claim: CompletionClaim, reason: str) -> CompletionClaim:
    """A second person sends a claim back with the reason; the status stays what it was."""
    reason = policies.check_given(reason, what="the reason why the claim goes back")
    policies.check_can_decide_completion(by, claim)
    _decide(claim, by=by, decision=Decision.DECLINED, reason=reason)
    touch(claim.step)
    after = {"completed_on": claim.completed_on}
    record.record(by=by, event=Event.COMPLETION_RETURNED, target=claim.step, reason=reason, after=after)
    return claim


def _decide(claim: CompletionClaim, *, by: User, decision: Decision, reason: str) -> None:
    waiting = CompletionClaim.objects.filter(pk=claim.pk, decision=Decision.WAITING)
    done = waiting.update(decision=decision, decided_by=by, decided_at=clock.now(), reason=reason)
    claim.refresh_from_db()
    if not done:
        theirs = claim.get_decision_display()
        raise Conflict("Someone decided this claim meanwhile.", theirs=theirs, yours=decision.label)
