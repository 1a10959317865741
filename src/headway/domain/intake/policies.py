"""Intake: who may, and what the state of an import allows."""

from __future__ import annotations

from datetime import datetime, timedelta

from headway.base.core.errors import HeadwayError, NotPossible
from headway.base.people.models import User
from headway.base.people.policies import check_may
from headway.base.people.states import Permission
from headway.domain.intake import queries
from headway.domain.intake.models import Doubt, DraftRow, Import
from headway.domain.intake.states import IMPORT_TRANSITIONS, Answer, ImportState

STUCK_AFTER = timedelta(minutes=1)
"""No reading takes half as long; one that is older was cut off with its process."""


def check_may_import(by: User | None) -> None:
    """Who: whoever may bring in plans; the command line (None) may. Raises NotAllowed."""
    if by is not None:
        check_may(by, Permission.IMPORT_PLAN)


def check_in_review(import_: Import) -> None:
    """When: decisions are made while an import is in review. Raises NotPossible."""
    if import_.standing is not ImportState.REVIEW:
        raise NotPossible(f"“{import_}” is not in review: {import_.standing.label.lower()}. Nothing was changed.")


def check_can_decide(by: User | None, import_: Import) -> None:
    """Raises NotAllowed or NotPossible."""
    check_may_import(by)
    check_in_review(import_)


def check_can_read_again(import_: Import, *, at: datetime) -> None:
    """Raises NotPossible while a reading is under way, or after the plan was made."""
    if import_.standing is ImportState.READING and not is_stuck(import_, at=at):
        raise NotPossible("The document is being read right now. Wait until that is done.")
    check_can_become(import_, ImportState.READING)


def check_can_become(import_: Import, state: ImportState) -> None:
    """Raises NotPossible where the import's state does not lead there; what is over has to be brought in anew."""
    if state not in IMPORT_TRANSITIONS[import_.standing]:
        now, wanted = import_.standing.label.lower(), state.label.lower()
        raise NotPossible(f"“{import_}” is {now}, so it cannot be {wanted}. Bring the document in anew.")


def check_is_set_aside(import_: Import) -> None:
    """When: only what was set aside is taken up again. Raises NotPossible."""
    if import_.standing is not ImportState.SET_ASIDE:
        raise NotPossible(f"“{import_}” is not set aside: {import_.standing.label.lower()}. Nothing was changed.")


def is_stuck(import_: Import, *, at: datetime) -> bool:
    """A reading that began over a minute ago and never ended: its process is gone."""
    return (
        import_.standing is ImportState.READING
        and import_.reading_since is not None
        and at - import_.reading_since > STUCK_AFTER
    )


def check_all_settled(import_: Import) -> None:
    """Raises NotPossible with how many doubts are left, or where no row is left to become a step."""
    check_in_review(import_)
    left = Doubt.objects.filter(row__reading=import_.reading_id).open().count()
    if left:
        raise NotPossible(f"{left} {'doubt is' if left == 1 else 'doubts are'} still open. Settle every doubt first.")
    standing = DraftRow.objects.filter(reading=import_.reading_id, state="standing")
    if not standing.exists():
        raise NotPossible("Every row was set aside, so there is nothing to make a plan of. Bring a row back first.")
    empty = standing.filter(text="").first()
    if empty is not None:
        raise NotPossible(f"{empty} has no text. Give it one, merge it with the row above, or set it aside.")


def check_can_make_plan(by: User | None, import_: Import) -> None:
    """Raises NotAllowed or NotPossible; a document of a plan that is there becomes its next version instead."""
    check_may_import(by)
    check_all_settled(import_)
    if import_.plan_id is not None:
        raise NotPossible("This document belongs to a plan that is there already. Decide its changes instead.")


def check_can_accept_version(by: User | None, import_: Import) -> None:
    """Raises NotAllowed or NotPossible with how many changes are left to decide."""
    check_may_import(by)
    check_all_settled(import_)
    if import_.plan_id is None:
        raise NotPossible("This document does not belong to a plan yet. Make its plan instead.")
    if queries.is_out_of_date(import_):
        raise NotPossible("The rows changed since they were compared with the plan. Compare them again first.")
    left = import_.changes.filter(answer=Answer.WAITING).count()
    if left:
        raise NotPossible(f"{left} {'change is' if left == 1 else 'changes are'} not decided. Accept or decline each.")


def can_make_plan(by: User | None, import_: Import) -> bool:
    return not why_not_make_plan(by, import_)


def why_not_make_plan(by: User | None, import_: Import) -> str:
    """The sentence that stands in the way of the plan; "" where nothing does."""
    try:
        check_can_make_plan(by, import_)
    except HeadwayError as refusal:
        return str(refusal)
    return ""


def can_decide(by: User | None, import_: Import) -> bool:
    try:
        check_can_decide(by, import_)
    except HeadwayError:
        return False
    return True


def why_not_compare(by: User | None, import_: Import) -> str:
    """The sentence that stands in the way of comparing with the plan; "" where nothing does."""
    try:
        check_may_import(by)
        check_all_settled(import_)
    except HeadwayError as refusal:
        return str(refusal)
    return ""
