"""Plans: every status has its place in every table."""

from __future__ import annotations

import pytest

from headway.domain.plans.states import CADENCES, NEEDS_REASON, TONES, TRANSITIONS, Cadence, Health, Status
from headway.engines.methods.health import Colour


def test_transitions_and_tones_cover_every_status() -> None:
    assert set(TRANSITIONS) == set(Status)
    assert set(TONES) == set(Status)


@pytest.mark.parametrize("status", list(Status))
def test_nothing_becomes_unknown_again_and_something_always_follows(status: Status) -> None:
    assert Status.UNKNOWN not in TRANSITIONS[status]
    assert TRANSITIONS[status] - {status}


@pytest.mark.parametrize("status", list(Status))
def test_a_status_owes_work_or_is_done_or_set_aside_or_unknown(status: Status) -> None:
    kinds = [status.is_active, status.is_done, status.is_set_aside, status is Status.UNKNOWN]
    assert sum(kinds) == 1


def test_every_status_can_be_reached_from_what_a_plan_may_publish() -> None:
    reached = {Status.UNKNOWN}
    for _ in Status:
        reached |= {after for status in reached for after in TRANSITIONS[status]}
    assert reached == set(Status)


def test_complete_is_left_by_reopening_only() -> None:
    assert TRANSITIONS[Status.COMPLETE] == {Status.IN_PROGRESS, Status.COMPLETE}
    assert Status.EXCLUDED in NEEDS_REASON


def test_health_and_its_method_have_the_same_values() -> None:
    assert {health.value for health in Health} == {colour.value for colour in Colour}


def test_every_cadence_has_its_length() -> None:
    assert set(CADENCES) == set(Cadence)
