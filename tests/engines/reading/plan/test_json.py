"""Tests: the draft as JSON."""

from __future__ import annotations

import json

from headway.engines.reading.formats.text import read_text
from headway.engines.reading.json import draft_as_json
from headway.engines.reading.plan import read_document

PLAN = """My plan

| Goal | Action | Owner | Status | Due |
|--|--|--|--|--|
| Shade | Plant trees. | Parks | In progress | FY26 |
| | Water them. | Zoo | Done | 01/31/25 |
"""


def test_the_shape_is_the_one_promised() -> None:
    printed = json.loads(
        json.dumps(draft_as_json(read_document(read_text(PLAN.encode(), name="a.txt"), departments=["Parks"])))
    )
    first, second = printed["steps"]
    assert printed["title"] == "My plan"
    assert (first["deadline"], second["deadline"], second["source"]) == ("2026-06-30", "2025-01-31", {"lines": [6, 6]})
    assert {doubt["field"] for doubt in second["doubts"]} == {"departments"}
    assert first["doubts"][0]["alternatives"] == ["2026-09-30", "2026-12-31"]


def test_unused_lines_carry_their_reason() -> None:
    printed = draft_as_json(read_document(read_text(PLAN.encode(), name="a.txt")))
    assert [(line["source"]["lines"][0], line["kind"]) for line in printed["unused"]] == [
        (1, "prose"),
        (3, "header"),
        (4, "separator"),
    ]
    assert all(line["why"] for line in printed["unused"])
