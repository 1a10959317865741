"""People: who may; each rule is written once, raises a sentence, and the page shows the same sentence."""

from __future__ import annotations

from headway.base.core.errors import NotAllowed
from headway.base.people.models import User
from headway.base.people.states import PERMISSIONS, Permission, Role


def check_may(by: User, permission: Permission) -> None:
    """Raises NotAllowed with the roles that may, e.g. "Only an approver or administrator may do this: …"."""
    if not by.may(permission):
        who = " or ".join(role.label.lower() for role in Role if permission in PERMISSIONS[role])
        doing = permission.label[0].lower() + permission.label[1:]
        raise NotAllowed(f"Your role does not allow this: {doing}. Ask someone who is {who}.")


def check_second_person(by: User, *, first: User | None, doing: str) -> None:
    """Two different people for what counts: the one who proposed cannot be the one who approves.

    Raises: NotAllowed, e.g. "You proposed this yourself. Someone else has to approve it."
    """
    if first is not None and first.pk == by.pk:
        raise NotAllowed(f"You {doing} yourself. Someone else has to approve it.")
