"""Search: words are found whole, begun, mistyped, accented; the index follows what is written."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headway.base.search.actions import index
from headway.base.search.models import Entry
from headway.base.search.queries import matching
from headway.base.search.words import LONGEST_WORD, plain, words_of

pytestmark = pytest.mark.django_db
SCOPE = "tests.Row:1"


def found(text: str, *, scope: str = SCOPE) -> list[int]:
    rows = matching(scope=scope, text=text)
    assert rows is not None
    return sorted(rows)


def test_words_lose_case_accents_and_apostrophes() -> None:
    assert words_of("The Mayor’s CAFÉ, 24/7: naïve_test") == ["the", "mayors", "cafe", "24", "7", "naive", "test"]
    assert len(words_of("x" * 500)[0]) == LONGEST_WORD


def test_every_word_must_occur() -> None:
    index(scope=SCOPE, texts={1: ("violence prevention",), 2: ("violence", "response")})
    assert found("violence") == [1, 2]
    assert found("response violence") == [2]
    assert found("prevention response") == []


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("commun", [1]),
        ("comunity", [1]),
        ("communtiy", [1]),
        ("comunitty", [1]),
        ("borad", [2]),
        ("bxxrd", []),
        ("911", [3]),
        ("912", []),
        ("mec", [3]),
        ("mxcc", [3]),
    ],
)
def test_slips_are_forgiven_and_short_words_are_not_guessed(asked: str, expected: list[int]) -> None:
    index(scope=SCOPE, texts={1: ("Community",), 2: ("Board",), 3: ("911 MECC",)})
    assert found(asked) == expected


def test_a_word_that_stands_there_is_not_taken_for_its_neighbour() -> None:
    index(scope=SCOPE, texts={1: ("planning",), 2: ("planting",)})
    assert found("planting") == [2]


def test_indexing_again_replaces_what_was_found_before() -> None:
    index(scope=SCOPE, texts={1: ("old words",)})
    index(scope=SCOPE, texts={1: ("new words",)})
    assert (found("old"), found("new")) == ([], [1])
    assert Entry.objects.count() == 1


def test_a_row_that_goes_is_found_no_more() -> None:
    index(scope=SCOPE, texts={1: ("gone",), 2: ("gone too",)})
    Entry.objects.filter(ref=1).delete()
    assert found("gone") == [2]


def test_scopes_do_not_see_each_other() -> None:
    index(scope=SCOPE, texts={1: ("secret",)})
    index(scope="tests.Row:2", texts={1: ("other",)})
    assert found("secret", scope="tests.Row:2") == []
    assert found("secrte", scope="tests.Row:2") == []


def test_a_question_without_words_asks_nothing() -> None:
    assert matching(scope=SCOPE, text=" ?! ") is None


def test_a_long_question_is_bounded() -> None:
    index(scope=SCOPE, texts={1: ("word",)})
    with CaptureQueriesContext(connection) as queries:
        matching(scope=SCOPE, text=" ".join(f"wrod{n}" for n in range(500)))
    assert len(queries) <= 2 * 12


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.text(max_size=60))
def test_no_question_breaks_the_index_and_every_text_finds_itself(text: str, other: str) -> None:
    text, other = text.replace("\0", ""), other.replace("\0", "")
    index(scope=SCOPE, texts={1: (text,), 2: (other,)})
    asked = " ".join(words_of(text)[:12])
    rows = matching(scope=SCOPE, text=asked)
    assert rows is None or 1 in list(rows)
    again = matching(scope=SCOPE, text=other)
    assert again is None or 2 in list(again)


@given(st.text())
def test_plain_words_stay_what_they_are(text: str) -> None:
    assert plain([plain([text])]) == plain([text])
