"""Plans: of several people at the same instant one comes first, and the others are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def database_url() -> Iterator[str]:
    """A database of its own on the server the tests run on; "" for SQLite, where the home folder holds it."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield ""
        return
    import psycopg

    name = f"headway_races_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    head, _, options = url.partition("?")
    yield f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{options}" if options else "")
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
def test_one_of_many_at_once_comes_first(tmp_path: Path, database_url: str) -> None:
    env = {**os.environ, "HEADWAY_HOME": str(tmp_path), "DATABASE_URL": database_url}
    command = [sys.executable, "-m", "tests.domain.plans.races"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == {
        "reports": [*["Conflict"] * 5, "done"],
        "circle": ["NotPossible", "done"],
        "verified": [*["Conflict"] * 3, "done"],
        "events": [2, 2],
    }
