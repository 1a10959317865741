"""Reading: files that are broken or built to do harm are refused in plain words, in little time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from headway.engines.reading.errors import NoPlanTable, ReadingError
from headway.engines.reading.reading import read_file
from tests.engines.reading.hostile import HOSTILE
from tests.engines.reading.office_files import docx, paragraph, relations

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


def test_formulas_and_outside_links_are_text_and_nothing_is_fetched(tmp_path: Path) -> None:
    cells = (
        ("Action", "Owner", "Due"),
        ("Plant trees along the river", '=HYPERLINK("http://127.0.0.1:1/x")', "2026-06-30"),
        ("Mend the lights in the centre", "=cmd|' /C calc'!A0", "2026-09-30"),
    )
    path = tmp_path / "plan.csv"
    path.write_text("\n".join(";".join(row) for row in cells))

    draft = read_file(path)

    assert [step.text for step in draft.steps] == [cells[1][0], cells[2][0]]
    assert "=cmd|' /C calc'!A0" in str(draft.steps[1])


def test_a_document_with_an_outside_template_is_read_from_its_own_parts(tmp_path: Path) -> None:
    settings = relations("attachedTemplate", "http://127.0.0.1:1/t.dotm").replace("/>", ' TargetMode="External"/>')
    path = tmp_path / "letter.docx"
    path.write_bytes(docx(paragraph("Dear neighbours"), extra={"word/_rels/document.xml.rels": settings}))

    with pytest.raises(NoPlanTable):
        read_file(path)


def test_misnested_markup_ends_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<table><tr><td>" + b"<b><a>" * 150 + b"<p>x</b></a>" * 20_000)

    with pytest.raises(ReadingError):
        read_file(path)
