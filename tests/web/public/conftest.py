"""Public: a home folder of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Editions are written below the test's own folder."""
    monkeypatch.setenv("HEADWAY_HOME", str(tmp_path))
    return tmp_path
