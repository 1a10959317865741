"""Repository: what the project says of itself is true."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import headway

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name]


def test_version_is_said_once() -> None:
    assert headway.__version__ == PROJECT["project"]["version"]
    assert f"## {headway.__version__}" in (ROOT / "CHANGELOG.md").read_text()


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    declared = re.findall(r"^\s+\"([A-Za-z0-9_.\[\],-]+)[=<>;][^\n]*$", text, flags=re.MULTILINE)
    runtime = text.split("dependencies = [")[1].split("\n]")[0]
    silent = [line.strip() for line in runtime.splitlines() if line.strip().startswith('"') and "#" not in line]
    assert len(declared) > 20
    assert not silent


def test_make_commands_named_in_the_documents_exist() -> None:
    named = set()
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        named |= set(re.findall(r"(?:`|^    )make ([a-z-]+)", path.read_text(), flags=re.MULTILINE))
    assert {"run", "test"} <= named
    assert named <= make_targets()


def test_documents_link_to_what_exists() -> None:
    broken = []
    for path in [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]:
        targets = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", path.read_text())
        broken += [f"{path.relative_to(ROOT)} -> {target}" for target in targets if not (path.parent / target).exists()]
    assert not broken


def test_nothing_built_and_no_trial_data_is_committed() -> None:
    files = tracked_files()
    assert files
    assert not [path for path in files if "static/built" in str(path) or path.suffix in {".sqlite3", ".pdf", ".docx"}]
