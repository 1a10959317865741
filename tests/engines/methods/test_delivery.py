"""Methods: on-time rate, pace and compliance on hand-worked numbers, and what can never be gained by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.methods.delivery import Promise, compliance, on_time, pace
from headway.engines.methods.proportions import share

AS_OF = date(2026, 11, 22)
PASSED = date(2026, 6, 30)
BEFORE, AFTER = PASSED - timedelta(days=1), PASSED + timedelta(days=1)


def the_forty() -> list[Promise]:
    return [
        *[Promise(due=PASSED, done_on=BEFORE)] * 14,
        *[Promise(due=PASSED, done_on=AFTER)] * 9,
        *[Promise(due=PASSED)] * 17,
    ]


def test_share_of_fourteen_in_forty() -> None:
    found = share(14, whole=40)
    assert found.value == 0.35
    assert (round(found.low, 3), round(found.high, 3)) == (0.221, 0.505)


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (1, 0), (-1, 5), (6, 5)])
def test_share_of_nothing_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        share(part, whole=whole)


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_share_lies_inside_its_interval(pair: tuple[int, int]) -> None:
    found = share(pair[0], whole=pair[1])
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_on_time_rate_divides_by_all_that_were_due() -> None:
    rate = on_time(the_forty(), as_of=AS_OF)
    assert (rate.due, rate.on_time, rate.late, rate.still_open) == (40, 14, 9, 17)
    assert rate.rate == 0.35
    assert (round(rate.low or 0, 3), round(rate.high or 0, 3)) == (0.221, 0.505)


def test_on_time_rate_leaves_out_what_was_excluded_before_its_day() -> None:
    excluded = Promise(due=PASSED, set_aside_on=BEFORE)
    rate = on_time([*the_forty(), excluded], as_of=AS_OF)
    assert (rate.due, rate.set_aside, rate.rate) == (40, 1, 0.35)


def test_on_time_rate_keeps_what_was_excluded_after_its_day() -> None:
    rate = on_time([Promise(due=PASSED, done_on=BEFORE), Promise(due=PASSED, set_aside_on=AFTER)], as_of=AS_OF)
    assert (rate.due, rate.still_open, rate.rate) == (2, 1, 0.5)


def test_on_time_rate_is_none_where_no_completion_is_known() -> None:
    rate = on_time([Promise(due=PASSED, is_known=False)] * 3, as_of=AS_OF)
    assert rate.rate is None
    assert (rate.at_least, rate.at_most) == (0, 1)
    assert "no completion date is known" in rate.why


def test_on_time_rate_is_none_while_one_outcome_is_unknown() -> None:
    rate = on_time([*the_forty(), Promise(due=PASSED, is_known=False)], as_of=AS_OF)
    assert rate.rate is None
    assert (round(rate.at_least or 0, 3), round(rate.at_most or 0, 3)) == (round(14 / 41, 3), round(15 / 41, 3))
    assert "for 1 whether or when" in rate.why


def test_on_time_rate_is_none_before_any_deadline() -> None:
    rate = on_time([Promise(due=AS_OF)], as_of=AS_OF)
    assert (rate.rate, rate.due) == (None, 0)
    assert "No deadline has passed yet" in rate.why


def test_completion_after_the_day_asked_about_is_not_known_then() -> None:
    rate = on_time([Promise(due=PASSED, done_on=AS_OF)], as_of=AFTER)
    assert (rate.still_open, rate.rate) == (1, 0)


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
promises = st.builds(Promise, due=days, done_on=st.none() | days, is_known=st.booleans(), set_aside_on=st.none() | days)


@given(st.lists(promises, min_size=1, max_size=30), st.data())
def test_rate_never_rises_when_a_late_step_is_excluded_after_its_deadline(
    plan: list[Promise], data: st.DataObject
) -> None:
    late = [n for n, p in enumerate(plan) if p.due < AS_OF and p.set_aside_on is None and p.done_on is None]
    if not late:
        plan, late = [*plan, Promise(due=PASSED)], [len(plan)]
    chosen = data.draw(st.sampled_from(late))
    excluded_on = plan[chosen].due + timedelta(days=data.draw(st.integers(1, 900)))
    before = on_time(plan, as_of=AS_OF)
    after = on_time(
        [replace(p, set_aside_on=excluded_on) if n == chosen else p for n, p in enumerate(plan)], as_of=AS_OF
    )
    assert after.due == before.due
    assert after.rate == before.rate
    assert after.at_most == before.at_most


@given(st.lists(promises, max_size=30))
def test_every_due_promise_is_counted_once(plan: list[Promise]) -> None:
    rate = on_time(plan, as_of=AS_OF)
    assert rate.due == rate.on_time + rate.late + rate.still_open + rate.unknown
    assert rate.due + rate.set_aside == sum(p.due < AS_OF for p in plan)


def test_pace_counts_reached_against_due() -> None:
    found = pace([(BEFORE, BEFORE), (PASSED, None), (AFTER, AFTER), (BEFORE, AFTER)], as_of=AS_OF)
    assert (found.reached, found.due, found.index) == (3, 4, 0.75)
    assert pace([(date(2027, 1, 1), None)], as_of=AS_OF).index is None


def test_pace_is_above_one_where_work_is_ahead() -> None:
    assert pace([(BEFORE, BEFORE), (date(2027, 5, 1), AFTER)], as_of=AS_OF).index == 2


def test_compliance_counts_turns_done_by_their_day() -> None:
    turns = [(date(2026, 1, 1), date(2025, 12, 30)), (date(2026, 4, 1), date(2026, 4, 1)), (date(2026, 7, 1), None)]
    found = compliance([*turns, (AS_OF, None)], as_of=AS_OF)
    assert (found.on_time, found.due) == (2, 3)
    assert compliance([(AS_OF, None)], as_of=AS_OF).share is None
