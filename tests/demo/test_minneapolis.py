"""Demo: the Minneapolis plan as facts says what the published document says, and no more."""

import csv
import json
import re
import tomllib
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

HEADER = ["Section", "Goal", "Action step", "Departments", "Status", "Deadline"]
STATUSES = {
    "Not started": 41,
    "In progress": 36,
    "Planning": 28,
    "Complete": 18,
    "Ongoing": 9,
    "Excluded": 5,
    "": 1,
}
LONGEST_SHARED_RUN = 5


@pytest.fixture(scope="module")
def table() -> list[list[str]]:
    """The CSV as it is, header first."""
    text = (files("headway.demo") / "minneapolis.csv").read_text(encoding="utf-8")
    return list(csv.reader(text.splitlines()))


@pytest.fixture(scope="module")
def rows(table: list[list[str]]) -> list[dict[str, str]]:
    return [dict(zip(HEADER, cells, strict=True)) for cells in table[1:]]


@pytest.fixture(scope="module")
def about() -> dict[str, Any]:
    return tomllib.loads((files("headway.demo") / "minneapolis.toml").read_text(encoding="utf-8"))


def departments_of(row: dict[str, str]) -> list[str]:
    return row["Departments"].split("; ") if row["Departments"] else []


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", re.sub(r"['\u2019]", "", text.lower()))


def runs_of(text: str, *, length: int) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def gold_of(shared: Path) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = json.loads((shared / "plan/gold-part.json").read_text(encoding="utf-8"))["steps"]
    return steps


def test_counts_are_those_of_the_published_plan(table: list[list[str]], rows: list[dict[str, str]]) -> None:
    assert table[0] == HEADER
    assert Counter(row["Status"] for row in rows) == STATUSES
    assert len({(row["Section"], row["Goal"]) for row in rows}) == 54


def test_sections_stand_in_the_plans_order(rows: list[dict[str, str]]) -> None:
    steps_by_section = Counter(row["Section"] for row in rows)
    assert list(steps_by_section.items()) == [
        ("Governance & Leadership", 47),
        ("Preventive Services", 29),
        ("Responsive Services", 12),
        ("911 & Communications", 15),
        ("Restorative Services", 35),
    ]


def test_a_goals_steps_stand_together(rows: list[dict[str, str]]) -> None:
    goals = [(row["Section"], row["Goal"]) for row in rows]
    starts = [goal for before, goal in zip([None, *goals], goals, strict=False) if goal != before]
    assert len(starts) == len(set(starts)) == 54


def test_departments_are_the_listed_ones_and_alphabetical(rows: list[dict[str, str]], shared: Path) -> None:
    listed = (shared / "plan/departments.txt").read_text(encoding="utf-8").split("\n")
    assert {name for row in rows for name in departments_of(row)} == set(filter(None, listed))
    assert [row for row in rows if departments_of(row) != sorted(set(departments_of(row)), key=str.lower)] == []


def test_deadlines_are_as_many_as_printed_and_iso(rows: list[dict[str, str]]) -> None:
    dated = [row["Deadline"] for row in rows if row["Deadline"]]
    assert [day for day in dated if not re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", day)] == []
    assert (len(dated), len([day for day in dated if day < "2026-11-22"])) == (122, 94)


def test_hand_checked_steps_are_equal(rows: list[dict[str, str]], shared: Path) -> None:
    read = [
        (
            row["Section"],
            row["Goal"],
            departments_of(row),
            row["Status"] or None,
            row["Deadline"] or None,
        )
        for row in rows
    ]
    gold = [
        tuple(step[key] for key in ("section", "goal", "departments", "status", "deadline")) for step in gold_of(shared)
    ]
    assert len(gold) == 88
    assert read[: len(gold)] == gold


def test_the_rest_says_what_the_source_prints_in_its_order(rows: list[dict[str, str]], shared: Path) -> None:
    """Sections 4 and 5 have no checked reading: their names, statuses and dates follow the columns from top to bottom.

    A row that the source merged or spilled keeps this order, so only the one misread date (of a row that is cut by a
    page break) differs.
    """
    names = sorted(
        filter(
            None,
            (shared / "plan/departments.txt").read_text(encoding="utf-8").split("\n"),
        ),
        key=len,
    )
    lines = (shared / "plan/minneapolis-safe-and-thriving-phase-one.txt").read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("| 911 & Communicatio"))
    cells = [line.split("|")[1:6] for line in lines[start:] if line.startswith("| ")]
    printed = [
        re.findall(pattern, " ".join(cell[column] for cell in cells))
        for column, pattern in (
            (2, "|".join(re.escape(name) for name in reversed(names))),
            (3, "|".join(filter(None, STATUSES))),
            (4, r"\d\d/\d\d/\d\d"),
        )
    ]
    rest = rows[88:]
    assert [name for row in rest for name in departments_of(row)] == printed[0]
    assert [row["Status"] for row in rest] == printed[1]
    days = [row["Deadline"] for row in rest if row["Deadline"]]
    printed[2].remove("12/21/24")
    assert [f"{day[5:7]}/{day[8:]}/{day[2:4]}" for day in days] == printed[2]


def test_titles_are_short_and_distinct(rows: list[dict[str, str]]) -> None:
    titles = [row["Action step"] for row in rows]
    assert len({" ".join(words_of(title)) for title in titles}) == 138
    assert [title for title in titles if not 4 <= len(words_of(title)) <= 12] == []


def test_titles_are_not_the_plans_sentences(rows: list[dict[str, str]], shared: Path) -> None:
    source = (shared / "plan/minneapolis-safe-and-thriving-phase-one.txt").read_text(encoding="utf-8")
    taken = runs_of(source, length=LONGEST_SHARED_RUN + 1)
    assert len(taken) > 4000
    assert [
        row["Action step"] for row in rows if runs_of(row["Action step"], length=LONGEST_SHARED_RUN + 1) & taken
    ] == []


def test_the_document_is_named_plainly(about: dict[str, Any]) -> None:
    assert about["title"] == "Safe & Thriving Communities Implementation Plan: Phase One"
    assert about["publisher"] == about["jurisdiction"] == "City of Minneapolis"
    assert about["title"] in about["source_note"]


def test_departments_are_described_once_each_in_the_lists_order(about: dict[str, Any], shared: Path) -> None:
    listed = (shared / "plan/departments.txt").read_text(encoding="utf-8").split("\n")
    assert [department["name"] for department in about["departments"]] == [name for name in listed if name]
    assert "MECC" in {department.get("acronym") for department in about["departments"]}


def test_every_hand_checked_doubt_has_its_note(about: dict[str, Any], shared: Path) -> None:
    noted = {(step, field) for note in about["notes"] for step in note["steps"] for field in note["fields"]}
    doubted = {
        (number, doubt["field"]) for number, step in enumerate(gold_of(shared), start=1) for doubt in step["uncertain"]
    }
    assert doubted == {(step, field) for step, field in noted if step <= 88}


def test_notes_name_real_steps_and_say_why(about: dict[str, Any]) -> None:
    steps = {step for note in about["notes"] for step in note["steps"]}
    assert {91, 93, 109, 111, 124, 127, 128, 129} == {step for step in steps if step > 88}
    assert [note for note in about["notes"] if len(note["reason"]) < 20 or not note["reading"]] == []


@pytest.mark.parametrize("field", ["Status", "Deadline"])
def test_a_note_that_says_no_value_is_about_an_empty_cell(
    rows: list[dict[str, str]], about: dict[str, Any], field: str
) -> None:
    emptied = [step for note in about["notes"] if f"no {field.lower()}" in note["reading"] for step in note["steps"]]
    assert len(emptied) > 0
    assert [step for step in emptied if rows[step - 1][field]] == []
