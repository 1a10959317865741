"""Releases: what differs between two editions, row by row, field by field."""

from __future__ import annotations

from collections.abc import Mapping

from headway.domain.releases.allowlist import TABLES
from headway.domain.releases.edition import FieldChange, Frozen, RowChange
from headway.domain.releases.hashing import Row
from headway.domain.releases.states import Difference

Tables = Mapping[str, Mapping[str, Frozen]]
# Figures follow from the steps, and an edition's row is always new: neither is news of its own.
NOT_NEWS = frozenset({"counts", "edition"})
# A row's place moves when another is added before it; that is not a change of the row.
NOT_A_CHANGE = frozenset({"position", "health_why"})


def changes_between(before: Tables, after: Tables) -> tuple[RowChange, ...]:
    """Every difference, in the tables' order and then the keys'."""
    found: list[RowChange] = []
    for table in TABLES:
        if table in NOT_NEWS:
            continue
        old, new = before.get(table, {}), after.get(table, {})
        for key in [*new, *(key for key in old if key not in new)]:
            change = _change(old.get(key), new.get(key))
            if change is not None:
                found.append(change)
    return tuple(found)


def _change(old: Frozen | None, new: Frozen | None) -> RowChange | None:
    known = new or old
    if known is None or (old and new and old.hash == new.hash):
        return None
    if new is not None and new.row is None:
        return RowChange(new.table, new.key, new.step, Difference.WITHDRAWN, "", reason=new.reason)
    if old is not None and old.row is None:
        # The earlier wording was withdrawn: what it said is not told again through the difference.
        return None if new is None else _whole(new, Difference.CHANGED)
    if new is None:
        return _whole(known, Difference.REMOVED)
    if old is None:
        return _whole(new, Difference.ADDED)
    fields = _fields(old.table, old.row or {}, new.row or {})
    if not fields:
        return None
    return RowChange(new.table, new.key, new.step, Difference.CHANGED, _title(new), fields)


def _whole(frozen: Frozen, difference: Difference) -> RowChange:
    return RowChange(frozen.table, frozen.key, frozen.step, difference, _title(frozen))


def _fields(table: str, old: Row, new: Row) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(field.name, field.description, old.get(field.name), new.get(field.name))
        for field in TABLES[table].fields
        if field.name not in NOT_A_CHANGE and old.get(field.name) != new.get(field.name)
    )


def _title(frozen: Frozen) -> str:
    row = frozen.row or {}
    for name in ("title", "name", "what", "note", "after"):
        if row.get(name):
            return str(row[name])
    return TABLES[frozen.table].label
