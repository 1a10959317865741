"""Desk: the columns that a list of steps may show."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Column(StrEnum):
    """One column; its order here is its order on the page."""

    STATUS = "status"
    HEALTH = "health"
    DUE = "due"
    ORIGINAL = "original"
    DEPARTMENTS = "departments"
    LEAD = "lead"
    GOAL = "goal"
    SECTION = "section"
    WORD = "word"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Column.STATUS: "Owner’s word",
    Column.HEALTH: "Computed",
    Column.DUE: "Deadline",
    Column.ORIGINAL: "Original deadline",
    Column.DEPARTMENTS: "Departments",
    Column.LEAD: "Lead",
    Column.GOAL: "Goal",
    Column.SECTION: "Section",
    Column.WORD: "Last update",
}
USUAL = (Column.STATUS, Column.HEALTH, Column.DUE, Column.DEPARTMENTS)


class _Query(Protocol):
    def getlist(self, key: str, /) -> list[str]: ...


def columns_asked(query: _Query) -> tuple[Column, ...]:
    """The columns in the address, in their own order; without any, the usual ones."""
    asked = set(query.getlist("columns"))
    return tuple(column for column in Column if column.value in asked) or USUAL
