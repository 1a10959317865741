"""Reading: what is settled about a table's columns while they are chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headway.engines.reading.plan.headers import Hit, hits
from headway.engines.reading.plan.profiles import Profile

MOSTLY = 0.6
LONG_TEXT_WORDS = 2.5
SHORT_CELL_WORDS = 6


class Choices:
    """What has been settled about a table's columns so far, and why.

    strong: whether a role rests on more than a guess.
    """

    def __init__(self, headers: Sequence[str], seen: Sequence[Profile], mapping: Mapping[int, str]) -> None:
        self.headers = [*headers, *[""] * (len(seen) - len(headers))]
        self.seen = seen
        self.mapping = mapping
        self.hits: list[dict[str, Hit]] = [{hit.role: hit for hit in hits(header)} for header in self.headers]
        self.role: dict[int, str] = {}
        self.why: dict[int, str] = {}
        self.strong = {"text": False, "deadline": False, "departments": True}

    def give(self, column: int, role: str, why: str) -> None:
        """Settle a column's role, with the reason."""
        self.role[column], self.why[column] = role, why

    def free(self, role: str) -> list[int]:
        """The columns without a role whose header allows this one."""
        return [at for at, found in enumerate(self.hits) if at not in self.role and role in found]

    def has(self, role: str) -> bool:
        """Whether a column has the role already."""
        return role in self.role.values()

    def says(self, column: int) -> str:
        """The reason that the header gives."""
        return f"the header says “{' '.join(self.headers[column].split())}”"

    def text_rank(self) -> int:
        """The level that the header of the steps names; 6 where it names none."""
        at = next((at for at, role in self.role.items() if role == "text"), None)
        return self.hits[at]["level"].rank if at is not None and "level" in self.hits[at] else 6
