"""Benchmarks: PDFs printed from plan rows, read by us and by pdfplumber's own table extraction, in one run.

Run as ``python -m bench.reading_pdf``; ends with one line of JSON. A pair is a step's (status, deadline), right only
where its row's text is right too.
"""

from __future__ import annotations

import io
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
from tests.engines.reading.formats.pdf.browser_printing import WEB, chromium, printed_by_browser
from tests.engines.reading.printing import EIGHT, HEADER, Layout, PlanRow, made_up_rows, printed

from headway.engines.reading.formats.pdf import read_pdf

SHARED = Path(os.environ.get("HEADWAY_SHARED", Path(__file__).resolve().parents[2] / "shared"))
ROWS = 138

Cells = tuple[str, ...]


def run() -> dict[str, object]:
    """For each layout: the share of pairs and the seconds a page, ours and pdfplumber's."""
    rows = plan_rows()
    figures: dict[str, object] = {}
    for name, layout, data in printings(rows):
        pages = _pages(data)
        ours, our_seconds = _timed(lambda data=data: our_rows(data))  # type: ignore[misc]
        theirs, their_seconds = _timed(lambda data=data: pdfplumber_rows(data))  # type: ignore[misc]
        figures[name] = {
            "pages": pages,
            "pairs_percent": pairs_percent(rows, ours),
            "texts_percent": texts_percent(rows, ours),
            "rows_that_match_no_step": strays(rows, layout, ours),
            "seconds_a_page": round(our_seconds / pages, 3),
            "pdfplumber_pairs_percent": pairs_percent(rows, theirs),
            "pdfplumber_seconds_a_page": round(their_seconds / pages, 3),
        }
        print(f"{name}: {figures[name]}")
    return figures


def printings(rows: Sequence[PlanRow]) -> Iterator[tuple[str, Layout, bytes]]:
    """The eight layouts, and where there is a browser, the ways it prints the rows from a web page."""
    for name, layout in EIGHT.items():
        yield name, layout, printed(rows, layout)
    if chromium():
        for name, web in WEB.items():
            with TemporaryDirectory() as folder:
                yield name, Layout(), printed_by_browser(rows, web, Path(folder))


def plan_rows() -> list[PlanRow]:
    """138 rows: the hand-checked ones of the Minneapolis plan where they are at hand, made-up ones for the rest."""
    gold = SHARED / "plan" / "gold-part.json"
    rows = _gold_rows(json.loads(gold.read_text())["steps"]) if gold.exists() else []
    return rows + made_up_rows(ROWS - len(rows))


def _gold_rows(steps: Sequence[dict[str, object]]) -> list[PlanRow]:
    rows: list[PlanRow] = []
    goal = ""
    for step in steps:
        year, month, day = str(step["deadline"] or "--").split("-")
        printed_goal = str(step["goal"]) if step["goal"] != goal else ""
        goal = str(step["goal"])
        departments = tuple(str(name) for name in step["departments"])  # type: ignore[attr-defined]
        deadline = f"{month}/{day}/{year[2:]}" if year else ""
        rows.append(
            PlanRow(
                str(step["section"]), printed_goal, str(step["text"]), departments, str(step["status"] or ""), deadline
            )
        )
    return rows


def our_rows(data: bytes) -> list[Cells]:
    """The rows of every table, as our reader hands them on."""
    tables = read_pdf(data, name="printed.pdf").tables()
    return [tuple("" if cell.merged else _flat(cell.text) for cell in row.cells) for t in tables for row in t.rows]


def pdfplumber_rows(data: bytes) -> list[Cells]:
    """The rows of every table that pdfplumber finds with its own settings; by text where it finds no lines."""
    rows: list[Cells] = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            tables = page.extract_tables()
            if not tables:
                tables = page.extract_tables({"vertical_strategy": "text", "horizontal_strategy": "text"})
            rows += [tuple(_flat(cell or "") for cell in row) for table in tables for row in table]
    return rows


def pairs_percent(rows: Iterable[PlanRow], cells: Iterable[Cells]) -> float:
    """The share of steps whose status and deadline stand beside their whole text."""
    return _percent(
        ((_flat(row.text), row.status, row.deadline) for row in rows), ((c[1], c[3], c[4]) for c in _full(cells))
    )


def texts_percent(rows: Iterable[PlanRow], cells: Iterable[Cells]) -> float:
    """The share of steps whose goal, text and departments are the printed ones."""
    wanted = ((_flat(row.goal), _flat(row.text), _flat(" ".join(row.departments))) for row in rows)
    return _percent(wanted, (c[:3] for c in _full(cells)))


def strays(rows: Iterable[PlanRow], layout: Layout, cells: Iterable[Cells]) -> int:
    """Rows read that are no step, no section and no head of columns."""
    wanted = Counter(_flat(row.text) for row in rows)
    sections = {_flat(row.section) for row in rows} if layout.sections else set()
    found = Counter(c[1] if len(c) == 5 else "" for c in cells if c[0] not in sections and c != HEADER)
    return sum((found - wanted).values())


def _full(cells: Iterable[Cells]) -> Iterable[Cells]:
    return (row for row in cells if len(row) == 5)


def _percent(wanted: Iterable[Cells], found: Iterable[Cells]) -> float:
    expected = Counter(wanted)
    return round(100 * sum((expected & Counter(found)).values()) / sum(expected.values()), 1)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _pages(data: bytes) -> int:
    with pdfplumber.open(io.BytesIO(data)) as document:
        return len(document.pages)


def _timed(read: Callable[[], list[Cells]]) -> tuple[list[Cells], float]:
    started = time.perf_counter()
    rows = read()
    return rows, time.perf_counter() - started


if __name__ == "__main__":
    print(json.dumps(run()))
