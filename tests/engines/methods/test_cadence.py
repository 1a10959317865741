"""Methods: the days of what recurs."""

from __future__ import annotations

from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.methods.cadence import Every, next_turn, turns

EVERY = [Every(days=7), Every(months=1), Every(months=3), Every(months=6), Every(months=12)]


def test_month_ends_do_not_drift() -> None:
    found = list(islice(turns(date(2026, 1, 31), every=Every(months=1)), 4))
    assert found == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]


def test_next_turn_lies_after_the_day() -> None:
    assert next_turn(date(2026, 1, 31), every=Every(months=1), after=date(2026, 2, 28)) == date(2026, 3, 31)
    assert next_turn(date(2026, 1, 5), every=Every(days=7), after=date(2026, 1, 12)) == date(2026, 1, 19)


@pytest.mark.parametrize(("months", "days"), [(0, 0), (1, 1), (-1, 0), (0, -7)])
def test_a_cadence_counts_one_unit(months: int, days: int) -> None:
    with pytest.raises(ValueError, match="months or days"):
        Every(months=months, days=days)


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from(EVERY)
)
def test_starting_late_gives_the_same_days(first: date, since: date, every: Every) -> None:
    from_start = [day for day in islice(turns(first, every=every), 600) if day >= since][:5]
    assert list(islice(turns(first, every=every, since=since), 5)) == from_start
