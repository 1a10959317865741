"""Releases: the hashes that let anyone check an edition with nothing but sha256sum.

A row's hash is SHA-256 of its salt and its canonical JSON, joined. The rows' hash is SHA-256 of one line a row
(table, key, row hash), sorted. The edition's hash is SHA-256 of its line in the chain, which holds the hash of
the edition before. A withdrawn row leaves its hash behind, so every later step of this still works out, and the
salt, gone with it, keeps anyone from guessing what the row said.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]
Row = Mapping[str, Json]
TAB = "\t"


def canonical(row: Row) -> str:
    """The one way a row is written: keys sorted, no spaces, UTF-8 as it is, on one line without tabs.

    Numbers are whole; a share is given by its numerator and denominator. Example: ``{"due":null,"number":17}``.
    """
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def new_salt() -> str:
    """128 random bits as hex. Example: "9f86d081884c7d659a2feaa0c55ad015"."""
    return secrets.token_hex(16)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def row_hash(*, salt: str, content: str) -> str:
    """Hex SHA-256 of salt and canonical JSON, joined."""
    return sha256(salt + content)


def rows_hash(rows: Iterable[tuple[str, str, str]]) -> str:
    """Hex SHA-256 over (table, key, row hash), one line each in byte order: ``cut -f1-3 rows.txt | sha256sum``."""
    lines = sorted(f"{table}{TAB}{key}{TAB}{digest}\n".encode() for table, key, digest in rows)
    return hashlib.sha256(b"".join(lines)).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One edition's line in the chain. previous is "" for the first."""

    number: int
    as_of: date
    published_at: datetime
    kind: str
    rows_hash: str
    previous: str

    @property
    def line(self) -> str:
        """What is hashed: the fields with a tab between them, times in UTC to the second."""
        moment = self.published_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        return TAB.join((str(self.number), self.as_of.isoformat(), moment, self.kind, self.rows_hash, self.previous))

    @property
    def hash(self) -> str:
        return sha256(self.line)
