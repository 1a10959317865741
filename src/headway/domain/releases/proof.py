"""Releases: the files in an edition that let anyone check it by hand: its rows, its chain, its list of files."""

from __future__ import annotations

from collections.abc import Mapping

from headway.domain.releases.edition import Edition
from headway.domain.releases.hashing import TAB, sha256
from headway.domain.releases.store import Entry

ROWS = "data/rows.txt"
CHAIN = "data/chain.txt"
FILES = "data/files.txt"


def rows_text(edition: Edition) -> str:
    """Table, key, hash, salt, canonical JSON of every row, with tabs between, sorted in byte order."""
    lines = sorted(f"{row.line}\n".encode() for row in edition.all_rows())
    return b"".join(lines).decode()


def chain_text(edition: Edition) -> str:
    """One line an edition, oldest first: what is hashed, a tab, and the hash."""
    return "".join(f"{link.line}{TAB}{link.hash}\n" for link in edition.chain)


def files_text(index: Mapping[str, Entry]) -> str:
    """Every file but this one, as ``sha256sum -c`` reads it."""
    return "".join(f"{entry.digest}  {path}\n" for path, entry in sorted(index.items()) if path != FILES)


def files_hash(index: Mapping[str, Entry]) -> str:
    """Hex SHA-256 of the list of files."""
    return sha256(files_text(index))
