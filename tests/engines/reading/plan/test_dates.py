"""Tests: deadlines as plans print them."""

from __future__ import annotations

from datetime import date

import pytest

from headway.engines.reading.plan.dates import DateHabits, is_date_like

US = DateHabits(order="mdy", settled=True)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("12/31/24", "2024-12-31"),
        ("2026-05-01", "2026-05-01"),
        ("31.12.2026", "2026-12-31"),
        ("September 30, 2020", "2020-09-30"),
        ("June 30th, 2026", "2026-06-30"),
        ("31 de diciembre de 2025", "2025-12-31"),
        ("December 2026", "2026-12-31"),
        ("12/2025", "2025-12-31"),
        ("Dec '25", "2025-12-31"),
        ("Q3 2026", "2026-09-30"),
        ("2026 Q1", "2026-03-31"),
        ("T3 2026", "2026-09-30"),
        ("third quarter of 2026", "2026-09-30"),
        ("2. Quartal 2027", "2027-06-30"),
        ("H1 2026", "2026-06-30"),
        ("Fall 2025", "2025-11-30"),
        ("by end of 2027", "2027-12-31"),
        ("2025-2027", "2027-12-31"),
        ("Jan 2025 – Mar 2026", "2026-03-31"),
        ("~~June 30, 2020~~ July 31, 2020*", "2020-07-31"),
    ],
)
def test_a_deadline_is_the_last_day_of_what_is_printed(printed: str, day: str) -> None:
    reading = US.last(printed)
    assert reading is not None
    assert reading.value == date.fromisoformat(day)
    assert reading.reason == ""


@pytest.mark.parametrize(
    "printed",
    [
        "Ongoing",
        "within 6 months",
        "12 months",
        "TBD",
        "2024 - ongoing",
        "90 days after",
        "See above",
        "13/45/24",
        "00,02,27",
    ],
)
def test_what_names_no_day_gives_none(printed: str) -> None:
    assert US.last(printed) is None


@pytest.mark.parametrize(
    ("printed", "day"), [("FY26 Q2", "2025-12-31"), ("mid-2026", "2026-06-30"), ("Winter 2026", "2027-02-28")]
)
def test_what_can_be_read_in_two_ways_is_a_doubt(printed: str, day: str) -> None:
    reading = US.last(printed)
    assert reading is not None
    assert reading.value.isoformat() == day
    assert reading.alternatives
    assert reading.reason.endswith(".")


def test_a_stated_fiscal_year_settles_it() -> None:
    habits = DateHabits.learn([], prose="The fiscal year begins on October 1.")
    reading = habits.last("FY26")
    assert reading is not None
    assert reading.value == date(2026, 9, 30)
    assert reading.alternatives == ()


def test_day_and_month_are_told_apart_by_the_columns_own_dates() -> None:
    day_first = DateHabits.learn(["25/12/2025", "01/02/2026"])
    month_first = DateHabits.learn(["12/25/2025", "01/02/2026"])
    assert [habits.last("01/02/2026").value.month for habits in (day_first, month_first)] == [2, 1]  # type: ignore[union-attr]


def test_an_unsettled_order_is_a_doubt_with_the_other_day() -> None:
    reading = DateHabits.learn(["01/02/2026", "03/04/2026"]).last("01/02/2026")
    assert reading is not None
    assert reading.alternatives == (date(2026, 2, 1),)


def test_a_misread_date_keeps_its_shape() -> None:
    assert is_date_like("20/04/05")
    assert US.last("20/04/05") is None
    assert not is_date_like("Q3 2026")
