"""Plans: complete is claimed by one person with evidence and verified by another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.domain.plans.factories import AS_OF, a_step, a_user, claimed, completed, reported

from headway.base.core import clock
from headway.base.core.errors import Conflict, InvalidInput, NotAllowed, NotPossible
from headway.base.people.states import Role
from headway.domain.plans import policies
from headway.domain.plans.actions.delivery import remove_evidence
from headway.domain.plans.actions.status import claim_completion, return_completion, verify_completion
from headway.domain.plans.models import CompletionClaim
from headway.domain.plans.states import Decision, Origin, Status

pytestmark = pytest.mark.django_db


def test_a_verified_claim_completes_the_step_on_its_day() -> None:
    step = completed(a_step(), completed_on=date(2026, 10, 1))
    assert (step.status, step.status_origin, step.completed_on) == (
        Status.COMPLETE,
        Origin.UPDATE,
        date(2026, 10, 1),
    )
    assert step.completion_claims.get().decision == Decision.APPROVED


def test_a_claim_alone_changes_nothing() -> None:
    claim = claimed(a_step())
    claim.step.refresh_from_db()
    assert (claim.step.status, claim.step.completed_on) == (Status.IN_PROGRESS, None)


def test_completion_before_the_newest_update_still_counts() -> None:
    step = reported(a_step(), as_of=AS_OF)
    assert completed(step, completed_on=AS_OF - timedelta(days=30)).status == Status.COMPLETE


def test_a_claim_needs_evidence() -> None:
    step = a_step()
    with pytest.raises(NotPossible, match="needs evidence"):
        claim_completion(by=a_user(), step=step, revision=1, completed_on=AS_OF)
    assert not policies.can_claim_completion(a_user(), step)


def test_nobody_verifies_their_own_claim() -> None:
    approver = a_user(Role.APPROVER)
    claim = claimed(a_step(), by=approver)
    with pytest.raises(NotAllowed, match="claimed this yourself"):
        verify_completion(by=approver, claim=claim)
    assert not policies.can_decide_completion(approver, claim)
    assert policies.can_decide_completion(a_user(Role.APPROVER), claim)


def test_the_database_refuses_one_person_in_both_places() -> None:
    claim = claimed(a_step())
    with pytest.raises(DatabaseError), transaction.atomic():
        CompletionClaim.objects.filter(pk=claim.pk).update(decided_by=claim.claimed_by, decision=Decision.APPROVED)
    claim.refresh_from_db()
    assert claim.decision == Decision.WAITING


def test_an_editor_may_not_verify() -> None:
    with pytest.raises(NotAllowed, match="approver"):
        verify_completion(by=a_user(), claim=claimed(a_step()))


def test_a_claim_goes_back_with_its_reason() -> None:
    claim = claimed(a_step())
    return_completion(by=a_user(Role.APPROVER), claim=claim, reason="The minutes name another committee")
    claim.step.refresh_from_db()
    assert (claim.decision, claim.reason) == (Decision.DECLINED, "The minutes name another committee")
    assert claim.step.status == Status.IN_PROGRESS


def test_a_claim_does_not_go_back_without_a_reason() -> None:
    claim = claimed(a_step())
    with pytest.raises(InvalidInput, match="goes back"):
        return_completion(by=a_user(Role.APPROVER), claim=claim, reason=" ")


def test_a_decided_claim_is_not_decided_again() -> None:
    claim = claimed(a_step())
    verify_completion(by=a_user(Role.APPROVER), claim=claim)
    with pytest.raises(NotPossible, match="decided already"):
        return_completion(by=a_user(Role.APPROVER), claim=claim, reason="Late thought")


def test_a_second_decision_on_a_stale_page_changes_nothing() -> None:
    claim = claimed(a_step())
    stale = CompletionClaim.objects.get(pk=claim.pk)
    verify_completion(by=a_user(Role.APPROVER), claim=claim)
    with pytest.raises(Conflict, match="decided this claim meanwhile"):
        return_completion(by=a_user(Role.APPROVER), claim=stale, reason="Late thought")
    stale.refresh_from_db()
    assert stale.decision == Decision.APPROVED


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(InvalidInput, match="has not come yet"):
        claimed(a_step(), completed_on=clock.today() + timedelta(days=1))


def test_imported_complete_is_outside_the_rule_until_someone_claims_it() -> None:
    step = a_step(status=Status.COMPLETE)
    assert (step.status, step.completed_on) == (Status.COMPLETE, None)
    assert completed(step, completed_on=date(2024, 7, 1)).completed_on == date(2024, 7, 1)


def test_a_verified_completion_is_not_claimed_again() -> None:
    step = completed(a_step())
    with pytest.raises(NotPossible, match="verified already"):
        claim_completion(by=a_user(), step=step, revision=step.revision, completed_on=AS_OF)


def test_an_excluded_step_cannot_be_complete() -> None:
    with pytest.raises(NotPossible, match="cannot be complete"):
        claimed(a_step(status=Status.EXCLUDED))


def test_the_only_evidence_of_a_completion_stays() -> None:
    step = completed(a_step())
    evidence = step.evidence.get()
    with pytest.raises(NotPossible, match="only evidence"):
        remove_evidence(by=a_user(), evidence=evidence)
    assert not policies.can_remove_evidence(a_user(), evidence)
