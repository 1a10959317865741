"""Plans: who may change what, and what the state of a step allows; each rule once, in a sentence the page shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from headway.base.core.errors import HeadwayError, InvalidInput, NotPossible
from headway.base.people.models import User
from headway.base.people.policies import check_may, check_second_person
from headway.base.people.states import Permission
from headway.domain.plans.models import CompletionClaim, Deadline, Evidence, Step
from headway.domain.plans.states import NEEDS_REASON, TRANSITIONS, Decision, Origin, Status


def allows(check: Callable[[], None]) -> bool:
    """Whether a rule lets it through; ``why_not`` gives the sentence where it does not."""
    return not why_not(check)


def why_not(check: Callable[[], None]) -> str:
    """The rule's sentence, "" where it lets it through. Example: a tooltip on a button that cannot be pressed."""
    try:
        check()
    except HeadwayError as refusal:
        return str(refusal)
    return ""


def check_in_plan(step: Step) -> None:
    """A step that a later version removed keeps its page and takes no more changes."""
    if step.removed_in_id is not None:
        raise NotPossible("This step left the plan with a later version. Nothing more can be said about it.")


def check_not_later_than(day: date, *, today: date, what: str) -> None:
    """Raises InvalidInput for a day that has not come yet, e.g. "The day it was completed, 2027-01-05, …"."""
    if day > today:
        raise InvalidInput(f"{what}, {day.isoformat()}, has not come yet. Give today or an earlier day.")


def check_can_report_status(by: User, step: Step) -> None:
    """Who may, and whether nothing waits to be decided first."""
    check_may(by, Permission.REPORT_STATUS)
    check_in_plan(step)
    waiting = step.completion_claims.filter(decision=Decision.WAITING).select_related("claimed_by").first()
    if waiting is not None:
        raise NotPossible(
            f"{waiting.claimed_by} has claimed that this step is complete. "
            "Someone else has to verify that or send it back first."
        )


def can_report_status(by: User, step: Step) -> bool:
    return allows(lambda: check_can_report_status(by, step))


def check_status_may_follow(step: Step, status: Status, *, reason: str) -> None:
    """Whether the status may follow the step's present one, and whether the reason it asks for is given."""
    present = Status(step.status)
    if status is Status.COMPLETE:
        raise NotPossible(
            "“Complete” is not reported but claimed: give the day it was completed and evidence, "
            "and a second person verifies it."
        )
    if status is Status.EXCLUDED:
        raise NotPossible("To exclude a step, say why, who decided it and when.")
    if status not in TRANSITIONS[present]:
        raise NotPossible(f"“{status.label}” cannot follow “{present.label}”. {_what_may_follow(present)}")
    if status is Status.ONGOING and not hasattr(step, "obligation"):
        raise NotPossible(
            "“Ongoing” alone can never be assessed. First say what is done again and again, how often, and when next."
        )
    if not reason.strip():
        if status in NEEDS_REASON:
            raise InvalidInput(f"Give the reason why this step is “{status.label}”.")
        if present in {Status.COMPLETE, Status.EXCLUDED, Status.SUPERSEDED} and status is not present:
            raise InvalidInput(f"Give the reason why this step is no longer “{present.label}”.")


def _what_may_follow(present: Status) -> str:
    names = [f"“{status.label}”" for status in Status if status in TRANSITIONS[present] and status is not present]
    return f"After “{present.label}” may come {' or '.join(names)}."


def check_as_of(step: Step, as_of: date, *, today: date) -> None:
    """A status is true on a day that has come, and not before the newest one that was reported."""
    check_not_later_than(as_of, today=today, what="The day this was true")
    if step.last_word_on is not None and as_of < step.last_word_on:
        raise InvalidInput(
            f"The newest update of this step is of {step.last_word_on.isoformat()}. Give that day or a later one."
        )


def check_can_confirm(by: User, step: Step) -> None:
    """Whether "still true" says enough: for work under way it does, for an end it does not."""
    check_can_report_status(by, step)
    status = Status(step.status)
    if status is Status.COMPLETE and step.status_origin != Origin.UPDATE:
        raise NotPossible("The plan says “Complete”. To confirm it, claim completion with its day and evidence.")
    if not status.is_active and status is not Status.ONGOING:
        raise NotPossible(f"“{status.label}” is not something to confirm. Report how the step stands.")


def can_confirm(by: User, step: Step) -> bool:
    return allows(lambda: check_can_confirm(by, step))


