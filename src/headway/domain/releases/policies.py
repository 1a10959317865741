"""Releases: who may prepare, approve, publish and withdraw, and when the state allows it."""

from __future__ import annotations

from headway.base.core.errors import HeadwayError, NotPossible
from headway.base.people.models import User
from headway.base.people.policies import check_may, check_second_person
from headway.base.people.states import Permission
from headway.domain.plans.models import Plan
from headway.domain.releases.allowlist import TABLES
from headway.domain.releases.models import FrozenRow, Release, Withdrawal
from headway.domain.releases.queries import open_release
from headway.domain.releases.states import TRANSITIONS, State


def check_can_propose(by: User, plan: Plan) -> None:
    """Raises NotAllowed, or NotPossible while another edition of the plan is on its way."""
    check_may(by, Permission.PROPOSE_RELEASE)
    waiting = open_release(plan)
    if waiting is not None:
        raise NotPossible(
            f"Edition {waiting.number} is still on its way ({waiting.standing.label}). "
            "Publish it or send it back before preparing another."
        )


def can_propose(by: User, plan: Plan) -> bool:
    return _holds(check_can_propose, by, plan)


def check_can_approve(by: User, release: Release) -> None:
    """Raises NotAllowed (role, or the same person), or NotPossible where it no longer waits."""
    check_may(by, Permission.APPROVE)
    check_second_person(by, first=release.proposed_by, doing="prepared this edition")
    _check_may_become(release, State.APPROVED)


def can_approve(by: User, release: Release) -> bool:
    return _holds(check_can_approve, by, release)


def check_can_return(by: User, release: Release) -> None:
    """The one who prepared it may take it back; anyone who may approve may send it back."""
    if by.pk != release.proposed_by_id:
        check_may(by, Permission.APPROVE)
    _check_may_become(release, State.RETURNED)


def can_return(by: User, release: Release) -> bool:
    return _holds(check_can_return, by, release)


def check_can_publish(by: User | None, release: Release) -> None:
    """``by`` is None for the command line, which can publish only what two people have signed already."""
    if by is not None:
        check_may(by, Permission.PROPOSE_RELEASE)
    if release.standing is State.PROPOSED:
        raise NotPossible(f"Edition {release.number} waits for a second person’s approval.")
    _check_may_become(release, State.PUBLISHED)


def can_publish(by: User | None, release: Release) -> bool:
    return _holds(check_can_publish, by, release)


def check_can_withdraw(by: User, plan: Plan, table: str, key: str) -> None:
    """Raises NotAllowed, or NotPossible where no edition holds such a row or it is gone already."""
    check_may(by, Permission.WITHDRAW)
    if table not in TABLES or not TABLES[table].withdrawable:
        names = ", ".join(definition.label.lower() for definition in TABLES.values() if definition.withdrawable)
        raise NotPossible(f"Rows of “{table}” cannot be withdrawn one by one. These can: {names}.")
    if Withdrawal.objects.filter(plan=plan, table=table, key=key, lifted_at=None).exists():
        raise NotPossible(f"{TABLES[table].label} {key} was withdrawn already.")
    if not FrozenRow.objects.filter(plan=plan, table=table, key=key).exists():
        raise NotPossible(f"No edition holds {TABLES[table].label.lower()} {key}. Look the row up in rows.txt.")


def can_withdraw(by: User, plan: Plan, table: str, key: str) -> bool:
    return _holds(check_can_withdraw, by, plan, table, key)


def check_can_lift(by: User, withdrawal: Withdrawal) -> None:
    """Raises NotAllowed, or NotPossible where it was lifted already."""
    check_may(by, Permission.WITHDRAW)
    if withdrawal.lifted_at is not None:
        raise NotPossible("This withdrawal was lifted already.")


def _check_may_become(release: Release, state: State) -> None:
    if state not in TRANSITIONS[release.standing]:
        raise NotPossible(
            f"Edition {release.number} is “{release.standing.label}”; it cannot become “{state.label}” any more."
        )


def _holds(check: object, *arguments: object) -> bool:
    if not callable(check):
        raise TypeError(f"{check} is not a rule.")
    try:
        check(*arguments)
    except HeadwayError:
        return False
    return True
