"""Releases: the second person's word."""

from __future__ import annotations

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import Conflict, InvalidInput
from headway.base.people.models import User
from headway.domain.releases import policies
from headway.domain.releases.models import FrozenRow, Release
from headway.domain.releases.states import State


@transaction.atomic
def approve(*, by: User, release: Release) -> Release:
    """A second person has seen the preview and what changes, and agrees. It can be published from now on.

    Raises: NotAllowed (role, or the same person), NotPossible, Conflict where someone decided meanwhile.
    """
    policies.check_can_approve(by, release)
    move(release, to=State.APPROVED, approved_by=by, approved_at=clock.now())
    record.record(by=by, event=Event.RELEASE_APPROVED, target=release, after={"rows_hash": release.rows_hash})
    return release


@transaction.atomic
def return_(*, by: User, release: Release, reason: str) -> Release:
    """Send it back; what it had frozen is let go, and the number is free again.

    Raises: NotAllowed, NotPossible, InvalidInput without a reason, Conflict where someone decided meanwhile.
    """
    policies.check_can_return(by, release)
    if not reason.strip():
        raise InvalidInput("Say why the edition goes back, so that whoever prepared it knows what to change.")
    move(release, to=State.RETURNED, returned_by=by, returned_at=clock.now(), return_reason=reason.strip())
    release.release_rows.all().delete()
    FrozenRow.objects.filter(plan=release.plan, releases=None).delete()
    record.record(by=by, event=Event.RELEASE_RETURNED, target=release, reason=reason.strip())
    return release


def move(release: Release, *, to: State, **values: object) -> None:
    """Change the state only if it still is what was seen.

    Raises: Conflict with both states where someone was quicker.
    """
    changed = Release.objects.filter(pk=release.pk, state=release.state).update(state=to, **values)
    seen = release.standing
    release.refresh_from_db()
    if not changed:
        raise Conflict(
            f"Edition {release.number} was changed by someone else meanwhile: it is “{release.standing.label}” now.",
            theirs=release.standing,
            yours=seen,
        )
