"""Releases: one edition in memory: all that the public door needs to render it, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from headway.domain.releases.hashing import TAB, Link, Row, canonical
from headway.domain.releases.states import Difference


@dataclass(frozen=True, slots=True)
class Frozen:
    """One row of an edition. row is None once it is withdrawn; then ``reason`` and ``withdrawn_on`` say why and when.

    since: number of the first edition that holds exactly this row; first: of the first that has this key at all.
    """

    table: str
    key: str
    step: str
    salt: str
    hash: str
    row: Row | None
    since: int
    first: int
    reason: str = ""
    withdrawn_on: date | None = None

    @property
    def line(self) -> str:
        """The row's line in ``data/rows.txt``: table, key, hash, salt, canonical JSON; the last two "" if withdrawn."""
        content = "" if self.row is None else canonical(self.row)
        return TAB.join((self.table, self.key, self.hash, self.salt, content))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs; values as in the rows."""

    name: str
    label: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row between two editions. title: the row in a few words."""

    table: str
    key: str
    step: str
    difference: Difference
    title: str
    fields: tuple[FieldChange, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition with its rows, its chain up to itself, and what changed since the edition before.

    rows: table -> key -> row, in the order of the key's natural sorting. notes: number -> note, of all up to itself.
    is_preview: shown to staff before it is published; its times are those it would have now.
    """

    slug: str
    number: int
    as_of: date
    published_at: datetime
    kind: str
    note: str
    chain: tuple[Link, ...]
    rows: Mapping[str, Mapping[str, Frozen]]
    changes: tuple[RowChange, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    is_preview: bool = False

    def table(self, name: str) -> list[Row]:
        """The rows of a table that may still be seen, in order."""
        return [frozen.row for frozen in self.rows.get(name, {}).values() if frozen.row is not None]

    def withdrawn(self, name: str = "") -> list[Frozen]:
        """The rows that had to go; of one table, or of all."""
        tables = [self.rows.get(name, {})] if name else list(self.rows.values())
        return [frozen for table in tables for frozen in table.values() if frozen.row is None]

    def all_rows(self) -> Iterable[Frozen]:
        for table in self.rows.values():
            yield from table.values()

    @property
    def link(self) -> Link:
        """This edition's own line in the chain."""
        return self.chain[-1]
