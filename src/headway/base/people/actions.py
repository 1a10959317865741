"""People: adding people and organizations."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.people.models import Organization, User
from headway.base.people.policies import check_may
from headway.base.people.states import OrganizationKind, Permission, Role


@transaction.atomic
def add_user(
    *,
    by: User | None,
    email: str,
    name: str,
    role: Role,
    password: str,
    organization: Organization | None = None,
    is_demonstration: bool = False,
) -> User:
    """A new person who can sign in. ``by`` is None only from the command line, where nobody is signed in.

    Raises: NotAllowed, or InvalidInput where the address is taken or not an address.
    """
    if by is not None:
        check_may(by, Permission.MANAGE_PEOPLE)
    if User.objects.filter(email__iexact=email).exists():
        raise InvalidInput(f"{email} already has an account. Use another address, or change that account.")
    user = User(
        email=email, name=name, role=role, organization=organization, is_demonstration=is_demonstration, is_active=True
    )
    user.set_password(password)
    try:
        user.full_clean()
    except ValidationError as problem:
        raise InvalidInput(" ".join(problem.messages), problems=tuple(problem.messages)) from problem
    user.save()
    record.record(by=by, event=Event.USER_ADDED, target=user, after={"name": name, "role": str(role)})
    return user


@transaction.atomic
def change_role(*, by: User, user: User, role: Role, reason: str) -> User:
    """Give someone another role; it holds from their next request. Raises: NotAllowed, NotPossible for oneself."""
    check_may(by, Permission.MANAGE_PEOPLE)
    if user.pk == by.pk:
        raise NotPossible("You cannot change your own role. Ask another administrator.")
    before, user.role = user.role, role
    user.save(update_fields=["role"])
    record.record(
        by=by,
        event=Event.ROLE_CHANGED,
        target=user,
        reason=reason,
        before={"role": str(before)},
        after={"role": str(role)},
    )
    return user


@transaction.atomic
def set_password(*, by: User, user: User, password: str) -> User:
    """A new password, for oneself or, by an administrator, for someone else; every other session of theirs ends.

    Raises: NotAllowed; ValidationError with each rule that the password breaks.
    """
    if by.pk != user.pk:
        check_may(by, Permission.MANAGE_PEOPLE)
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    record.record(by=by, event=Event.PASSWORD_SET, target=user)
    return user


@transaction.atomic
def deactivate_user(*, by: User, user: User, reason: str) -> User:
    """Ends someone's access; their sessions end at the next request, what they did stays under their name."""
    check_may(by, Permission.MANAGE_PEOPLE)
    if user.pk == by.pk:
        raise NotPossible("You cannot end your own access. Ask another administrator.")
    user.is_active = False
    user.save(update_fields=["is_active"])
    record.record(
        by=by,
        event=Event.USER_DEACTIVATED,
        target=user,
        reason=reason,
        before={"is_active": True},
        after={"is_active": False},
    )
    return user


@transaction.atomic
def ensure_organizations(*, by: User | None, names: Sequence[str]) -> dict[str, Organization]:
    """The organizations with these names (or aliases), made where missing. Returns name as given -> organization."""
    known: dict[str, Organization] = {}
    for organization in Organization.objects.all():
        for spelling in (organization.name, *organization.aliases):
            known.setdefault(spelling.casefold(), organization)
    found: dict[str, Organization] = {}
    for name in names:
        if name.casefold() not in known:
            known[name.casefold()] = _add_organization(by=by, name=name)
        found[name] = known[name.casefold()]
    return found


def _add_organization(*, by: User | None, name: str) -> Organization:
    organization = Organization(name=name, slug=_free_slug(name), kind=_kind_of(name))
    organization.full_clean()
    organization.save()
    record.record(by=by, event=Event.ORGANIZATION_ADDED, target=organization, after={"name": name})
    return organization


def _kind_of(name: str) -> OrganizationKind:
    return OrganizationKind.OFFICE if "office" in name.casefold() else OrganizationKind.DEPARTMENT


def _free_slug(name: str) -> str:
    stem = slugify(name)[:100] or "organization"
    taken = set(Organization.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
