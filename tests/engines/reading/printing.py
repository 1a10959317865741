"""Prints plan rows as PDFs in the ways that word processors and browsers print them.

The rows are made up, with the lengths and the irregularities of published plans: goals that stand only beside their
first step, sections over the whole width, steps without a status or a date, departments one below the other.
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

HEADER = ("Goal", "Action steps", "Departments", "Status", "Deadline")
SHARES = (0.18, 0.39, 0.2, 0.12, 0.11)
DEPARTMENTS = (
    "Office of Public Works", "Parks & Recreation", "Health", "City Clerk", "Fire", "Finance & Budget", "311",
    "Office of Housing and Neighborhood Services", "IT", "Planning - Zoning", "Mayor's office", "Library",
)  # fmt: skip
STATUSES = ("Not started", "Planning", "In progress", "In progress", "Complete", "Ongoing", "Excluded")
OPENINGS = (
    "Develop",
    "Review",
    "Publish",
    "Convene",
    "Map",
    "Establish",
    "Train staff on",
    "Evaluate",
    "Fund",
    "Adopt",
)
PHRASES = """
a community-based approach to street safety across every neighborhood and district of the city so that residents can see
how the work is going and say what should change while partners share data under one agreement with clear roles for the
committee that meets each quarter and reports on cross-departmental progress to the council in plain language including
long-term costs staffing and the follow-up that people were promised at earlier public meetings
"""
WORDS = PHRASES.split()


@dataclass(frozen=True)
class PlanRow:
    """One step as printed; ``goal`` is empty beside the further steps of a goal."""

    section: str
    goal: str
    text: str
    departments: tuple[str, ...]
    status: str
    deadline: str


@dataclass(frozen=True)
class Layout:
    """How the rows are printed. ``rules``: "grid", "across", "zebra", "frame", "heads" or "none"."""

    rules: str = "grid"
    repeat_header: bool = True
    wide: bool = False
    valign: str = "TOP"
    padding: float = 3.0
    sides: float = 6.0  # what a cell keeps free to its left and right
    font: str = "Helvetica"
    size: float = 9.0
    split_rows: bool = True
    rotate: int = 0
    running_head: bool = True
    departments_apart: bool = True  # each on a line of its own; otherwise run together with spaces
    merged_goals: bool = False
    sections: bool = True
    leading: float = 1.2
    columns: tuple[int, ...] = (0, 1, 2, 3, 4)


def made_up_rows(count: int = 138, seed: int = 7) -> list[PlanRow]:
    """Rows like those of a city's plan; the same for the same seed."""
    rng = random.Random(seed)
    rows: list[PlanRow] = []
    section = goal = ""
    while len(rows) < count:
        if len(rows) % 28 == 0:
            section = f"{_phrase(rng, 3).title()} & {rng.choice(WORDS).title()}"
        goal = f"{rng.choice(OPENINGS)} {_phrase(rng, rng.randint(3, 10))}"
        steps = min(rng.choice((1, 1, 2, 3, 4, 6)), count - len(rows))
        rows.extend(_row(rng, section, "" if index else goal) for index in range(steps))
    return rows


def _phrase(rng: random.Random, length: int) -> str:
    start = rng.randrange(len(WORDS) - length) if length < len(WORDS) else 0
    return " ".join(WORDS[start : start + length])


def _row(rng: random.Random, section: str, goal: str) -> PlanRow:
    sentences = rng.choices((1, 2, 3, 6), weights=(60, 25, 10, 5))[0]
    text = " ".join(f"{rng.choice(OPENINGS)} {_phrase(rng, rng.randint(5, 25))}." for _ in range(sentences))
    number = rng.choices((0, 1, 2, 3, 4, 5), weights=(4, 25, 35, 20, 10, 6))[0]
    status = rng.choice(STATUSES) if rng.random() > 0.02 else ""
    day = f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/{rng.randint(24, 28)}"
    deadline = "" if status == "Excluded" or rng.random() < 0.08 else day
    return PlanRow(section, goal, text, tuple(sorted(rng.sample(DEPARTMENTS, number))), status, deadline)


