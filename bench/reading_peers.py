"""Benchmarks: what a plain table reader gets from the same OCR text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas
from markdown_it import MarkdownIt
from rapidfuzz import fuzz


@dataclass(frozen=True, slots=True)
class PeerResult:
    """pairs: share of the gold's (status, deadline) pairs found with their step. unmatched: rows that are no step."""

    rows: int
    pairs: float
    unmatched: int


def markdown_tables(text: str) -> list[list[str]]:
    """Body and header rows of every table that GitHub's Markdown rules see."""
    rows: list[list[str]] = []
    row: list[str] | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            row = []
        elif token.type == "inline" and row is not None:
            row.append(token.content)
        elif token.type == "tr_close" and row is not None:
            rows.append(row)
            row = None
    return rows


def pandas_table(text: str) -> list[list[str]]:
    """Every line with a pipe as one table with "|" between its columns, separator lines left out."""
    lines = [line for line in text.splitlines() if line.startswith("|") and not re.fullmatch(r"[|\s:-]+", line)]
    frame = pandas.read_csv(
        io.StringIO("\n".join(lines)), sep="|", header=None, names=range(9), dtype=str, quoting=3, engine="python"
    )
    return [[str(cell).strip() for cell in row[1:6]] for row in frame.fillna("").to_numpy().tolist()]


def against_gold(rows: Iterable[list[str]], gold: Path) -> PeerResult:
    """Pairs each gold step with the row whose text is nearest, then compares status and date in that row."""
    steps = json.loads(gold.read_text())["steps"]
    found = [row for row in rows if len(row) >= 5 and any(row)]
    right = 0
    for step in steps:
        best = max(found, key=lambda row: fuzz.ratio(row[1], step["text"]))
        year, month, day = (step["deadline"] or "--").split("-")
        printed = f"{month}/{day}/{year[2:]}" if step["deadline"] else ""
        right += fuzz.ratio(best[1], step["text"]) > 60 and best[3] == (step["status"] or "") and best[4] == printed
    sections = {step["section"] for step in steps}
    # Only the part of the document that the gold covers can be judged: the rows up to its last step.
    last = max(index for index, row in enumerate(found) if fuzz.ratio(row[1], steps[-1]["text"]) > 60)
    unmatched = sum(
        1
        for row in found[: last + 1]
        if row[0] not in sections and max(fuzz.ratio(row[1], step["text"]) for step in steps) <= 60
    )
    return PeerResult(rows=len(found), pairs=right / len(steps), unmatched=unmatched)
