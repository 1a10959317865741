"""Releases: the release store: folders of plain files that any web server can serve.

    releases/<plan>/objects/ab/abcd…          one file by its SHA-256; .br and .gz beside it where they are smaller
    releases/<plan>/editions/3/…              hard links to objects: nothing is stored twice
    releases/<plan>/indexes/3.json            which object each path is, and what it was made from
    releases/<plan>/current -> editions/3     swapped in one step
    releases/current -> <plan>/current        the plan that stands at the site's root

An edition is built under a name that nothing serves and moved into place whole; what was cut short is swept away
by the next one.
"""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli

from headway.base.core import home
from headway.base.core.errors import NotPossible

COMPRESSIBLE = (".html", ".css", ".js", ".json", ".svg", ".xml", ".atom", ".ics", ".csv", ".txt")
WORTH_COMPRESSING = 600
"""Bytes below which compression saves nothing once it travels."""
LARGE = 200_000
"""Bytes above which the best compression takes longer than it is worth."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One published file. digest: hex SHA-256 of its bytes; br, gz: sizes of the compressed copies, 0 for none.

    made_from: hash of everything its bytes depend on; two equal ones need no second rendering.
    """

    digest: str
    size: int
    br: int
    gz: int
    made_from: str


Index = dict[str, Entry]


def folder_of(slug: str) -> Path:
    """Where the editions of a plan are kept."""
    return home.part("releases") / slug


class Store:
    """The editions of one plan in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Only one process at a time changes the store; the others are told, and nothing waits for ever."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as held:
                raise NotPossible("An edition is being written right now. Try again in a minute.") from held
            yield

    def put(self, content: bytes, *, name: str, made_from: str = "") -> Entry:
        """Keep the bytes (and compressed copies, by the name's ending) once; the same bytes are the same object."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._object(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith(COMPRESSIBLE) and len(content) > WORTH_COMPRESSING:
                small = len(content) < LARGE
                quality = 5 if name.endswith(".html") or not small else 11
                _write_if_smaller(path, ".br", brotli.compress(content, quality=quality), than=content)
                _write_if_smaller(path, ".gz", gzip.compress(content, 6, mtime=0), than=content)
            _write(path, content)  # last, so that an object that is there is whole
        return Entry(digest, len(content), _size(path, ".br"), _size(path, ".gz"), made_from)

    def read(self, entry: Entry, *, encoding: str = "") -> bytes:
        """The bytes of an object; encoding "br" or "gz" for the compressed copy."""
        return self._object(entry.digest, encoding=encoding).read_bytes()

    def has(self, entry: Entry) -> bool:
        return self._object(entry.digest).exists()

    def place(self, index: Mapping[str, Entry], *, at: str) -> Path:
        """Make the folder ``at`` (e.g. "editions/3") out of hard links, whole or not at all. Replaces one that stands.

        Within an edition nothing depends on the moment between the two renames: our server reads objects.
        """
        target = self.folder / at
        partial, old = self._scratch("new", at), self._scratch("old", at)
        made: set[str] = set()
        for path, entry in index.items():
            parent = os.path.dirname(f"{partial}/{path}")
            if parent not in made:
                os.makedirs(parent, exist_ok=True)
                made.add(parent)
            source = str(self._object(entry.digest))
            os.link(source, f"{partial}/{path}")
            if entry.br:
                os.link(f"{source}.br", f"{partial}/{path}.br")
            if entry.gz:
                os.link(f"{source}.gz", f"{partial}/{path}.gz")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            os.rename(target, old)
        os.rename(partial, target)
        shutil.rmtree(old, ignore_errors=True)
        return target

    def remove(self, at: str) -> None:
        """Take a folder (a preview) and its index away; objects go with the next ``sweep``."""
        shutil.rmtree(self.folder / at, ignore_errors=True)
        self._index_file(at).unlink(missing_ok=True)

    def write_index(self, index: Mapping[str, Entry], *, at: str) -> None:
        """Say which object each path of the folder is; written in one step."""
        file = self._index_file(at)
        file.parent.mkdir(parents=True, exist_ok=True)
        rows = {path: [e.digest, e.size, e.br, e.gz, e.made_from] for path, e in sorted(index.items())}
        _write(file, json.dumps(rows, separators=(",", ":")).encode())

    def index(self, at: str) -> Index:
        """Path -> entry of a folder; empty where there is no such folder."""
        try:
            rows = json.loads(self._index_file(at).read_bytes())
        except FileNotFoundError:
            return {}
        return {path: Entry(*values) for path, values in rows.items()}

    def numbers(self) -> list[int]:
        """The editions that stand here, oldest first."""
        folder = self.folder / "editions"
        return sorted(int(path.name) for path in folder.iterdir() if path.name.isdigit()) if folder.is_dir() else []

    def current(self) -> int | None:
        """The edition that is shown; None before the first."""
        try:
            return int(Path(os.readlink(self.folder / "current")).name)
        except FileNotFoundError:
            return None

    def point_to(self, number: int) -> None:
        """Show this edition from now on, in one step: a reader sees the old one or the new one, nothing between."""
        swap_link(self.folder / "current", target=f"editions/{number}")

    def sweep(self) -> int:
        """Delete every object that no edition and no preview holds; how many went. Run while ``locked``."""
        kept = {
            entry.digest
            for file in (self.folder / "indexes").rglob("*.json")
            for entry in self.index(file.relative_to(self.folder / "indexes").with_suffix("").as_posix()).values()
        }
        gone = 0
        for path in (self.folder / "objects").glob("*/*"):
            if path.name.split(".")[0] not in kept:
                path.unlink(missing_ok=True)
                gone += 1
        for leftover in self.folder.glob(".new-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        return gone

    def _object(self, digest: str, *, encoding: str = "") -> Path:
        return self.folder / "objects" / digest[:2] / (f"{digest}.{encoding}" if encoding else digest)

    def _index_file(self, at: str) -> Path:
        return self.folder / "indexes" / f"{at}.json"

    def _scratch(self, word: str, at: str) -> Path:
        path = self.folder / f".{word}-{at.replace('/', '-')}"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        if word == "old":
            path.rmdir()
        return path


def swap_link(link: Path, *, target: str) -> None:
    """Make or change a symbolic link in one step."""
    fresh = link.with_name(f".{link.name}-new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    os.replace(fresh, link)


def _write(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("wb") as file:
        file.write(content)
    os.replace(fresh, path)


def _write_if_smaller(path: Path, ending: str, packed: bytes, *, than: bytes) -> None:
    if len(packed) < len(than):
        _write(path.with_name(path.name + ending), packed)


def _size(path: Path, ending: str) -> int:
    try:
        return path.with_name(path.name + ending).stat().st_size
    except FileNotFoundError:
        return 0
