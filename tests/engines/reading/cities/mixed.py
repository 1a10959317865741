# ruff: noqa: E501 -- lists of words are kept on few lines
"""Documents put together by chance: any order of columns, any words at their heads, any way to print days and names."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tests.engines.reading.cities.truth import City, Step
from tests.engines.reading.cities.writers import (
    as_csv,
    as_pipes,
    html_page,
    html_table,
    word,
    word_bytes,
    word_table,
    workbook,
)

VERBS = (
    "Adopt", "Audit", "Build", "Convene", "Create", "Digitize", "Enforce", "Expand", "Fund", "Hire", "Inspect", "Launch",
    "Map", "Pilot", "Publish", "Renovate", "Replace", "Require", "Survey", "Train",
)  # fmt: skip
THINGS = (
    "a tenant hotline in six languages", "bus shelters on every frequent route", "the storm sewer under Canal Street",
    "a plan for extreme heat", "the city's procurement rules", "two dozen violence interrupters", "a land bank",
    "solar panels on fire stations", "the youth jobs portal", "guidelines for body-worn cameras", "a mobile food pantry",
    "sidewalks near senior housing", "an advisory board of residents", "lead service lines in rental homes",
    "the trail between both lakes", "interpreters at public hearings", "a fee schedule by income", "open data standards",
)  # fmt: skip
ENDS = (
    "", "", " by working with community groups", ", beginning in the Fourth Ward", " (phase 2)", " and report to council",
    " for people 65 and older", "; see appendix C", " at $2.5 million or less", " within half a mile of schools",
)  # fmt: skip
TEAMS = (
    "Public Works", "Police", "Fire", "Parks & Recreation", "Human Services", "Finance", "City Attorney", "Planning",
    "Housing Authority", "Information Technology", "Communications", "Health and Wellness", "Mayor's Office", "Library",
)  # fmt: skip
GOALS = (
    "Safe streets in every ward", "Homes people can afford", "A climate-ready city", "Government that listens",
    "Opportunity close to home", "Healthy children and families",
)  # fmt: skip
SECTIONS = ("Livability", "Equity and Inclusion", "Stewardship")
STATES = (
    ("Not Started", "In Progress", "Complete", "On Hold"),
    ("On track", "Delayed", "Completed"),
    ("Planned", "Underway", "Done", "Deferred"),
    ("Green", "Yellow", "Red"),
    ("0%", "25%", "50%", "100%"),
    ("Initiated", "Partially complete", "Ongoing", "Achieved"),
)
HEADS = {
    "goal": ("Goal", "Strategic Goal", "Objective", "Outcome", "Focus area", "Priority area"),
    "text": ("Action", "Action Step", "Actions", "Task", "Activity", "Strategy", "Initiative", "Implementation step"),
    "departments": ("Responsible Party", "Lead", "Lead Agency", "Department(s)", "Who", "Owner", "Responsible dept."),
    "status": ("Status", "Current status", "Progress", "Implementation Status"),
    "deadline": ("Due Date", "Target Date", "Timeline", "Deadline", "By when", "Completion date", "Timeframe"),
    "number": ("#", "No.", "ID", "Ref"),
    "measure": ("Measure", "Performance measure", "KPI", "Success indicator"),
    "cost": ("Cost", "Estimated cost", "Budget", "Resources needed"),
    "notes": ("Notes", "Comments", "Remarks"),
}
DAYS: tuple[Callable[[date], str], ...] = (
    lambda day: day.strftime("%m/%d/%Y"),
    lambda day: day.strftime("%m/%d/%y"),
    lambda day: day.isoformat(),
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day.day} {day:%b} {day.year}",
    lambda day: f"{day:%b} {day.day}, {day.year}",
)
MEASURES = (
    "Number of people served",
    "Miles completed",
    "Share of forms translated",
    "Report delivered",
    "Fewer calls",
)
NOTES = ("Waiting on state funds.", "See council file 24-113.", "Scope changed in May.", "", "", "")
BETWEEN = ("; ", ", ", "\n", " / ")


@dataclass(frozen=True)
class Style:
    """What chance chose for one document."""

    kind: str
    goals: str  # "column", "carried", "rows", "headings" or "none"
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    states: tuple[str, ...]
    between: str
    day: Callable[[date], str]
    gaps: float  # share of empty cells


def mixed(seed: int) -> City:
    """One document and what it says; the same for the same seed."""
    chance = random.Random(seed)
    style = _style(chance)
    steps, rows = _plan(chance, style)
    make = {"csv": _csv, "html": _html, "md": _markdown, "docx": _word, "xlsx": _sheet, "txt": _text}[style.kind]
    name = f"mixed {seed}: {style.kind}, goals {style.goals}, {' | '.join(style.heads)}"
    return City(name, f"plan-{seed}.{style.kind}", lambda: make(style, rows), tuple(steps))


def _style(chance: random.Random) -> Style:
    kind = chance.choice(("csv", "html", "md", "docx", "xlsx", "txt"))
    goals = chance.choice(
        ("column", "carried", "none", "rows", "headings" if kind in {"html", "md", "docx"} else "rows")
    )
    columns = ["text", "departments", *chance.sample(["status", "deadline"], chance.choice((1, 2, 2)))]
    columns += chance.sample(["measure", "cost", "notes"], chance.randint(0, 2))
    if chance.random() < 0.3:
        chance.shuffle(columns)
    if goals in {"column", "carried"}:
        columns.insert(0 if chance.random() < 0.85 else len(columns), "goal")
    if chance.random() < 0.4:
        columns.insert(0, "number")
    heads = tuple(chance.choice(HEADS[column]) for column in columns)
    between = chance.choice(BETWEEN[:3] if kind not in {"txt", "md"} else ("; ", ", "))
    return Style(
        kind,
        goals,
        tuple(columns),
        heads,
        chance.choice(STATES),
        between,
        chance.choice(DAYS),
        chance.choice((0.0, 0.0, 0.15)),
    )


Block = tuple[str, list[list[str]]]  # a goal printed over its rows, "" where a column names it


def _plan(chance: random.Random, style: Style) -> tuple[list[Step], list[Block]]:
    texts = [f"{verb} {thing}" for verb in VERBS for thing in THINGS]
    chance.shuffle(texts)
    stop = chance.choice(("", "."))
    steps: list[Step] = []
    blocks: list[Block] = []
    names = chance.sample(GOALS, chance.randint(2, 4)) if style.goals != "none" else [""]
    for at, goal in enumerate(names, start=1):
        shown = f"Goal {at}: {goal}" if style.goals in {"rows", "headings"} else goal
        rows: list[list[str]] = []
        for order in range(1, chance.randint(2, 6) + (6 if style.goals == "none" else 0)):
            cells, step = _row(chance, style, text=texts.pop() + chance.choice(ENDS) + stop, goal=shown)
            cells["number"] = f"{at}.{order}" if style.goals != "none" else f"{order}"
            cells["goal"] = goal if style.goals == "column" or order == 1 else ""
            rows.append([cells[column] for column in style.columns])
            steps.append(step)
        blocks.append((shown if style.goals in {"rows", "headings"} else "", rows))
    return steps, blocks


def _row(chance: random.Random, style: Style, *, text: str, goal: str) -> tuple[dict[str, str], Step]:
    teams = tuple(chance.sample(TEAMS, chance.choice((1, 1, 2, 3))))
    status = chance.choice(style.states)
    due = date(chance.randint(2025, 2028), chance.randint(1, 12), chance.randint(1, 28))
    cells = {
        "text": text,
        "departments": style.between.join(teams),
        "status": status,
        "deadline": style.day(due),
        "measure": chance.choice(MEASURES),
        "cost": f"${chance.randint(2, 900)},000",
        "notes": chance.choice(NOTES),
    }
    for column in ("departments", "status", "deadline", "measure", "cost"):
        if chance.random() < style.gaps:
            cells[column] = ""
    kept = [column for column in ("measure", "cost", "notes") if column in style.columns and cells[column]]
    return cells, Step(
        text=text,
        goal=goal,
        departments=teams if cells["departments"] and "departments" in style.columns else (),
        status=status if cells["status"] and "status" in style.columns else None,
        deadline=due.isoformat() if cells["deadline"] and "deadline" in style.columns else None,
        other=tuple((style.heads[style.columns.index(column)], cells[column]) for column in kept),
        section="\0",
    )


def _rows(style: Style, blocks: list[Block]) -> list[list[str]]:
    rows: list[list[str]] = [list(style.heads)]
    for title, steps in blocks:
        if title:
            rows.append([title] + [""] * (len(style.columns) - 1))
        rows += steps
    return rows


def _csv(style: Style, blocks: list[Block]) -> bytes:
    return as_csv(_rows(style, blocks))


def _html(style: Style, blocks: list[Block]) -> bytes:
    if style.goals == "headings":
        parts = [f"<h2>{title}</h2><p>Why.</p>{html_table([style.heads, *rows])}" for title, rows in blocks]
        return html_page("A plan for the city", "".join(parts))
    return html_page("A plan for the city", html_table(_rows(style, blocks)))


def _markdown(style: Style, blocks: list[Block]) -> bytes:
    if style.goals == "headings":
        parts = [f"## {title}\n\nWhy.\n\n{as_pipes([style.heads, *rows])}" for title, rows in blocks]
        return ("# A plan for the city\n\n" + "\n".join(parts)).encode()
    return ("# A plan for the city\n\n" + as_pipes(_rows(style, blocks))).encode()


def _text(style: Style, blocks: list[Block]) -> bytes:
    return ("A plan for the city\n\n" + as_pipes(_rows(style, blocks))).encode()


def _word(style: Style, blocks: list[Block]) -> bytes:
    document = word()
    document.add_heading("A plan for the city", 0)
    if style.goals == "headings":
        for title, rows in blocks:
            document.add_heading(title, 1)
            word_table(document, [style.heads, *rows])
    else:
        word_table(document, _rows(style, blocks))
    return word_bytes(document)


def _sheet(style: Style, blocks: list[Block]) -> bytes:
    return workbook({"Plan": [["A plan for the city"], [], *_rows(style, blocks)]})
