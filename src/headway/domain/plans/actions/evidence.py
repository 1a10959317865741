"""Plans: evidence, what shows that a step is carried out."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import InvalidInput
from headway.base.files.models import StoredFile
from headway.base.people.models import User
from headway.domain.plans import policies
from headway.domain.plans.actions.standing import index
from headway.domain.plans.models import Evidence, Step
from headway.domain.plans.states import EvidenceKind


@transaction.atomic
def add_link(*, by: User, step: Step, title: str, url: str, is_public: bool) -> Evidence:
    """Add a web address as evidence. Raises: InvalidInput where it is not an http(s) address."""
    policies.check_can_edit(by, step)
    return keep_link(by=by, step=step, title=title, url=url, is_public=is_public)


def keep_link(*, by: User, step: Step, title: str, url: str, is_public: bool) -> Evidence:
    """Keep a link inside another action's transaction, with its audit record."""
    if urlsplit(url.strip()).scheme not in {"http", "https"}:
        raise InvalidInput(f"“{url}” is not a web address. Begin it with https://.")
    evidence = Evidence(
        step=step,
        kind=EvidenceKind.LINK,
        title=policies.check_given(title, what="a title for the link")[:200],
        url=url.strip(),
        is_public=is_public,
        added_at=clock.now(),
        added_by=by,
    )
    return _keep(evidence, by=by)


@transaction.atomic
def add_file(*, by: User, step: Step, title: str, file: StoredFile, is_public: bool) -> Evidence:
    """Add a stored file as evidence (``files.store.keep`` puts it away)."""
    policies.check_can_edit(by, step)
    evidence = Evidence(
        step=step,
        kind=EvidenceKind.FILE,
        title=policies.check_given(title, what="a title for the file")[:200],
        file=file,
        is_public=is_public,
        added_at=clock.now(),
        added_by=by,
    )
    return _keep(evidence, by=by)


def _keep(evidence: Evidence, *, by: User) -> Evidence:
    try:
        evidence.full_clean()
    except ValidationError as problem:
        raise InvalidInput(" ".join(problem.messages), problems=tuple(problem.messages)) from problem
    evidence.save()
    index(plan=evidence.step.plan, steps=[evidence.step])
    after = {"evidence": evidence.pk, "title": evidence.title, "is_public": evidence.is_public}
    record.record(by=by, event=Event.EVIDENCE_ADDED, target=evidence.step, after=after)
    return evidence


@transaction.atomic
def remove_evidence(*, by: User, evidence: Evidence, reason: str = "") -> Evidence:
    """Take evidence back; that it once stood there stays in the history."""
    policies.check_can_remove_evidence(by, evidence)
    evidence.removed_at = clock.now()
    evidence.save(update_fields=["removed_at"])
    index(plan=evidence.step.plan, steps=[evidence.step])
    before = {"evidence": evidence.pk, "title": evidence.title}
    record.record(by=by, event=Event.EVIDENCE_REMOVED, target=evidence.step, reason=reason.strip(), before=before)
    return evidence
