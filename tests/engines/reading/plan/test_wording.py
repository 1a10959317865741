"""Tests: sentences, hyphens and headers."""

from __future__ import annotations

import pytest

from headway.engines.reading.plan.headers import best, header_strength
from headway.engines.reading.plan.sentences import Openings, ends_in_list, is_dangling, is_finished, sentences
from headway.engines.reading.plan.spelling import Spelling


def test_sentences_end_at_full_stops_not_at_abbreviations_or_in_brackets() -> None:
    assert sentences("Map the wards (e.g. North. East). Train staff in St. Paul. Report.") == [
        "Map the wards (e.g. North. East).",
        "Train staff in St. Paul.",
        "Report.",
    ]


@pytest.mark.parametrize("text", ["Institute structures to", "with community-", "Plans for (now", "Roads,"])
def test_a_phrase_that_cannot_end_there_dangles(text: str) -> None:
    assert is_dangling(text)
    assert not is_finished(text)


def test_short_noun_phrases_after_an_announced_list_are_items() -> None:
    openings = Openings(["Plant trees.", "Repair roads."])
    assert ends_in_list("Write rules on the following: Times of meetings. Ways to vote.")
    assert openings.is_list_item("Investments in shade.")
    assert not openings.is_list_item("Plant more trees.")


def test_cut_words_are_joined_only_where_the_document_spells_them_whole() -> None:
    spelling = Spelling(["The Leadership section", "the goal of a priority"])
    assert spelling.join("Governance & Leade", "rship") == "Governance & Leadership"
    assert spelling.join("Priority", "goal") == "Priority goal"


@pytest.mark.parametrize(
    ("broken", "mended", "guesses"),
    [
        ("data- driven work", "data-driven work", []),
        ("a RadarStatstyle meeting", "a RadarStat-style meeting", []),
        ("short- and long-term", "short- and long-term", []),
        ("cocreation of parks", "co-creation of parks", ["co-creation"]),
        ("wideranging support", "wide-ranging support", ["wide-ranging"]),
        ("plain words stay", "plain words stay", []),
    ],
)
def test_hyphens_are_mended_by_the_documents_own_spelling(broken: str, mended: str, guesses: list[str]) -> None:
    spelling = Spelling([broken, "RadarStat-style meetings that we co-create are data-driven"])
    assert spelling.mend(broken) == (mended, guesses)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Action steps", "level"),
        ("Responsible Party", "departments"),
        ("Lead Agency / Partners", "lead"),
        ("Target Completion (Quarter)", "deadline"),
        ("Plazo", "deadline"),
        ("Zuständigkeit", "departments"),
        ("Échéance", "deadline"),
        ("% Complete", "status"),
        ("Date Completed", "other"),
        ("KPI", "other"),
    ],
)
def test_headers_are_known_in_several_languages(header: str, role: str) -> None:
    hit = best(header)
    assert hit is not None
    assert hit.role == role


def test_a_row_with_a_date_or_a_sentence_is_no_header() -> None:
    assert header_strength(["Goal", "Action", "Status"], declared=False) == 1.0
    assert header_strength(["Complete", "Team", "01/31/2025"], declared=False) == 0.0
    assert header_strength(["Fill the open position in the team.", "Status", "Goal"], declared=False) == 0.0
