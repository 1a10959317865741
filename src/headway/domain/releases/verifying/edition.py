"""Releases: checks the folder of one edition: rows, chain, files, and that the data say what the rows say."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import brotli

from headway.domain.releases import proof
from headway.domain.releases.figures import counts
from headway.domain.releases.hashing import TAB, row_hash, rows_hash, sha256

Chain = tuple[str, ...]
Rows = dict[tuple[str, str], dict[str, Any] | None]


def verify_edition(folder: Path, *, name: str, number: int | None = None) -> tuple[list[str], Chain]:
    """What does not hold in one edition, and its chain's lines. name: how the sentences call it."""
    texts: dict[str, str] = {}
    for path in (proof.ROWS, proof.CHAIN, proof.FILES):
        try:
            texts[path] = (folder / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return [f"{name}: {path} is missing or cannot be read, so nothing can be checked."], ()
    chain = tuple(texts[proof.CHAIN].splitlines())
    problems, rows, whole = _verify_rows(texts[proof.ROWS])
    problems += _verify_chain(chain, rows_hash=whole, number=number)
    problems += _verify_files(folder, texts[proof.FILES])
    problems += _verify_data(folder, rows)
    problems += _verify_counts(rows)
    return [f"{name}: {problem}" for problem in problems], chain


def _verify_rows(text: str) -> tuple[list[str], Rows, str]:
    problems: list[str] = []
    rows: Rows = {}
    hashes: list[tuple[str, str, str]] = []
    for number, line in enumerate(text.splitlines() if "\r" not in text else text.split("\n"), start=1):
        parts = line.split(TAB)
        if len(parts) != 5:
            problems.append(f"{proof.ROWS}, line {number}, does not have five parts.")
            continue
        table, key, digest, salt, content = parts
        if (table, key) in rows:
            problems.append(f"{table} {key} stands twice in {proof.ROWS}.")
        hashes.append((table, key, digest))
        if not salt and not content:
            rows[table, key] = None
            continue
        if row_hash(salt=salt, content=content) != digest:
            problems.append(f"{table} {key}: its words do not have the hash that stands beside them.")
        try:
            rows[table, key] = json.loads(content)
        except json.JSONDecodeError:
            problems.append(f"{table} {key}: its row is not JSON.")
    return problems, rows, rows_hash(hashes)


def _verify_chain(chain: Sequence[str], *, rows_hash: str, number: int | None) -> list[str]:
    problems: list[str] = []
    previous, last = "", ""
    for place, line in enumerate(chain, start=1):
        said, _, digest = line.rpartition(TAB)
        parts = said.split(TAB)
        if len(parts) != 6:
            problems.append(f"line {place} of the chain does not have seven parts.")
            continue
        if parts[0] != str(place):
            problems.append(f"line {place} of the chain is about edition {parts[0]}.")
        if sha256(said) != digest:
            problems.append(f"edition {parts[0]} in the chain does not have the hash that stands beside it.")
        if parts[5] != previous:
            problems.append(f"edition {parts[0]} in the chain does not hold the hash of the edition before.")
        previous, last = digest, parts[4]
    if not chain:
        problems.append("its chain is empty.")
    elif last != rows_hash:
        problems.append("its rows do not have the hash that stands in the chain.")
    if number is not None and len(chain) != number:
        problems.append(f"its chain has {len(chain)} lines; edition {number} needs {number}.")
    return problems


def _verify_files(folder: Path, listed: str) -> list[str]:
    problems: list[str] = []
    names = {proof.FILES}
    for line in listed.splitlines():
        digest, _, path = line.partition("  ")
        names.add(path)
        file = folder / path
        if not file.is_file() or ".." in Path(path).parts:
            problems.append(f"{path} is missing.")
            continue
        content = file.read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            problems.append(f"{path} is not the file that was published.")
        problems += [f"{packed} does not hold what {path} holds." for packed in _wrongly_packed(file, content)]
    for path in _paths_in(folder):
        if path.removesuffix(".br").removesuffix(".gz") not in names and path not in names:
            problems.append(f"{path} was not published with this edition.")
    return problems


def _wrongly_packed(file: Path, content: bytes) -> Iterator[str]:
    for ending, unpack in ((".br", brotli.decompress), (".gz", gzip.decompress)):
        packed = file.with_name(file.name + ending)
        if not packed.exists():
            continue
        try:
            same = unpack(packed.read_bytes()) == content
        except (brotli.error, OSError, EOFError):
            same = False
        if not same:
            yield packed.name


def _paths_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _verify_data(folder: Path, rows: Rows) -> list[str]:
    """The JSON of each table says what the rows say, no more and no less."""
    problems: list[str] = []
    for table in sorted({table for table, _ in rows}):
        expected = [row for (named, _), row in rows.items() if named == table and row is not None]
        try:
            found = json.loads((folder / "data" / f"{table}.json").read_bytes())["rows"]
        except (OSError, ValueError, KeyError, TypeError):
            problems.append(f"data/{table}.json cannot be read.")
            continue
        if sorted(map(_text, found)) != sorted(map(_text, expected)):
            problems.append(f"data/{table}.json does not say what the rows of {table} say.")
    return problems


def _text(row: Any) -> str:
    return json.dumps(row, sort_keys=True)


def _verify_counts(rows: Rows) -> list[str]:
    """The headline figures follow from the steps; where a step was withdrawn later, they cannot be computed again."""
    if any(row is None for (table, _), row in rows.items() if table == "steps"):
        return []
    edition = next((row for (table, _), row in rows.items() if table == "edition"), None)
    steps = [row for (table, _), row in rows.items() if table == "steps" and row is not None]
    if edition is None:
        return []
    try:
        computed = {str(row["name"]): row for row in counts(steps, as_of=date.fromisoformat(edition["as_of"]))}
    except (KeyError, ValueError, TypeError):
        return ["its figures cannot be computed again from its steps."]
    stated = {key: row for (table, key), row in rows.items() if table == "counts" and row is not None}
    return [
        f"the figure “{name}” does not follow from the steps."
        for name in sorted(computed.keys() | stated.keys())
        if (computed.get(name) or {}).get("value") != (stated.get(name) or {}).get("value")
    ]
