"""Methods: the days on which something that recurs is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True)
class Every:
    """How often. Example: every quarter is ``Every(months=3)``."""

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if (self.months > 0) == (self.days > 0) or self.months < 0 or self.days < 0:
            raise ValueError("A cadence counts either months or days, one of them above zero.")


def turns(first: date, *, every: Every, since: date | None = None) -> Iterator[date]:
    """The due days from the first one on, without end; with ``since`` only those on or after that day.

    Each is counted from the first, so a month's end stays one. Example: 31 Jan, monthly -> 28 Feb, 31 Mar, 30 Apr.
    """
    start = 0
    if since is not None and since > first:
        months_between = (since.year - first.year) * 12 + since.month - first.month
        start = (since - first).days // every.days if every.days else max(0, months_between // every.months - 1)
    for number in count(start):
        later = timedelta(days=every.days * number) if every.days else relativedelta(months=every.months * number)
        day = first + later
        if since is None or day >= since:
            yield day


def next_turn(first: date, *, every: Every, after: date) -> date:
    """The first due day later than ``after``. Example: first 31 Jan, monthly, after 28 Feb -> 31 Mar."""
    return next(turns(first, every=every, since=after + timedelta(days=1)))
