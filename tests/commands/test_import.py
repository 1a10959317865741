"""Commands: ``headway import``, from a file to a review or a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.domain.intake.factories import LINES
from tests.domain.plans.factories import a_user

from headway.commands.import_ import command
from headway.commands.read import command as read_command
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.domain.plans.models import Plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.md"
    file.write_text("\n".join(LINES), encoding="utf-8")
    return file


def test_a_document_is_kept_for_review_and_its_address_printed(plan_file: Path) -> None:
    result = CliRunner().invoke(command, [str(plan_file)])
    import_ = Import.objects.get()
    assert (result.exit_code, import_.standing) == (0, ImportState.REVIEW)
    assert f"http://127.0.0.1:8000/desk/imports/{import_.pk}/" in result.output
    assert "3 steps" in result.output


def test_with_a_person_the_readings_are_accepted_and_the_plan_is_made(plan_file: Path, tmp_path: Path) -> None:
    amina = a_user(name="Amina")
    names = tmp_path / "departments.txt"
    names.write_text("Budget\nIT\nMayor's office\nNCR\n", encoding="utf-8")
    arguments = [
        str(plan_file),
        "--departments",
        str(names),
        "--by",
        amina.email,
        "--accept-readings",
        "--title",
        "Ours",
    ]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    assert "decided by Amina" in result.output
    assert (Plan.objects.get().title, Plan.objects.get().steps.count()) == ("Ours", 3)


def test_accepting_readings_needs_a_person(plan_file: Path) -> None:
    result = CliRunner().invoke(command, [str(plan_file), "--accept-readings"])
    assert result.exit_code == 2
    assert "add --by EMAIL" in result.output


@pytest.mark.parametrize(
    ("option", "sentence"), [("--by", "Nobody here signs in as nothing"), ("--plan", "There is no plan “nothing”")]
)
def test_a_name_that_is_not_here_is_said(plan_file: Path, option: str, sentence: str) -> None:
    result = CliRunner().invoke(command, [str(plan_file), option, "nothing"])
    assert result.exit_code == 1
    assert sentence in result.output
    assert Import.objects.count() == 0


def test_a_document_without_a_plan_says_why(tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("Dear all,\n\nthis is only a letter.\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(letter)])
    assert result.exit_code == 3
    assert "No plan table was found in letter.md" in result.output


@pytest.mark.parametrize(
    ("name", "content"), [("plan.pdf", b"%PDF-1.7 and then nothing"), ("plan.md", b""), ("plan.exe", b"MZ" * 400)]
)
def test_a_refused_file_ends_as_reading_it_does(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    brought_in, read = CliRunner().invoke(command, [str(file)]), CliRunner().invoke(read_command, [str(file)])
    assert (brought_in.exit_code, read.exit_code) == (2, 2), brought_in.output
    assert "Traceback" not in brought_in.output
