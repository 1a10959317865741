"""Tests: departments told apart with a list, and learnt without one."""

from __future__ import annotations

import pytest

from headway.engines.reading.plan.learning import learn_names
from headway.engines.reading.plan.names import Directory, in_order
from headway.engines.reading.plan.separators import is_unsettled_list, split_names

CITY = Directory.of(
    ["311", "City Clerk", "City Counsel's Office", "Field Team", "IT", "Parks & Trails", "Radio - East"], exact=True
)


def _found(text: str) -> list[tuple[str, str]]:
    return [(mention.name, mention.kind) for mention in CITY.scan(text)]


def test_names_without_separators_are_cut_longest_first() -> None:
    assert _found("311 City Counsel's Office City Clerk IT") == [
        ("311", "known"),
        ("City Counsel's Office", "known"),
        ("City Clerk", "known"),
        ("IT", "known"),
    ]


def test_dashes_quotes_and_ampersands_may_differ() -> None:
    assert _found("Radio – East City Counsel’s Office Parks and Trails") == [
        ("Radio - East", "known"),
        ("City Counsel's Office", "known"),
        ("Parks & Trails", "known"),
    ]


@pytest.mark.parametrize(
    ("printed", "name", "kind"),
    [
        ("Field", "Field Team", "part"),
        ("City Clcrk", "City Clerk", "near"),
        (". reignoom ou", "", "ghost"),
        ("Zoo", "Zoo", "new"),
    ],
)
def test_what_is_no_known_name_says_what_it_may_be(printed: str, name: str, kind: str) -> None:
    assert _found(f"IT {printed}")[-1] == (name, kind)


def test_names_are_learnt_from_cells_that_run_them_together() -> None:
    cells = [
        "Harbor Works",
        "Fire Rescue Harbor Works",
        "Fire Rescue",
        "Harbor Works Transit",
        "Fire Rescue Transit",
        "Animal Care Transit",
    ]
    learnt = learn_names(cells)
    assert set(learnt.names.values()) == {"Harbor Works", "Fire Rescue", "Transit", "Animal Care"}
    assert learnt.doubtful == {"animal care"}


def test_a_lost_last_word_is_no_department_of_its_own() -> None:
    learnt = learn_names(["Field Team"] * 6 + ["Field Team Water"] * 2 + ["Field Water", "Water"])
    assert set(learnt.names.values()) == {"Field Team", "Water"}


def test_separators_and_lists_are_followed() -> None:
    known = {"police", "fire", "health", "parks and recreation"}.__contains__
    split = split_names("Police; Fire,\nParks and Recreation", wraps=False, is_name=lambda text: known(text.casefold()))
    assert split == ["Police", "Fire", "Parks and Recreation"]
    assert split_names("Police and Fire", wraps=False, is_name=lambda text: known(text.casefold())) == [
        "Police",
        "Fire",
    ]


def test_a_list_that_may_end_in_one_name_or_two_is_unsettled() -> None:
    assert is_unsettled_list("Police, Fire and Health", is_name=lambda _: False)
    assert not is_unsettled_list("Police, Fire and Health", is_name=lambda text: text == "Fire and Health")


def test_order_ignores_case_and_puts_digits_first() -> None:
    assert in_order(["311", "Mayor's office", "MPD"])
    assert not in_order(["MPD", "Mayor's office"])
