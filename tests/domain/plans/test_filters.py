"""Plans: a filter in an address, read back as it was written."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from headway.domain.plans.queries.filters import Sort, StepFilter, quarter_days, quarter_of
from headway.domain.plans.states import Health, Status


def some_of(values: list[Status] | list[Health]) -> st.SearchStrategy[tuple[Status | Health, ...]]:
    return st.sets(st.sampled_from(values)).map(lambda chosen: tuple(v for v in values if v in chosen))


slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
filters = st.builds(
    StepFilter,
    q=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60).map(str.strip),
    status=some_of(list(Status)),
    section=st.just("") | slugs,
    goal=st.just("") | slugs,
    department=st.just("") | slugs,
    quarter=st.sampled_from(["", "none", "2026-Q3"]),
    health=some_of(list(Health)),
    sort=st.sampled_from(Sort),
)


@given(filters)
def test_a_filter_survives_its_address(filter: StepFilter) -> None:
    assert StepFilter.from_query(QueryDict(filter.as_query())) == filter


@pytest.mark.parametrize(
    "query", ["status=late", "quarter=2026-Q5", "goal=../x", "sort=number", "health=blue", "q=%00", "other=1"]
)
def test_nonsense_in_an_address_is_left_out(query: str) -> None:
    filter = StepFilter.from_query(QueryDict(query))
    assert filter == StepFilter()
    assert not filter.is_narrowed


def test_a_long_question_is_cut() -> None:
    assert len(StepFilter.from_query(QueryDict("q=" + "a" * 5000)).q) == 200


def test_quarters() -> None:
    assert quarter_days("2026-Q3") == (date(2026, 7, 1), date(2026, 9, 30))
    assert quarter_days("2026-Q4") == (date(2026, 10, 1), date(2026, 12, 31))
    with pytest.raises(ValueError, match="not a quarter"):
        quarter_days("2026-Q0")


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)))
def test_a_day_lies_in_its_quarter(day: date) -> None:
    first, last = quarter_days(quarter_of(day))
    assert first <= day <= last
