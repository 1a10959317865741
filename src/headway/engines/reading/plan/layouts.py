"""Reading: a table's columns by role."""

from __future__ import annotations

from dataclasses import dataclass, field

from headway.engines.reading.draft import Column


@dataclass(slots=True)
class Layout:
    """A table's columns by role. Every number is a column's index from 0.

    is_plan: whether these columns make a plan; why_not says what is missing.
    status_marks, deadline_marks, other_marks: columns of a tick grid, each with the status, period or other thing
    that its header names.
    """

    headers: list[str]
    columns: list[Column] = field(default_factory=list)
    text: int | None = None
    goal: int | None = None
    section: int | None = None
    items: int | None = None
    departments: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    deadline: int | None = None
    number: int | None = None
    levels: int | None = None  # says of each row whether it is a goal, an objective or an action
    others: dict[int, str] = field(default_factory=dict)
    status_marks: dict[int, str] = field(default_factory=dict)
    deadline_marks: dict[int, str] = field(default_factory=dict)
    other_marks: dict[int, str] = field(default_factory=dict)
    is_plan: bool = False
    why_not: str = ""

    def header(self, column: int) -> str:
        """The column's printed header, or "Column 3" where it has none."""
        printed = " ".join(self.headers[column].split()) if column < len(self.headers) else ""
        return printed or f"Column {column + 1}"
