"""Public: the charts that earn their place, each made of the same rows as the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext

from headway.base.design.charts import Bar, Bars, Column, Columns, Part, StackedBar
from headway.base.design.tones import Tone
from headway.web.public.rendering import words
from headway.web.public.rendering.book import Book, Row

MOST_QUARTERS = 15
MOST_BARS = 30
"""More departments than this make a list, not a chart; the table below holds them all."""


def status_share(book: Book, steps: Iterable[Row], *, id: str = "status") -> StackedBar:
    """How the steps divide by status."""
    return StackedBar(
        id=id,
        title=gettext("Steps by status"),
        unit=gettext("steps"),
        heading=gettext("Status"),
        parts=tuple(Part(one["name"], one["count"], Tone(one["tone"])) for one in book.statuses(steps)),
    )


def by_quarter(book: Book) -> Columns | None:
    """When the deadlines fall, and what has become of them; None where no step has a deadline."""
    quarters = [key for key in book.by_quarter if key != "none"]
    if not quarters:
        return None
    now = words.quarter_key(book.edition.as_of)
    first, last = _window(quarters, now)
    keys = _between(first, last)
    earlier = [step for key in quarters if key < first for step in book.by_quarter[key]]
    later = [step for key in quarters if key > last for step in book.by_quarter[key]]
    columns = [Column(words.quarter_name(key), _tones(book.by_quarter.get(key, []))) for key in keys]
    if earlier:
        columns.insert(0, Column(gettext("Earlier"), _tones(earlier)))
    if later:
        columns.append(Column(gettext("Later"), _tones(later)))
    ended = bool(earlier) + sum(1 for key in keys if key < now)
    return Columns(
        id="quarters",
        title=gettext("Deadlines by quarter"),
        unit=gettext("steps"),
        heading=gettext("Quarter"),
        columns=tuple(columns),
        legend=LEGEND(),
        now_after=ended if 0 < ended < len(columns) else None,
        now_label=gettext("This edition"),
    )


def _window(quarters: list[str], now: str) -> tuple[str, str]:
    """The quarters to draw one by one: at most MOST_QUARTERS, those around the edition's day first.

    What lies before and after stands together in one column each, so that one stray date long ago does not press
    everything else together.
    """
    keys = _between(quarters[0], quarters[-1])
    if len(keys) <= MOST_QUARTERS:
        return keys[0], keys[-1]
    here = sum(1 for key in keys if key < now)
    start = min(max(0, here - 2 * MOST_QUARTERS // 3), len(keys) - MOST_QUARTERS)
    return keys[start], keys[start + MOST_QUARTERS - 1]


def LEGEND() -> dict[Tone, str]:
    """What the tones mean in the chart of deadlines, from below to above."""
    return {
        Tone.DONE: gettext("Complete"),
        Tone.ACTIVE: gettext("Open, deadline ahead"),
        Tone.UNKNOWN: gettext("Deadline passed, no later word"),
        Tone.LATE: gettext("Late"),
        Tone.STOPPED: gettext("Ongoing or set aside"),
    }


def department_load(book: Book) -> Bars | None:
    """How many steps name each department, and how many of them are open; None where the plan names nobody."""
    if not book.by_department:
        return None
    ranked = sorted(book.by_department.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_BARS]
    return Bars(
        id="departments",
        title=gettext("Open steps of each department"),
        unit=gettext("open steps"),
        heading=gettext("Department"),
        of_label=gettext("All its steps"),
        bars=tuple(
            Bar(str(book.departments[slug]["name"]), sum(1 for step in steps if _is_open(step)), of=len(steps))
            for slug, steps in ranked
        ),
    )


def _is_open(step: Row) -> bool:
    return bool(step["deadline_state"] != "settled")


def _tones(steps: Iterable[Row]) -> dict[Tone, int]:
    return dict(Counter(_tone(step) for step in steps))


def _tone(step: Row) -> Tone:
    if step["status"] == "complete":
        return Tone.DONE
    states = {"late": Tone.LATE, "passed_unknown": Tone.UNKNOWN, "settled": Tone.STOPPED}
    return states.get(step["deadline_state"], Tone.ACTIVE)


def _between(first: str, last: str) -> list[str]:
    """Every quarter from the first to the last, those without a deadline included, so that time runs evenly."""
    year, number = int(first[:4]), int(first[-1])
    keys = []
    while f"{year}-q{number}" <= last:
        keys.append(f"{year}-q{number}")
        year, number = (year + 1, 1) if number == 4 else (year, number + 1)
    return keys
