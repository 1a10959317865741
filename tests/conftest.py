"""Tests: the database they run on, the shared folder, and people with each role."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Before Django reads its settings: no test ever touches the installation's own folder.
_HOME = tempfile.TemporaryDirectory(prefix="headway-tests-")
os.environ["HEADWAY_HOME"] = _HOME.name
os.environ.setdefault("HEADWAY_SECRET_KEY", "only-for-tests-" + "x" * 40)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the plan and the public data the trials run on."""
    folder = Path(os.environ.get("HEADWAY_SHARED", ROOT.parent / "shared"))
    if not (folder / "plan").is_dir():
        pytest.fail(f"The trial data are not at {folder}. Set HEADWAY_SHARED to their folder.")
    return folder


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine may be spoken to; a test that reaches out fails with the address it wanted."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "unix"
        if host not in {"127.0.0.1", "::1", "localhost", "unix"}:
            raise RuntimeError(f"A test tried to reach {address}.")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(autouse=True, scope="session")
def let_flush_through() -> None:
    """Append-only tables refuse to be emptied; only the test runner's own flush between tests may."""
    from django.db import connection
    from django.test import TransactionTestCase

    teardown = TransactionTestCase._fixture_teardown

    def flush(self: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = replica")
                teardown(self)
                cursor.execute("SET session_replication_role = DEFAULT")
                return
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'")
            guards = cursor.fetchall()
            for name, _ in guards:
                cursor.execute(f'DROP TRIGGER "{name}"')
            teardown(self)
            for _, statement in guards:
                cursor.execute(statement)

    TransactionTestCase._fixture_teardown = flush  # type: ignore[method-assign]
