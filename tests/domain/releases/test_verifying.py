"""Releases: verification names each thing that does not hold."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from tests.domain.plans.factories import a_plan
from tests.domain.releases.factories import edition_folder, published

from headway.domain.releases.models import FrozenRow
from headway.domain.releases.verifying import verify_against_database, verify_folder

pytestmark = pytest.mark.django_db


def _edit(path: Path, old: str, new: str) -> None:
    """Change a file as someone would who swaps it: the other editions' hard links keep the old bytes."""
    text = path.read_text()
    assert old in text
    path.unlink()
    path.write_text(text.replace(old, new, 1))


def test_a_changed_word_in_a_row_is_named() -> None:
    folder = edition_folder(published(a_plan(3)))
    _edit(folder / "data" / "rows.txt", "review the 1 agreements", "review the 9 agreements")
    assert any("steps 2: its words do not have the hash" in problem for problem in verify_folder(folder))


def test_a_changed_word_on_a_page_is_named() -> None:
    folder = edition_folder(published(a_plan(3)))
    _edit(folder / "en" / "steps" / "2.html", "agreements", "disagreements")
    assert any("en/steps/2.html is not the file that was published" in problem for problem in verify_folder(folder))


def test_a_changed_page_hidden_in_its_compressed_copy_is_named() -> None:
    folder = edition_folder(published(a_plan(3)))
    packed = folder / "en" / "steps" / "2.html.gz"
    packed.unlink()
    shutil.copy(folder / "en" / "steps" / "3.html.gz", packed)
    assert any("2.html.gz does not hold" in problem for problem in verify_folder(folder))


def test_a_page_swapped_together_with_the_list_of_files_is_found_by_the_database() -> None:
    folder = edition_folder(published(a_plan(3)))
    name = "en/steps/2.html"
    listed = (folder / "data" / "files.txt").read_text()
    line = next(line for line in listed.splitlines() if line.endswith(f"  {name}"))
    _edit(folder / "data" / "files.txt", f"{line}\n", "")
    (folder / name).unlink()
    assert any("list of files" in problem for problem in verify_against_database())


def test_data_that_say_something_else_are_named() -> None:
    folder = edition_folder(published(a_plan(3)))
    path = folder / "data" / "steps.json"
    whole = json.loads(path.read_text())
    whole["rows"].pop()
    path.unlink()
    path.write_text(json.dumps(whole))
    assert any("data/steps.json does not say" in problem for problem in verify_folder(folder))


def test_a_file_slipped_in_is_named() -> None:
    folder = edition_folder(published(a_plan(2)))
    (folder / "en" / "extra.html").write_text("x")
    assert any("en/extra.html was not published" in problem for problem in verify_folder(folder))


def test_a_rewritten_chain_is_named(own_home: Path) -> None:
    plan = a_plan(2)
    first = published(plan)
    published(plan)
    chain = edition_folder(first) / "data" / "chain.txt"
    _edit(chain, "2026", "2025")
    problems = verify_folder(own_home / "releases")
    assert any("does not have the hash" in problem for problem in problems)
    assert any("tells another story" in problem for problem in problems)


def test_an_edition_that_is_gone_and_a_wrong_current_are_named(own_home: Path) -> None:
    plan = a_plan(2)
    first = published(plan)
    published(plan)
    shutil.rmtree(edition_folder(first))
    store = own_home / "releases" / plan.slug
    os.unlink(store / "current")
    problems = verify_folder(own_home / "releases")
    assert any("one is missing" in problem for problem in problems)
    assert any("which edition is shown" in problem for problem in problems)


def test_a_row_changed_in_the_database_is_named() -> None:
    published(a_plan(3))
    row = FrozenRow.objects.get(table="steps", key="2")
    FrozenRow.objects.filter(pk=row.pk).update(content=row.content.replace("review", "ignore"))
    assert any("steps 2 does not have its hash" in problem for problem in verify_against_database())


def test_an_edition_carried_to_another_machine_verifies_alone(tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(edition_folder(published(a_plan(3))), copy)
    assert verify_folder(copy) == []


def test_an_empty_folder_is_said_to_hold_no_edition(tmp_path: Path) -> None:
    assert "no edition" in verify_folder(tmp_path)[0]
