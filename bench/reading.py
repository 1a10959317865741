"""Benchmarks: reading plans, beside plain table readers and pdfplumber, in one run.

Run as ``python -m bench.reading``; the documents are read from HEADWAY_SHARED. Ends with one line of JSON.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from bench import reading_cities, reading_pdf
from bench.reading_peers import against_gold, markdown_tables, pandas_table
from bench.reading_score import score
from headway.engines.reading.errors import NoPlanTable
from headway.engines.reading.formats import open_document
from headway.engines.reading.plan import read_document
from headway.engines.reading.reading import read_file

SHARED = Path(os.environ.get("HEADWAY_SHARED", Path(__file__).resolve().parents[2] / "shared"))
PLAN = SHARED / "plan" / "minneapolis-safe-and-thriving-phase-one.txt"
GOLD = SHARED / "plan" / "gold-part.json"
PAGES_OF_PLAN = 15
NARRATIVES = (
    "fds-2019-draft-narrative.pdf",
    "us-open-gov-nap1-narrative.pdf",
    "uk-digital-strategy-2017-narrative.docx",
)


def main() -> None:
    figures: dict[str, object] = {
        "minneapolis_with_list": minneapolis(with_list=True),
        "minneapolis_without_list": minneapolis(with_list=False),
        "peers": peers(),
        "milestones_fds_2020": milestones(),
        "commitments_nap2": commitments(),
        "invented_rows": {name: invented_rows(name) for name in NARRATIVES},
    }
    for name, told in figures.items():
        print(f"{name}: {told}")
    figures["pdf"] = reading_pdf.run()
    figures["made_up_cities"] = reading_cities.run()
    print(json.dumps(figures))


def minneapolis(*, with_list: bool) -> dict[str, object]:
    """The plan's cells against the hand-checked ones, and milliseconds a page without the child process's start."""
    names = (SHARED / "plan" / "departments.txt").read_text().splitlines() if with_list else None
    document = open_document(PLAN)
    draft = read_document(document, departments=names)
    seconds = min(_timed(names) for _ in range(5))
    return score(draft, GOLD).as_dict() | {"ms_a_page": round(seconds * 1000 / PAGES_OF_PLAN, 1)}


def _timed(names: list[str] | None) -> float:
    started = time.perf_counter()
    read_document(open_document(PLAN), departments=names)
    return time.perf_counter() - started


def peers() -> dict[str, object]:
    """(status, deadline) pairs that plain readers get from the same text; ours is in the same terms."""
    text = PLAN.read_text()
    draft = read_document(open_document(PLAN))
    ours = [
        ["", step.text, "", step.status or "", step.deadline.strftime("%m/%d/%y") if step.deadline else ""]
        for step in draft.steps
    ]
    told = {"headway": ours, "markdown_it": markdown_tables(text), "pandas": pandas_table(text)}
    results = {name: against_gold(rows, GOLD) for name, rows in told.items()}
    return {
        name: {"rows": one.rows, "pairs_percent": round(100 * one.pairs, 1), "rows_that_are_no_step": one.unmatched}
        for name, one in results.items()
    }


def milestones() -> dict[str, int]:
    draft = read_file(SHARED / "data" / "plans" / "fds-2020-action-plan.md")
    return {"rows": len(draft.steps), "dated": sum(step.deadline is not None for step in draft.steps)}


def commitments() -> dict[str, object]:
    started = time.perf_counter()
    draft = read_file(SHARED / "data" / "plans" / "us-open-gov-nap2-self-assessment.pdf")
    return {
        "commitments": len(draft.steps),
        "with_lead": sum(bool(step.departments) for step in draft.steps),
        "with_status": sum(step.status is not None for step in draft.steps),
        "with_end_date": sum(step.deadline is not None or bool(step.deadline_text) for step in draft.steps),
        "seconds": round(time.perf_counter() - started, 2),
    }


def invented_rows(name: str) -> int:
    try:
        return len(read_file(SHARED / "data" / "plans" / name).steps)
    except NoPlanTable:
        return 0


if __name__ == "__main__":
    main()
