"""Tests of design: the build does what it says, once, and keeps to its budgets."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import brotli
import pytest

from headway.base.design import build
from headway.base.design.assets import BUILT, HERE, AssetsMissing, edition_address, edition_files
from headway.base.design.ingredients import FONT_LETTERS, ICONS

KILOBYTE = 1000
BUDGETS = {"public.css": 9, "desk.css": 25, "public-sans.woff2": 16.5, "filter.js": 3, "copy.js": 1, "keys.js": 3}


@pytest.mark.parametrize(("name", "kilobytes"), BUDGETS.items())
def test_built_files_keep_their_budget(name: str, kilobytes: float) -> None:
    content = (BUILT / name).read_bytes()
    weight = len(content) if name.endswith("woff2") else len(brotli.compress(content))
    assert 0 < weight <= kilobytes * KILOBYTE


def test_second_build_fetches_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *args, **kwargs: pytest.fail(f"started {args}"))
    assert build.main([]) == 0
    assert "up to date" in capsys.readouterr().out


def test_missing_built_file_asks_for_a_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stamp = json.loads((BUILT / "stamp.json").read_text())
    (tmp_path / "stamp.json").write_text(json.dumps(stamp))
    (tmp_path / "edition.json").write_text((BUILT / "edition.json").read_text())
    monkeypatch.setattr(build, "BUILT", tmp_path)
    assert build.built_from() == ""


def test_changed_style_changes_the_fingerprint(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in build._inputs():
        target = tmp_path / path.relative_to(HERE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    monkeypatch.setattr(build, "HERE", tmp_path)
    before = build.inputs_hash()
    (tmp_path / "scss" / "_tokens.scss").write_text("// changed")
    assert build.inputs_hash() != before


def test_failing_step_says_which_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo 11.0.0 && exit 0\necho 'no such registry' >&2\nexit 7\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    before = (BUILT / "stamp.json").read_bytes()
    assert build.main(["--force"]) == 1
    said = capsys.readouterr().err
    assert "npm ci" in said and "no such registry" in said and "offline" in said
    assert (BUILT / "stamp.json").read_bytes() == before


def test_old_npm_of_the_machine_is_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 6.14.1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert build._machine_npm() == ""


def test_scripts_lose_comments_and_keep_code() -> None:
    script = '/* what\n   it is */\n// why\nconst a = "x // y /* z */";\n\n  go(a); // stays\n'
    assert build.without_comments(script) == 'const a = "x // y /* z */";\ngo(a); // stays\n'


def test_lock_file_names_exact_versions_and_no_registry() -> None:
    lock = json.loads((HERE / "package-lock.json").read_text())
    wanted = json.loads((HERE / "package.json").read_text())["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert "resolved" not in json.dumps(lock) and all("integrity" in p for k, p in lock["packages"].items() if k)


def test_edition_files_carry_the_fingerprint_of_what_they_hold() -> None:
    styles = edition_files()["public.css"].source.read_text()
    font = edition_files()["public-sans.woff2"].published_as.removeprefix("assets/")
    assert f"url({font})" in styles.replace('"', "")
    assert re.fullmatch(r"\.\./assets/public\.[0-9a-f]{10}\.css", edition_address("public.css", root="../"))
    with pytest.raises(AssetsMissing, match="make assets"):
        edition_address("nothing.css", root="")


def test_styles_fetch_only_the_font_and_name_no_other_host() -> None:
    for name in ("public.css", "desk.css"):
        styles = (BUILT / name).read_text()
        assert re.findall(r"url\(([^)]*)\)", styles) == ['"public-sans.woff2"']
        assert "http" not in styles and "sourceMappingURL" not in styles


def test_font_holds_the_letters_of_the_citys_languages() -> None:
    spanish, hmong, oromo = "¿Cuándo? El niño, la pingüina.", "Peb yuav ua kom tiav thaum twg?", "Hojii'n yoom dhuma?"
    assert not set(spanish + hmong + oromo) - set(FONT_LETTERS)


def test_every_icon_is_in_the_sprite() -> None:
    sprite = (BUILT / "icons.svg").read_text()
    assert re.findall(r'<symbol id="([a-z_]+)"', sprite) == list(ICONS)
    assert all(re.search(r" d=", symbol) for symbol in sprite.split("<symbol")[1:])
