"""Command line: ``headway read``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from headway.cli import main
from headway.commands import read as read_command
from headway.commands.read import ProgressLine
from headway.commands.read_report import place
from headway.engines.reading.document import Span

PLAN = (
    "Goal,Action,Owner,Status,Due\n"
    "Trees,Plant 500 trees along the river,Parks,Ongoing,2026-06-30\n"
    "Trees,Water the new trees in dry months,Parks,Planned,2026-09-30\n"
    "Light,Mend the street lights in the centre,Works,Complete,2025-12-31\n"
)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(PLAN)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["read", *map(str, arguments)])


def test_json_alone_stands_on_standard_output(plan: Path) -> None:
    result = run(plan, "--json")
    draft = json.loads(result.stdout)

    assert result.exit_code == 0
    assert {"title", "columns", "steps", "unused"} <= set(draft)
    assert [step["deadline"] for step in draft["steps"]] == ["2026-06-30", "2026-09-30", "2025-12-31"]
    assert {
        "section",
        "goal",
        "text",
        "items",
        "departments",
        "status",
        "deadline",
        "other",
        "source",
        "doubts",
    } <= set(draft["steps"][0])


def test_report_says_how_columns_were_understood_and_what_was_not_used(plan: Path) -> None:
    result = run(plan)

    assert result.exit_code == 0
    assert "3 steps" in result.stdout
    assert "5. “Due”: deadline" in result.stdout
    assert "Not used" in result.stdout


def test_a_documents_words_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(PLAN.replace("Goal,", "Goal\x1b[2J,").replace("Due", "Due\u202e"), encoding="utf-8")

    result = run(path)

    assert result.exit_code == 0
    assert not {"\x1b", "\u202e"} & set(result.stdout)


def test_json_is_utf8_on_every_terminal(plan: Path) -> None:
    plan.write_text(PLAN.replace("Parks", "Grünflächen"), encoding="utf-8")
    command = Path(sys.executable).with_name("headway")

    ended = subprocess.run(
        [command, "read", plan, "--json"], capture_output=True, check=True, timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip

    assert json.loads(ended.stdout.decode("utf-8"))["steps"][0]["departments"] == ["Grünflächen"]


def test_departments_and_mapping_are_passed_on(plan: Path, tmp_path: Path) -> None:
    names = tmp_path / "departments.txt"
    names.write_text("# ours\n\nParks\nWorks\nParks\n", encoding="utf-8")

    draft = json.loads(run(plan, "--json", "--departments", names, "--mapping", "4=other").stdout)

    assert [step["departments"] for step in draft["steps"]] == [["Parks"], ["Parks"], ["Works"]]
    assert [step["status"] for step in draft["steps"]] == [None, None, None]


def test_no_plan_ends_with_three_and_a_sentence(tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("# Letter\n\nWe will plant trees.\n")

    result = run(letter, "--json")

    assert result.exit_code == 3
    assert result.stdout == ""
    assert len(result.stderr.strip()) > 40


def test_a_refused_file_ends_with_two_and_a_sentence(tmp_path: Path) -> None:
    result = run(tmp_path, "--json")

    assert result.exit_code == 2
    assert (result.stdout, result.stderr) == (
        "",
        f"{tmp_path.name} is a folder. Give the document itself, an ordinary file.\n",
    )


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"Parks\nB\xfcro\n", "departments.txt, line 2: not UTF-8"),
        (b"Parks\n" + b"x" * 300, "departments.txt, line 2: not a department's name"),
        (b"# nothing\n\n", "holds no names"),
    ],
)
def test_a_bad_departments_file_is_named_by_its_line(
    plan: Path, tmp_path: Path, content: bytes, complaint: str
) -> None:
    names = tmp_path / "departments.txt"
    names.write_bytes(content)

    result = run(plan, "--departments", names)

    assert result.exit_code == 2
    assert complaint in result.stderr


@pytest.mark.parametrize("mapping", ["deadline", "0=deadline", "x=goal", "3=when", "=goal"])
def test_a_bad_mapping_is_explained(plan: Path, mapping: str) -> None:
    result = run(plan, "--mapping", mapping)

    assert result.exit_code == 2
    assert "as in 3=deadline" in result.stderr


def test_progress_waits_a_second_and_needs_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine("plan.pdf")
    monkeypatch.setattr(read_command.sys.stderr, "isatty", lambda: True, raising=False)
    line.show("opening plan.pdf")
    line.began -= 3
    line.show("opening plan.pdf")

    assert "opening plan.pdf (3 s)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(page=3, line=12, line_end=14), "page 3, lines 12-14"),
        (Span(line=5), "line 5"),
        (Span(sheet="Plan", row=4, column=2), "sheet Plan, row 4, column 2"),
        (Span(), "the document"),
    ],
)
def test_a_place_in_words(span: Span, words: str) -> None:
    assert place(span) == words


def test_the_installed_command_reads(plan: Path) -> None:
    command = Path(sys.executable).with_name("headway")

    ended = subprocess.run([command, "read", plan, "--json"], capture_output=True, text=True, check=True, timeout=60)

    assert len(json.loads(ended.stdout)["steps"]) == 3
    assert ended.stderr == ""
