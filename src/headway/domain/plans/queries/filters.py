"""Plans: what a list of steps is narrowed to, as it stands in a page's address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol
from urllib.parse import urlencode

from headway.domain.plans.states import Health, Status

NO_QUARTER = "none"
PASSED_UNKNOWN = "unknown"
LONGEST_QUESTION = 200
_QUARTER = re.compile(r"([12]\d{3})-Q([1-4])")
_SLUG = re.compile(r"[-\w]{1,120}", re.ASCII)


class Sort(StrEnum):
    """The orders a list can be shown in; each ends in the plan's own order."""

    PLAN = ""
    DUE = "due"
    LATEST_DUE = "-due"
    STATUS = "status"
    UPDATED = "-updated"
    LONGEST_SILENT = "updated"


class _Query(Protocol):
    def getlist(self, key: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class StepFilter:
    """What to show. Empty means all. Several statuses or colours mean any of them; the fields together mean all.

    section, goal, department: slugs. quarter: "2026-Q3" by the present deadline, or "none" for steps without one.
    passed_unknown: only those whose original deadline has passed and whose state nobody has told since.
    """

    q: str = ""
    status: tuple[Status, ...] = ()
    section: str = ""
    goal: str = ""
    department: str = ""
    quarter: str = ""
    health: tuple[Health, ...] = ()
    passed_unknown: bool = False
    sort: Sort = Sort.PLAN

    @classmethod
    def from_query(cls, query: _Query) -> StepFilter:
        """From a page's address; what makes no sense there is left out, so that an old link still shows a list."""
        return cls(
            q=_one(query, "q").replace("\0", " ").strip()[:LONGEST_QUESTION],
            status=tuple(status for status in Status if status.value in query.getlist("status")),
            section=_slug(query, "section"),
            goal=_slug(query, "goal"),
            department=_slug(query, "department"),
            quarter=_quarter(_one(query, "quarter")),
            health=tuple(health for health in Health if health.value in query.getlist("health")),
            passed_unknown=_one(query, "passed") == PASSED_UNKNOWN,
            sort=next((sort for sort in Sort if sort == _one(query, "sort")), Sort.PLAN),
        )

    def as_query(self) -> str:
        """The address's query that ``from_query`` reads back, without empty parts. Example: "q=board&sort=due"."""
        parts: Mapping[str, object] = {
            "q": self.q,
            "status": [status.value for status in self.status],
            "section": self.section,
            "goal": self.goal,
            "department": self.department,
            "quarter": self.quarter,
            "health": [health.value for health in self.health],
            "passed": PASSED_UNKNOWN if self.passed_unknown else "",
            "sort": str(self.sort.value),
        }
        return urlencode({name: value for name, value in parts.items() if value}, doseq=True)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order is asked for."""
        levels = (self.section, self.goal, self.department)
        return any((self.q, self.status, *levels, self.quarter, self.health, self.passed_unknown))


def quarter_days(quarter: str) -> tuple[date, date]:
    """First and last day of a quarter. Example: "2026-Q3" -> 2026-07-01, 2026-09-30."""
    match = _QUARTER.fullmatch(quarter)
    if match is None:
        raise ValueError(f"{quarter} is not a quarter such as 2026-Q3.")
    year, number = int(match[1]), int(match[2])
    after = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return date(year, 3 * number - 2, 1), after - timedelta(days=1)


def quarter_of(day: date) -> str:
    """The quarter a day lies in. Example: 2026-08-30 -> "2026-Q3"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def _one(query: _Query, name: str) -> str:
    values = query.getlist(name)
    return values[-1] if values else ""


def _slug(query: _Query, name: str) -> str:
    value = _one(query, name)
    return value if _SLUG.fullmatch(value) else ""


def _quarter(value: str) -> str:
    return value if value == NO_QUARTER or _QUARTER.fullmatch(value) else ""