def printed(rows: Sequence[PlanRow], layout: Layout) -> bytes:
    """The rows as a PDF file."""
    out = io.BytesIO()
    page = landscape(letter) if layout.wide else letter
    document = SimpleDocTemplate(
        out, pagesize=page, leftMargin=40, rightMargin=40, topMargin=54, bottomMargin=54, invariant=1
    )
    style = ParagraphStyle("cell", fontName=layout.font, fontSize=layout.size, leading=layout.size * layout.leading)
    bold = replace_font(style, layout.font)
    body, commands = _body(rows, layout, style, bold)
    shares = [SHARES[column] for column in layout.columns]
    widths = [share / sum(shares) * (page[0] - 80) for share in shares]
    table = Table(
        body,
        colWidths=widths,
        repeatRows=1 if layout.repeat_header else 0,
        splitInRow=1 if layout.split_rows else 0,
        style=[*_rules(layout, len(body)), *commands],
    )
    title = ParagraphStyle("title", fontName=bold.fontName, fontSize=16, leading=20)
    flow = [Paragraph("A Made-up Plan for Streets: Phase One", title), Spacer(1, 14), table]
    decorate = _running_head if layout.running_head else _plain
    document.build(flow, onFirstPage=_turned(decorate, layout), onLaterPages=_turned(decorate, layout))
    return out.getvalue()


def replace_font(style: ParagraphStyle, font: str) -> ParagraphStyle:
    """The bold face of a style."""
    name = {"Times-Roman": "Times-Bold"}.get(font, f"{font}-Bold")
    return ParagraphStyle("bold", parent=style, fontName=name)


def _body(
    rows: Sequence[PlanRow], layout: Layout, style: ParagraphStyle, bold: ParagraphStyle
) -> tuple[list[list[Any]], list[tuple[Any, ...]]]:
    body: list[list[Any]] = [[Paragraph(HEADER[column], bold) for column in layout.columns]]
    commands: list[tuple[Any, ...]] = []
    section = ""
    start = 0
    for row in rows:
        if layout.sections and row.section != section:
            section = row.section
            commands.append(("SPAN", (0, len(body)), (-1, len(body))))
            body.append([Paragraph(escape(section), bold)] + [""] * (len(layout.columns) - 1))
            start = len(body)
        if row.goal:
            start = len(body)
        elif layout.merged_goals:
            commands = [c for c in commands if not (c[0] == "SPAN" and c[1] == (0, start) and c[2][0] == 0)]
            commands.append(("SPAN", (0, start), (0, len(body))))
        joint = "<br/>" if layout.departments_apart else " "
        cells = [row.goal, row.text, None, row.status, row.deadline]
        made: list[Any] = [Paragraph(escape(cell or ""), style) for cell in cells]
        made[2] = Paragraph(joint.join(escape(name) for name in row.departments), style)
        body.append([made[column] for column in layout.columns])
    return body, commands


def _rules(layout: Layout, count: int) -> list[tuple[Any, ...]]:
    whole = ((0, 0), (-1, -1))
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", *whole, layout.valign),
        ("TOPPADDING", *whole, layout.padding),
        ("BOTTOMPADDING", *whole, layout.padding),
        ("LEFTPADDING", *whole, layout.sides),
        ("RIGHTPADDING", *whole, layout.sides),
    ]
    if layout.rules == "grid":
        commands.append(("GRID", *whole, 0.5, colors.black))
    elif layout.rules == "across":
        commands.append(("LINEBELOW", *whole, 0.5, colors.grey))
    elif layout.rules == "frame":
        commands += [("BOX", *whole, 1, colors.black), ("LINEBELOW", *whole, 0.25, colors.grey)]
    elif layout.rules == "heads":
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 1, colors.black))
    elif layout.rules == "zebra":
        commands += [("BACKGROUND", (0, r), (-1, r), colors.whitesmoke) for r in range(1, count, 2)]
    return commands


def _plain(canvas: Any, document: Any) -> None:
    canvas.setTitle("A made-up plan")


def _running_head(canvas: Any, document: Any) -> None:
    _plain(canvas, document)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(40, document.pagesize[1] - 30, "City of Example")
    canvas.drawRightString(document.pagesize[0] - 40, document.pagesize[1] - 30, "Draft for comment")
    canvas.drawCentredString(document.pagesize[0] / 2, 28, f"Page {document.page}")


def _turned(decorate: Any, layout: Layout) -> Any:
    def on_page(canvas: Any, document: Any) -> None:
        decorate(canvas, document)
        if layout.rotate:
            canvas.setPageRotation(layout.rotate)

    return on_page


EIGHT = {
    f"{rules} {'wide' if wide else 'tall'} {'heads repeated' if repeat else 'heads once'}": Layout(
        rules="grid" if rules == "ruled" else "none", wide=wide, repeat_header=repeat
    )
    for rules in ("ruled", "unruled")
    for wide in (False, True)
    for repeat in (True, False)
}


def variants(**changes: Any) -> dict[str, Layout]:
    """The eight layouts with something changed in each."""
    return {name: replace(layout, **changes) for name, layout in EIGHT.items()}
