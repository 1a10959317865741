"""People: who may, who comes in, who goes, and organizations by any of their spellings."""

from __future__ import annotations

import itertools

import pytest
from django.db import IntegrityError, transaction

from headway.base.audit.models import Record
from headway.base.core.errors import InvalidInput, NotAllowed, NotPossible
from headway.base.people.actions import add_user, change_role, deactivate_user, ensure_organizations
from headway.base.people.models import Organization, User
from headway.base.people.policies import check_may, check_second_person
from headway.base.people.states import PERMISSIONS, OrganizationKind, Permission, Role

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase"


def a_person(role: Role = Role.EDITOR, *, by: User | None = None, email: str = "amina@example.org") -> User:
    return add_user(by=by, email=email, name="Amina Ali", role=role, password=PASSWORD)


def test_a_new_person_can_sign_in_and_is_recorded() -> None:
    user = a_person()
    assert user.check_password(PASSWORD)
    record = Record.objects.get()
    assert (record.event, record.actor_name) == ("user_added", "Command line")
    assert PASSWORD not in str(record.after)


def test_an_address_is_one_person_however_it_is_written() -> None:
    a_person()
    with pytest.raises(InvalidInput, match="already has an account"):
        a_person(email="AMINA@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Amina@Example.org", name="Other")
    assert User.objects.get_by_natural_key("AMINA@EXAMPLE.ORG").name == "Amina Ali"


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(InvalidInput, match="valid email address"):
        a_person(email="amina")
    assert not User.objects.exists()


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR, Role.APPROVER])
def test_only_an_administrator_adds_people(role: Role) -> None:
    someone = a_person(role)
    with pytest.raises(NotAllowed, match="administrator"):
        a_person(by=someone, email="new@example.org")
    assert User.objects.count() == 1


def test_ending_access_ends_every_permission_and_session() -> None:
    administrator = a_person(Role.ADMINISTRATOR)
    user = a_person(email="leaving@example.org")
    before = user.get_session_auth_hash()
    deactivate_user(by=administrator, user=user, reason="Left the city")
    user.refresh_from_db()
    assert not any(user.may(permission) for permission in Permission)
    assert user.get_session_auth_hash() != before
    assert Record.objects.get(event="user_deactivated").reason == "Left the city"


def test_nobody_ends_their_own_access() -> None:
    administrator = a_person(Role.ADMINISTRATOR)
    with pytest.raises(NotPossible, match="Ask another administrator"):
        deactivate_user(by=administrator, user=administrator, reason="-")
    administrator.refresh_from_db()
    assert administrator.is_active


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("permission", list(Permission))
def test_a_role_may_what_its_line_says_and_no_more(role: Role, permission: Permission) -> None:
    user = User(email="x@example.org", name="X", role=role, is_active=True)
    if permission in PERMISSIONS[role]:
        check_may(user, permission)
    else:
        with pytest.raises(NotAllowed, match="Ask someone who is"):
            check_may(user, permission)


def test_each_role_holds_what_the_one_below_it_holds() -> None:
    roles = [PERMISSIONS[role] for role in (Role.VIEWER, Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR)]
    assert all(below < above for below, above in itertools.pairwise(roles))


def test_two_people_for_what_counts() -> None:
    first, second = a_person(), a_person(email="other@example.org")
    check_second_person(second, first=first, doing="proposed this")
    with pytest.raises(NotAllowed, match="You proposed this yourself"):
        check_second_person(first, first=first, doing="proposed this")


def test_the_database_knows_no_other_role() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="x@example.org", name="X", role="emperor")


def test_an_organization_is_found_by_any_spelling() -> None:
    mecc = Organization.objects.create(name="MECC", slug="mecc", aliases=["911", "Emergency Communications"])
    found = ensure_organizations(by=None, names=["911", "mecc", "emergency communications"])
    assert set(found.values()) == {mecc}
    assert Organization.objects.count() == 1


def test_a_new_organization_gets_a_free_address_and_its_kind() -> None:
    found = ensure_organizations(by=None, names=["Mayor's office", "Mayors office", "!!!"])
    assert [o.slug for o in found.values()] == ["mayors-office", "mayors-office-2", "organization"]
    assert found["Mayor's office"].kind == OrganizationKind.OFFICE
    assert Record.objects.filter(event="organization_added").count() == 3


def test_another_role_holds_at_once_and_is_recorded() -> None:
    administrator = a_person(Role.ADMINISTRATOR)
    user = a_person(email="rising@example.org")
    change_role(by=administrator, user=user, role=Role.APPROVER, reason="Now heads the office")
    assert User.objects.get(pk=user.pk).may(Permission.APPROVE)
    assert Record.objects.filter(target=f"people.User:{user.pk}").latest("pk").reason == "Now heads the office"


def test_nobody_changes_their_own_role() -> None:
    administrator = a_person(Role.ADMINISTRATOR)
    with pytest.raises(NotPossible):
        change_role(by=administrator, user=administrator, role=Role.VIEWER, reason="-")
    with pytest.raises(NotAllowed):
        change_role(by=a_person(email="e@example.org"), user=administrator, role=Role.VIEWER, reason="-")
    administrator.refresh_from_db()
    assert administrator.role == Role.ADMINISTRATOR
