"""Methods: health by its rules, and that it cannot be painted green."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.engines.methods.health import Colour, Facts, judge

AS_OF = date(2026, 11, 22)
DUE = date(2027, 3, 31)
GREEN = Facts(last_word_on=AS_OF, has_lead=True, due=DUE)


@pytest.mark.parametrize(
    ("facts", "colour", "word"),
    [
        (GREEN, Colour.GREEN, "ahead"),
        (replace(GREEN, last_word_on=None), Colour.NONE, "Nobody has reported"),
        (replace(GREEN, has_lead=False), Colour.GREY, "No lead"),
        (replace(GREEN, due=None), Colour.GREY, "No date"),
        (replace(GREEN, last_word_on=AS_OF - timedelta(days=46)), Colour.GREY, "46 days"),
        (replace(GREEN, last_word_on=AS_OF - timedelta(days=45)), Colour.GREEN, "recent"),
        (replace(GREEN, due=AS_OF - timedelta(days=1)), Colour.RED, "has passed"),
        (replace(GREEN, due=AS_OF), Colour.GREEN, "ahead"),
        (replace(GREEN, forecast=DUE + timedelta(days=31)), Colour.RED, "31 days after"),
        (replace(GREEN, forecast=DUE + timedelta(days=30)), Colour.AMBER, "30 days after"),
        (replace(GREEN, is_held=True), Colour.RED, "waits for"),
        (replace(GREEN, is_paused=True), Colour.AMBER, "paused"),
        (replace(GREEN, is_at_risk=True), Colour.AMBER, "at risk"),
        (replace(GREEN, is_done=True, is_open=False, last_word_on=date(2020, 1, 1)), Colour.DONE, "second person"),
        (replace(GREEN, is_open=False), Colour.NONE, "set aside"),
    ],
)
def test_first_rule_that_matches_gives_the_colour(facts: Facts, colour: Colour, word: str) -> None:
    found = judge(facts, as_of=AS_OF)
    assert found.colour is colour
    assert word in found.why


days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
any_facts = st.builds(
    Facts,
    last_word_on=st.none() | days,
    is_open=st.booleans(),
    is_done=st.booleans(),
    has_lead=st.booleans(),
    due=st.none() | days,
    forecast=st.none() | days,
    is_at_risk=st.booleans(),
    is_paused=st.booleans(),
    is_held=st.booleans(),
)


@given(any_facts, days, st.integers(1, 365))
def test_stale_is_never_green(facts: Facts, as_of: date, stale_after_days: int) -> None:
    colour = judge(facts, as_of=as_of, stale_after_days=stale_after_days).colour
    is_stale = facts.last_word_on is None or (as_of - facts.last_word_on).days > stale_after_days
    assert not (is_stale and colour is Colour.GREEN)


@given(any_facts, days)
def test_what_the_owner_says_can_only_worsen_it(facts: Facts, as_of: date) -> None:
    order = [Colour.GREEN, Colour.AMBER, Colour.RED]
    calm = judge(replace(facts, is_at_risk=False), as_of=as_of).colour
    worried = judge(replace(facts, is_at_risk=True), as_of=as_of).colour
    assert calm == worried or order.index(worried) > order.index(calm)


@given(any_facts, days)
def test_every_colour_says_why(facts: Facts, as_of: date) -> None:
    assert judge(facts, as_of=as_of).why.endswith(".")