def check_can_exclude(by: User, step: Step) -> None:
    check_may(by, Permission.EDIT_PLAN)
    check_can_report_status(by, step)
    if Status.EXCLUDED not in TRANSITIONS[Status(step.status)]:
        raise NotPossible(f"A step that is “{Status(step.status).label}” cannot be excluded. Reopen it first.")


def can_exclude(by: User, step: Step) -> bool:
    return allows(lambda: check_can_exclude(by, step))


def check_has_evidence(step: Step) -> None:
    if not Evidence.objects.filter(step=step, removed_at=None).exists():
        raise NotPossible("“Complete” needs evidence. Add a link or a file that shows it first.")


def check_can_claim_completion(by: User, step: Step) -> None:
    """Who may, whether the step can be complete, and whether anything shows it."""
    check_can_report_status(by, step)
    present = Status(step.status)
    if Status.COMPLETE not in TRANSITIONS[present]:
        raise NotPossible(f"A step that is “{present.label}” cannot be complete. {_what_may_follow(present)}")
    if present is Status.COMPLETE and step.status_origin == Origin.UPDATE:
        raise NotPossible("This step's completion is verified already.")
    check_has_evidence(step)


def can_claim_completion(by: User, step: Step) -> bool:
    return allows(lambda: check_can_claim_completion(by, step))


def check_can_decide_completion(by: User, claim: CompletionClaim) -> None:
    """An approver who is not the one who claimed it, while nobody has decided."""
    check_may(by, Permission.APPROVE)
    check_in_plan(claim.step)
    check_second_person(by, first=claim.claimed_by, doing="claimed this")
    if claim.decision != Decision.WAITING:
        raise NotPossible(f"This claim is decided already: {Decision(claim.decision).label}.")


def can_decide_completion(by: User, claim: CompletionClaim) -> bool:
    return allows(lambda: check_can_decide_completion(by, claim))


def check_can_propose_deadline(by: User, step: Step) -> None:
    check_may(by, Permission.EDIT_PLAN)
    check_in_plan(step)
    status = Status(step.status)
    if not (status.is_active or status is Status.UNKNOWN):
        raise NotPossible(f"A step that is “{status.label}” has no deadline to move.")
    if step.deadlines.filter(decision=Decision.WAITING).exists():
        raise NotPossible("A new deadline already waits for a second person. That has to be decided first.")


def can_propose_deadline(by: User, step: Step) -> bool:
    return allows(lambda: check_can_propose_deadline(by, step))


def check_can_decide_deadline(by: User, deadline: Deadline) -> None:
    """An approver who is not the one who proposed it, while nobody has decided."""
    check_may(by, Permission.APPROVE)
    check_in_plan(deadline.step)
    check_second_person(by, first=deadline.proposed_by, doing="proposed this")
    if deadline.decision != Decision.WAITING:
        raise NotPossible(f"This deadline is decided already: {Decision(deadline.decision).label}.")


def can_decide_deadline(by: User, deadline: Deadline) -> bool:
    return allows(lambda: check_can_decide_deadline(by, deadline))


def check_can_edit(by: User, step: Step) -> None:
    check_may(by, Permission.EDIT_PLAN)
    check_in_plan(step)


def can_edit(by: User, step: Step) -> bool:
    return allows(lambda: check_can_edit(by, step))


def check_can_remove_evidence(by: User, evidence: Evidence) -> None:
    """Evidence that a claim or a verified completion rests on stays until there is other evidence."""
    check_can_edit(by, evidence.step)
    if evidence.removed_at is not None:
        raise NotPossible("This evidence is removed already.")
    others = Evidence.objects.filter(step=evidence.step, removed_at=None).exclude(pk=evidence.pk)
    rests = Status(evidence.step.status) is Status.COMPLETE and evidence.step.status_origin == Origin.UPDATE
    waits = evidence.step.completion_claims.filter(decision=Decision.WAITING).exists()
    if (rests or waits) and not others.exists():
        raise NotPossible("This is the only evidence that the step is complete. Add other evidence first.")


def can_remove_evidence(by: User, evidence: Evidence) -> bool:
    return allows(lambda: check_can_remove_evidence(by, evidence))


def check_given(value: str, *, what: str) -> str:
    """The text without white space around it. Raises InvalidInput where nothing is left, e.g. "Give the reason."."""
    if not value.strip():
        raise InvalidInput(f"Give {what}.")
    return value.strip()
