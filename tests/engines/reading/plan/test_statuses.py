"""Tests: statuses whole, broken, garbled and several in one cell."""

from __future__ import annotations

import pytest

from headway.engines.reading.plan.statuses import StatusBook

BOOK = StatusBook.learn(["Not started", "In progress", "Planning", "Complete", "Excluded", "Ongoing", "Live", "Live"])


@pytest.mark.parametrize(
    ("parts", "values"),
    [
        (["Not", "Not started", "Starteu"], ("Not started",)),
        (["Di", "Planning"], ("Planning",)),
        (["·", "Planning"], ("Planning",)),
        (["In", "progress", ","], ("In progress",)),
        (["Not started Excluded Ongoing"], ("Not started", "Excluded", "Ongoing")),
        (["75%"], ("75%",)),
        (["Live"], ("Live",)),
        (["En curso"], ("En curso",)),
    ],
)
def test_statuses_are_found_in_their_cells(parts: list[str], values: tuple[str, ...]) -> None:
    reading = BOOK.read(parts)
    assert reading.values == values
    assert not reading.guessed


@pytest.mark.parametrize(
    ("printed", "status"), [("Dlanning", "Planning"), ("progress", "In progress"), ("Not startod", "Not started")]
)
def test_a_broken_status_is_guessed_and_said_so(printed: str, status: str) -> None:
    reading = BOOK.read([printed])
    assert reading.values == (status,)
    assert reading.guessed


def test_words_around_a_status_are_kept_apart() -> None:
    reading = BOOK.read(["Complete, opened in May"])
    assert reading.values == ("Complete",)
    assert reading.rest == ("opened in May",)


def test_merged_cells_teach_no_status_of_their_own() -> None:
    book = StatusBook.learn(["Done", "Done", "Late", "Late", "Done Late", "Done Late"])
    assert book.read(["Done Late"]).values == ("Done", "Late")
