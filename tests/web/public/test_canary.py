"""Public: a canary in every internal field of every model, in none of the public bytes."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import brotli
import duckdb
import pytest
from django.apps import apps
from django.db import connection, models
from tests.domain.plans.factories import a_new_step, a_plan, a_user, claimed, completed, led, reported, with_evidence
from tests.domain.releases.factories import proposed, published

from headway.base.people.states import Role
from headway.domain.plans.models import Plan, Step
from headway.domain.plans.states import Status
from headway.domain.releases.allowlist import TABLES
from headway.web.public.preview import preview_response

pytestmark = pytest.mark.django_db


def _a_full_plan() -> Plan:
    from headway.domain.plans.actions.deadlines import approve_deadline, propose_deadline

    plan = a_plan([a_new_step(f"Step number {number}.") for number in range(4)])
    one, two, three, _ = Step.objects.filter(plan=plan).order_by("number")
    reported(led(one), Status.PLANNING, note="A public note.", internal_note="internal")
    one.refresh_from_db()
    deadline = propose_deadline(by=a_user(), step=one, revision=one.revision, due=date(2028, 1, 1), reason="Later.")
    approve_deadline(by=a_user(Role.APPROVER), deadline=deadline)
    with_evidence(two, is_public=False)
    completed(led(two))
    claimed(led(three))
    return plan


def _plant(plan: Plan) -> set[str]:
    """Write a canary of its own into every text field that no public table is made from, past every rule."""
    public = {source for table in TABLES.values() for source in table.sources}
    planted: set[str] = set()
    labels = [*apps.get_app_config("plans").get_models(), *apps.get_app_config("people").get_models()]
    for model in [*labels, *apps.get_app_config("files").get_models()]:
        for field in model._meta.concrete_fields:
            name = f"{model._meta.label}.{field.name}"
            if name in public or not _can_hold(field):
                continue
            for row in model._default_manager.values_list("pk", flat=True):
                canary = f"canary{len(planted):05d}x"
                value = f"{canary}@example.org" if isinstance(field, models.EmailField) else canary
                _update(model, field, row, value)
                planted.add(canary)
    return planted


def _can_hold(field: models.Field[object, object]) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and not field.choices and (field.max_length is None or field.max_length >= 40)


def _update(model: type[models.Model], field: models.Field[object, object], pk: object, value: str) -> None:
    table, column = model._meta.db_table, field.column
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s', [value, pk])  # noqa: S608 - our own names


@pytest.fixture
def without_triggers() -> Iterator[None]:
    """Facts are append-only in the database too; a leak may come from anywhere, so the canaries go round that."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            for name, _ in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute("SET session_replication_role = replica")
    yield
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, unpacked as far as it is packed."""
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix == ".br":
            content = brotli.decompress(content)
        elif path.suffix == ".gz":
            content = gzip.decompress(content)
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                content = b"".join(book.read(name) for name in book.namelist())
        elif path.suffix == ".parquet":
            content = repr(duckdb.sql(f"SELECT * FROM '{path}'").fetchall()).encode()  # noqa: S608 - our own file
        yield str(path), path.name.encode() + content


@pytest.mark.usefixtures("without_triggers")
def test_no_canary_reaches_a_public_byte(own_home: Path) -> None:
    plan = _a_full_plan()
    planted = _plant(plan)
    assert len(planted) > 40
    published(plan)
    found = {
        (name, canary)
        for name, content in _texts(own_home / "releases")
        if b"canary" in content
        for canary in planted
        if canary.encode() in content
    }
    assert found == set()


@pytest.mark.usefixtures("without_triggers")
def test_no_canary_reaches_a_preview() -> None:
    plan = _a_full_plan()
    _plant(plan)
    release = proposed(plan)
    for path in ("", "en/steps/1.html", "en/steps/2.html", "data/history.csv", "data/rows.txt"):
        assert b"canary" not in preview_response(release, path).content
