"""Intake: which row of a changed document is which step; plain facts, no database."""

from __future__ import annotations

from headway.domain.intake.queries.matching import Wording, match

ADVISORY = "Create a community advisory committee to provide direct community input on the plan."
TWIN = "Train all dispatchers in recognizing a behavioral crisis."
LONGER_TWIN = TWIN + " Training should be repeated each year, cover de-escalation, and be open to partner agencies."


def w(key: int, text: str, *, goal: str = "Goal", section: str = "Section") -> Wording:
    return Wording(key, section, goal, text)


def pairs(steps: list[Wording], rows: list[Wording], **more: object) -> dict[int, int]:
    return {pair.step: pair.row for pair in match(steps, rows, **more).pairs}  # type: ignore[arg-type]


def test_the_same_words_are_the_same_step_whatever_the_order() -> None:
    steps = [w(1, "First thing."), w(2, "Second thing."), w(3, "Third thing.")]
    rows = [w(30, "Third thing."), w(10, "First  thing."), w(20, "second thing.")]
    assert pairs(steps, rows) == {1: 10, 2: 20, 3: 30}


def test_a_reworded_step_is_found_in_its_goal() -> None:
    reworded = ADVISORY.replace("direct community input", "ongoing resident input")
    found = match([w(1, ADVISORY), w(2, "Publish a budget.")], [w(10, reworded), w(20, "Publish a budget.")])
    assert [(pair.step, pair.row) for pair in found.pairs] == [(1, 10), (2, 20)]
    assert found.pairs[0].likeness < 100


def test_near_twins_in_two_sections_are_not_joined() -> None:
    steps = [w(1, LONGER_TWIN, section="911"), w(2, TWIN, section="Restorative")]
    rows = [w(10, LONGER_TWIN, section="911"), w(20, TWIN, section="Restorative")]
    assert pairs(steps, rows) == {1: 10, 2: 20}


def test_a_removed_near_twin_does_not_take_the_other_ones_row() -> None:
    steps = [w(1, LONGER_TWIN, section="911"), w(2, TWIN, section="Restorative")]
    found = match(steps, [w(10, LONGER_TWIN, section="911")])
    assert [(pair.step, pair.row) for pair in found.pairs] == [(1, 10)]
    assert (found.removed, found.added) == ((2,), ())


def test_a_step_that_moved_to_another_goal_with_the_same_words_is_found() -> None:
    found = match([w(1, ADVISORY, goal="Old goal")], [w(10, ADVISORY, goal="New goal", section="Elsewhere")])
    assert [(pair.step, pair.row, pair.likeness) for pair in found.pairs] == [(1, 10, 100)]


def test_a_like_wording_elsewhere_is_left_alone_where_two_could_be_meant() -> None:
    steps = [w(1, ADVISORY + " Soon.", goal="A")]
    rows = [w(10, ADVISORY + " Now!!", goal="B"), w(20, ADVISORY + " Then.", goal="C")]
    found = match(steps, rows)
    assert found.pairs == ()
    assert (found.removed, found.added) == ((1,), (10, 20))


def test_two_equal_wordings_that_became_one_are_not_guessed_across_goals() -> None:
    steps = [w(1, TWIN, goal="A"), w(2, TWIN, goal="B")]
    found = match(steps, [w(10, TWIN, goal="C")])
    assert found.pairs == ()
    assert found.removed == (1, 2)


def test_what_a_person_kept_apart_is_not_paired_again() -> None:
    reworded = ADVISORY.replace("direct", "regular")
    assert pairs([w(1, ADVISORY)], [w(10, reworded)]) == {1: 10}
    assert pairs([w(1, ADVISORY)], [w(10, reworded)], apart={(1, 10)}) == {}
