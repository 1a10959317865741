"""Reading: files that are broken or built to do harm are refused in plain words, in little time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.engines.reading.hostile import HOSTILE

SECONDS_EACH = 12
MEGABYTES_IN_ALL = 256


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Every hostile file made, and read in one fresh process."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, build in HOSTILE.items():
        build(folder / name)
    runner = Path(__file__).with_name("corpus_runner.py")
    ended = subprocess.run(
        [sys.executable, str(runner), str(folder), str(SECONDS_EACH)],
        input=json.dumps(list(HOSTILE)),
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def test_the_corpus_is_wide() -> None:
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_plain_words(outcomes: dict[str, Any], name: str) -> None:
    outcome = outcomes[name]

    assert outcome["kind"] == "refused", outcome
    assert outcome["message"].rstrip().endswith(".") and len(outcome["message"]) < 400
    assert "Traceback" not in outcome["message"] and "fault of the reader" not in outcome["message"], outcome


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_in_time(outcomes: dict[str, Any], name: str) -> None:
    assert outcomes[name]["seconds"] < 30


def test_the_whole_corpus_stays_within_memory(outcomes: dict[str, Any]) -> None:
    largest_child = max(outcome["largest_child_megabytes"] for name, outcome in outcomes.items() if name)

    assert largest_child + outcomes[""] <= MEGABYTES_IN_ALL
