"""Repository: sizes that keep files readable. A budget is raised by an ADR, never by a list of exceptions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE_LINES = 500
FUNCTION_LINES = 60
TEMPLATE_LINES = 150
TEST_FILE_LINES = 600


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


def lines_in(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_source_files_stay_readable() -> None:
    sizes = {path: lines_in(path) for path in python_files("src", "bench")}
    assert sizes, "no source files found"
    too_long = {str(path.relative_to(ROOT)): size for path, size in sizes.items() if size > FILE_LINES}
    assert not too_long


def test_test_files_stay_readable() -> None:
    too_long = {str(p.relative_to(ROOT)): lines_in(p) for p in python_files("tests") if lines_in(p) > TEST_FILE_LINES}
    assert not too_long


def test_functions_stay_readable() -> None:
    too_long = []
    for path in python_files("src"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
                size = node.end_lineno - node.lineno + 1
                if size > FUNCTION_LINES:
                    too_long.append(f"{path.relative_to(ROOT)}:{node.name} has {size} lines")
    assert not too_long


def test_templates_stay_readable() -> None:
    templates = sorted((ROOT / "src").rglob("templates/**/*.html"))
    assert templates
    too_long = {str(path.relative_to(ROOT)): lines_in(path) for path in templates if lines_in(path) > TEMPLATE_LINES}
    assert not too_long


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc", "manager", "managers"])
def test_no_room_for_odds_and_ends(name: str) -> None:
    assert not [path for path in (ROOT / "src").rglob(f"{name}*") if path.suffix in {".py", ""}]
