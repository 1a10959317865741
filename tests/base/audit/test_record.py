"""Audit: records cannot be changed, and none is written outside a transaction."""

import pytest
from django.db import DatabaseError, connection, transaction

from headway.base.audit.models import Record
from headway.base.audit.record import record
from headway.base.audit.states import Event
from headway.base.people.models import Organization, User
from headway.base.people.states import Role


def an_organization() -> Organization:
    return Organization.objects.create(name="Parks", slug="parks")


@pytest.mark.django_db
def test_record_keeps_actor_and_values() -> None:
    user = User.objects.create(email="a@example.org", name="Amina", role=Role.EDITOR)
    parks = an_organization()
    record(by=user, event=Event.ORGANIZATION_ADDED, target=parks, after={"name": "Parks"})
    kept = Record.objects.get()
    assert (kept.actor_id, kept.actor_name, kept.target) == (user.pk, "Amina", f"people.Organization:{parks.pk}")
    assert kept.after == {"name": "Parks"}


@pytest.mark.django_db
@pytest.mark.parametrize("attack", ["UPDATE audit_record SET reason = 'rewritten'", "DELETE FROM audit_record"])
def test_database_refuses_to_change_a_record(attack: str) -> None:
    record(by=None, event=Event.ORGANIZATION_ADDED, target=an_organization())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)
    assert Record.objects.get().reason == ""


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record(by=None, event=Event.ORGANIZATION_ADDED, target=an_organization())


@pytest.mark.django_db(transaction=True)
def test_record_is_undone_with_the_change_it_tells_of() -> None:
    with transaction.atomic():
        record(by=None, event=Event.ORGANIZATION_ADDED, target=an_organization())
        transaction.set_rollback(True)
    assert not Record.objects.exists()
    with transaction.atomic():
        record(by=None, event=Event.ORGANIZATION_ADDED, target=an_organization())
    assert Record.objects.count() == 1
