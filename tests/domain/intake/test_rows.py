"""Intake: the review's filters and search, and who stands next to whom."""

from __future__ import annotations

import pytest
from tests.domain.intake.factories import DATE_DOUBT, a_step, an_import, row
from tests.domain.plans.factories import a_user

from headway.base.core.errors import InvalidInput
from headway.domain.intake import actions, queries
from headway.domain.intake.models import Import
from headway.domain.intake.queries import RowFilter
from headway.domain.intake.queries.source import Part, marked, source_of
from headway.domain.intake.wording import place_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def import_() -> Import:
    return an_import(
        a_user(),
        steps=[
            a_step("Create an advisory board.", departments=["Mayor's office", "Neighborhood Safety"]),
            a_step("Publish the budget.", line=4, section="Money", doubts=[DATE_DOUBT], other={"Measure": "Visits"}),
            a_step("Hold a meeting.", line=5, section="Money", status="Ongoing"),
        ],
    )


def numbers(import_: Import, **wanted: str) -> list[str]:
    return [found.number for found in queries.rows_matching(import_, RowFilter(**wanted))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("BUDGET", ["2"]),
        ("neighborhood saf", ["1"]),
        ("visits", ["2"]),
        ("ongoing meeting", ["3"]),
        ("zebra", []),
        ("%", []),
    ],
)
def test_the_search_looks_into_every_field(import_: Import, words: str, found: list[str]) -> None:
    assert numbers(import_, show="all", q=words) == found


def test_filters_by_doubt_section_and_what_was_set_aside(import_: Import) -> None:
    assert numbers(import_) == ["2"]
    assert numbers(import_, show="all", section="Money") == ["2", "3"]
    actions.set_aside_row(by=a_user(), row=row(import_, 3), revision=1)
    assert numbers(import_, show="aside") == ["3"]


def test_a_filter_stands_in_the_address_and_comes_back_from_it() -> None:
    wanted = RowFilter(show="all", section="911 & Communications", q="dash board")
    assert wanted.as_query(row=4) == "show=all&section=911+%26+Communications&q=dash+board&row=4"
    assert RowFilter.from_query({"show": "all", "section": "911 & Communications", "q": " dash board "}) == wanted
    assert RowFilter().as_query() == ""


def test_neighbours_are_those_of_the_filter(import_: Import) -> None:
    before, after = queries.neighbours(queries.rows_matching(import_, RowFilter(show="all")), row(import_, 2))
    assert (before and before.number, after and after.number) == ("1", "3")


@pytest.mark.parametrize(
    ("typed", "day"), [("2026-09-30", "2026-09-30"), ("9/30/2026", "2026-09-30"), ("Q3 2026", "2026-09-30")]
)
def test_a_day_as_people_type_it(typed: str, day: str) -> None:
    assert queries.day(typed).isoformat() == day


@pytest.mark.parametrize("typed", ["soon", "03/04/2026", "2026-13-40"])
def test_what_is_no_day_or_two_days_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput, match="year-month-day"):
        queries.day(typed)


def test_the_source_shows_the_lines_around_with_the_words_marked(import_: Import) -> None:
    source = source_of(import_, row(import_, 1), fields=["status"])
    assert [line.number for line in source.lines if line.is_here] == [3]
    here = next(line for line in source.lines if line.is_here)
    assert Part("Planning", is_marked=True) in here.parts
    assert [line.number for line in source.lines] == [1, 2, 3, 4, 5]


def test_marking_cuts_the_text_and_loses_nothing() -> None:
    parts = marked("| Budget  IT | In progress |", ["Budget IT", "in progress"])
    assert "".join(part.text for part in parts) == "| Budget  IT | In progress |"
    assert [part.text for part in parts if part.is_marked] == ["Budget  IT", "In progress"]


def test_only_whole_words_are_marked() -> None:
    parts = marked("The website of IT, by (IT).", ["IT"])
    assert [part.text for part in parts if part.is_marked] == ["IT", "IT"]
    assert parts[0].text == "The website of "


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([], ""),
        ([{"line": 15, "line_end": 15}], "line 15"),
        ([{"page": 3, "line": 212, "line_end": 214}], "page 3, lines 212–214"),
        ([{"page": 3, "line": 9}, {"page": 4, "line": 12, "line_end": 13}], "pages 3–4, lines 9–13"),
        ([{"sheet": "Plan", "row": 4, "column": 2}], "sheet Plan, row 4, column 2"),
    ],
)
def test_places_are_named_as_a_person_would(spans: list[dict[str, object]], words: str) -> None:
    assert place_words(spans) == words
