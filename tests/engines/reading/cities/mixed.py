# ruff: noqa: E501 -- lists of words are kept on few lines
"""Documents put together by chance: any order of columns, any words at their heads, any way to print days and names."""

from __future__ import annotations

import random
from calendar import monthrange
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
    "section": ("Pillar", "Theme", "Strategic Priority", "Section"),
    "support": ("Partners", "Supporting agencies", "Support", "Key partners"),
    "start": ("Start date", "Start", "Begin date"),
    "priority": ("Priority", "Priority level"),
    "done": ("Actual completion", "Date completed"),
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
LOOSE: tuple[Callable[[date], tuple[str, date]], ...] = (
    lambda day: (f"Q{(day.month + 2) // 3} {day.year}", _end(day.year, (day.month + 2) // 3 * 3)),
    lambda day: (f"{day.year}", date(day.year, 12, 31)),
    lambda day: (f"{day:%B} {day.year}", _end(day.year, day.month)),
    lambda day: (f"{day:%b} {day.year}", _end(day.year, day.month)),
    lambda day: (f"By end of {day.year}", date(day.year, 12, 31)),
    lambda day: (f"{day.year - 1}-{day.year}", date(day.year, 12, 31)),
)


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


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
    day: Callable[[date], tuple[str, date]]
    gaps: float  # share of empty cells
    again: bool  # the head stands again over each goal's rows
    total: bool  # a row of totals stands last
    note: str  # stands in a row of its own after the last
    capitals: bool  # heads in capitals
    beside: bool  # tables of contacts and money stand beside the plan
    page: int  # rows a page; later pages have no head, and their first row stands above the ruling


def mixed(seed: int) -> City:
    """One document and what it says; the same for the same seed."""
    chance = random.Random(seed)
    style = style_of(chance)
    steps, rows = plan_of(chance, style)
    make = {"csv": _csv, "html": _html, "md": _markdown, "docx": _word, "xlsx": _sheet, "txt": _text}[style.kind]
    name = f"mixed {seed}: {style.kind}, goals {style.goals}, {' | '.join(style.heads)}"
    return City(name, f"plan-{seed}.{style.kind}", lambda: make(style, rows), tuple(steps))


def style_of(chance: random.Random) -> Style:
    """What chance chooses for one document."""
    kind = chance.choice(("csv", "html", "md", "docx", "xlsx", "txt"))
    has_headings = kind in {"html", "md", "docx"}
    goals = chance.choice(("column", "carried", "none", "rows", "names", "headings" if has_headings else "rows"))
    columns = ["text", "departments", *chance.sample(["status", "deadline"], chance.choice((1, 2, 2)))]
    columns += chance.sample(["measure", "cost", "notes", "support", "start", "priority", "done"], chance.randint(0, 3))
    if chance.random() < 0.3:
        chance.shuffle(columns)
    if goals in {"column", "carried"}:
        columns.insert(0 if chance.random() < 0.85 else len(columns), "goal")
        if chance.random() < 0.3:
            columns.insert(0, "section")
    if chance.random() < 0.4:
        columns.insert(0, "number")
    between = chance.choice({"md": ("; ", ", "), "txt": ("; ", ", ", " ")}.get(kind, BETWEEN[:3]))
    day: Callable[[date], tuple[str, date]] = chance.choice(LOOSE)
    if chance.random() < 0.6:
        exact = chance.choice(DAYS)
        day = lambda due: (exact(due), due)  # noqa: E731 -- a choice like the others
    return Style(
        kind=kind,
        goals=goals,
        columns=tuple(columns),
        heads=tuple(chance.choice(HEADS[column]) for column in columns),
        states=chance.choice(STATES),
        between=between,
        day=day,
        gaps=chance.choice((0.0, 0.0, 0.15)),
        again=goals in {"rows", "names"} and chance.random() < 0.25,
        total="cost" in columns and chance.random() < 0.4,
        note=chance.choice(("", "", "* Dates depend on the adopted budget.", "Source: Office of the City Manager")),
        capitals=chance.random() < 0.2,
        beside=has_headings and chance.random() < 0.4,
        page=chance.choice((6, 9, 100)) if kind == "txt" else 100,
    )


Block = tuple[str, list[list[str]]]  # a goal printed over its rows, "" where a column names it


def plan_of(chance: random.Random, style: Style) -> tuple[list[Step], list[Block]]:
    """The steps, and the rows that print them, goal by goal."""
    texts = [f"{verb} {thing}" for verb in VERBS for thing in THINGS]
    chance.shuffle(texts)
    stop = chance.choice(("", "."))
    steps: list[Step] = []
    blocks: list[Block] = []
    names = chance.sample(GOALS, chance.randint(2, 4)) if style.goals != "none" else [""]
    for at, goal in enumerate(names, start=1):
        shown = f"Goal {at}: {goal}" if style.goals in {"rows", "headings"} else goal
        section = SECTIONS[(at - 1) // 2]
        rows: list[list[str]] = []
        for order in range(1, chance.randint(2, 6) + (6 if style.goals == "none" else 0)):
            text = texts.pop() + chance.choice(ENDS) + stop
            cells, step = _row(chance, style, text=text, goal=shown, section=section)
            cells["number"] = f"{at}.{order}" if style.goals != "none" else f"{order}"
            cells["goal"] = goal if style.goals == "column" or order == 1 else ""
            rows.append([cells[column] for column in style.columns])
            steps.append(step)
        blocks.append((shown if style.goals in {"rows", "headings", "names"} else "", rows))
    return steps, blocks


def _row(chance: random.Random, style: Style, *, text: str, goal: str, section: str) -> tuple[dict[str, str], Step]:
    teams = tuple(chance.sample(TEAMS, chance.choice((1, 1, 2, 3))))
    others = tuple(chance.sample([team for team in TEAMS if team not in teams], chance.choice((0, 1, 2))))
    status = chance.choice(style.states)
    printed, due = style.day(date(chance.randint(2025, 2028), chance.randint(1, 12), chance.randint(1, 28)))
    cells = {
        "section": section,
        "text": text,
        "departments": style.between.join(teams),
        "support": style.between.join(others),
        "status": status,
        "deadline": printed,
        "start": style.day(date(2024, chance.randint(1, 12), chance.randint(1, 28)))[0],
        "done": style.day(date(2025, 2, 14))[0] if chance.random() < 0.3 else "",
        "priority": chance.choice(("High", "Medium", "Low")),
        "measure": chance.choice(MEASURES),
        "cost": f"${chance.randint(2, 900)},000",
        "notes": chance.choice(NOTES),
    }
    for column in ("departments", "status", "deadline", "measure", "cost"):
        if chance.random() < style.gaps:
            cells[column] = ""
    kept = [
        column for column in ("measure", "cost", "notes", "start", "done", "priority") if _has(style, cells, column)
    ]
    names = (*(teams if _has(style, cells, "departments") else ()), *(others if _has(style, cells, "support") else ()))
    step = Step(
        text=text,
        goal=goal if style.goals != "names" else "\0",
        section=section if "section" in style.columns else "\0",
        departments=names,
        status=status if _has(style, cells, "status") else None,
        deadline=due.isoformat() if _has(style, cells, "deadline") else None,
        other=(
            *((_head(style, column), cells[column]) for column in kept),
            *([("@", goal)] if style.goals == "names" else []),
        ),
    )
    return cells, step


def _has(style: Style, cells: dict[str, str], column: str) -> bool:
    return column in style.columns and bool(cells[column])


def _head(style: Style, column: str) -> str:
    head = style.heads[style.columns.index(column)]
    return head.upper() if style.capitals else head


def _heads(style: Style) -> list[str]:
    return [_head(style, column) for column in style.columns]


def rows_of(style: Style, blocks: list[Block]) -> list[list[str]]:
    """Every printed row: heads, titles, steps, sums and notes."""
    width = len(style.columns)
    rows: list[list[str]] = [_heads(style)]
    for at, (title, steps) in enumerate(blocks):
        if title:
            rows.append([title] + [""] * (width - 1))
        if style.again and at:
            rows.append(_heads(style))
        rows += steps
    if style.total:
        rows.append(
            ["Total" if not at else "$9,120,000" if column == "cost" else "" for at, column in enumerate(style.columns)]
        )
    if style.note:
        rows.append([style.note] + [""] * (width - 1))
    return rows


CONTACTS = [["Name", "Department", "Phone"], ["Ana Ruiz", "Finance", "555-0161"], ["Bo Chen", "Library", "555-0162"]]
MONEY = [["Fund", "FY26", "FY27"], ["General", "$4,000,000", "$4,100,000"], ["Grants", "$900,000", "$750,000"]]


def _csv(style: Style, blocks: list[Block]) -> bytes:
    return as_csv(rows_of(style, blocks))


def _html(style: Style, blocks: list[Block]) -> bytes:
    parts = [html_table(rows_of(style, blocks))]
    if style.goals == "headings":
        parts = [f"<h2>{title}</h2><p>Why.</p>{html_table([_heads(style), *rows])}" for title, rows in blocks]
    if style.beside:
        parts = ["<h2>Contacts</h2>", html_table(CONTACTS), "<h2>Actions</h2>" * (style.goals != "headings"), *parts]
        parts += ["<h2>Funding</h2>", html_table(MONEY)]
    return html_page("A plan for the city", "".join(parts))


def _markdown(style: Style, blocks: list[Block]) -> bytes:
    parts = [as_pipes(rows_of(style, blocks))]
    if style.goals == "headings":
        parts = [f"## {title}\n\nWhy.\n\n{as_pipes([_heads(style), *rows])}" for title, rows in blocks]
    if style.beside:
        parts = ["## Contacts\n", as_pipes(CONTACTS), "## Actions\n" * (style.goals != "headings"), *parts]
        parts += ["## Funding\n", as_pipes(MONEY)]
    return ("# A plan for the city\n\n" + "\n".join(parts)).encode()


def _text(style: Style, blocks: list[Block]) -> bytes:
    rows = rows_of(style, blocks)
    pages = [as_pipes(rows[at : at + style.page]) for at in range(0, len(rows), style.page)]
    return ("A plan for the city\n\n" + "\n".join(pages)).encode()


def _word(style: Style, blocks: list[Block]) -> bytes:
    document = word()
    document.add_heading("A plan for the city", 0)
    if style.beside:
        document.add_heading("Contacts", 1)
        word_table(document, CONTACTS)
    if style.goals == "headings":
        for title, rows in blocks:
            document.add_heading(title, 1)
            word_table(document, [_heads(style), *rows])
    else:
        document.add_heading("Actions", 1)
        word_table(document, rows_of(style, blocks))
    if style.beside:
        document.add_heading("Funding", 1)
        word_table(document, MONEY)
    return word_bytes(document)


def _sheet(style: Style, blocks: list[Block]) -> bytes:
    return workbook({"Plan": [["A plan for the city"], [], *rows_of(style, blocks)]})
