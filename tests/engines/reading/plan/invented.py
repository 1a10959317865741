"""Invented cities: plans with known contents, printed the way a damaged scan prints them."""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

VERBS = [
    "Develop",
    "Expand",
    "Launch",
    "Review",
    "Fund",
    "Map",
    "Train",
    "Publish",
    "Repair",
    "Convene",
    "Pilot",
    "Adopt",
]
THINGS = [
    "a heat response plan",
    "the street tree inventory",
    "the night bus network",
    "a shelter referral desk",
    "the storm drain survey",
    "a tenant advice line",
    "the school crossing program",
    "a small business grant fund",
    "the river access study",
    "an apprenticeship scheme",
    "the street light upgrade",
    "a language access policy",
]
PURPOSES = [
    "for residents of the harbor wards",
    "with the neighborhood councils",
    "before the next winter season",
    "to lower the number of repeat visits",
    "so that families can reach it on foot",
    "in every ward of the city",
]
PLACES = ["Alder", "Birch", "Cedar", "Dover", "Elm", "Fulton", "Grant", "Harbor", "Irving", "Juniper", "Kirby", "Lake"]


@dataclass(frozen=True)
class Step:
    section: str
    goal: str
    text: str
    departments: tuple[str, ...]
    status: str
    deadline: str  # ISO, or ""

    def cells(self, style: Style) -> dict[str, str]:
        return {
            "goal": self.goal,
            "text": self.text,
            "departments": style.between.join(self.departments),
            "status": self.status,
            "deadline": style.printed_date(self.deadline),
        }


@dataclass(frozen=True)
class Style:
    """How one city prints its plan."""

    name: str
    headers: dict[str, str]  # role -> header, in printed order
    statuses: tuple[str, ...]
    departments: tuple[str, ...]
    sections: tuple[str, ...]
    date_form: str = "%m/%d/%y"
    between: str = " "
    sort_departments: bool = True

    def printed_date(self, iso: str) -> str:
        return date.fromisoformat(iso).strftime(self.date_form) if iso else ""


PORT_ALDER = Style(
    name="Port Alder Resilience Plan",
    headers={"goal": "Goal", "text": "Action steps", "departments": "Agencies", "status": "Status", "deadline": "Due"},
    statuses=("On track", "At risk", "Not yet started", "Done"),
    departments=(
        "Animal Care", "Board of Harbor Works", "City Counsel", "Fire Rescue", "Housing Bureau", "Library System",
        "Parks & Open Space", "Transit Authority",
    ),
    sections=("Shade and Water", "Homes and Neighbors", "Getting Around"),
)  # fmt: skip
SAN_TELMO = Style(
    name="Plan de barrios de San Telmo",
    headers={
        "deadline": "Plazo",
        "status": "Estado",
        "departments": "Responsable",
        "text": "Acción",
        "goal": "Objetivo",
    },
    statuses=("En curso", "No iniciado", "Completado", "En riesgo"),
    departments=("Agua Potable", "Cultura", "Hacienda", "Obras Públicas", "Salud", "Vivienda"),
    sections=("Agua y sombra", "Casa y barrio"),
    date_form="%d/%m/%Y",
    between="; ",
)
GRUENTAL = Style(
    name="Gruental Action Matrix",
    headers={"text": "Task", "goal": "Objective", "departments": "Who", "deadline": "By when", "status": "Progress"},
    statuses=("Underway", "Planned", "Completed", "On hold"),
    departments=(
        "Building Office",
        "Finance",
        "Forestry Service",
        "Public Works Yard",
        "Social Affairs",
        "Water Board",
    ),
    sections=("Forest", "Town", "Water"),
    date_form="%d.%m.%Y",
    sort_departments=True,
)
STYLES = (PORT_ALDER, SAN_TELMO, GRUENTAL)


def plan_of(style: Style, *, seed: int, goals: int = 3, steps: int = 5) -> list[Step]:
    """A plan in this city's words; no two texts are the same."""
    chance = random.Random(seed)
    texts = [f"{verb} {thing} {purpose}." for verb in VERBS for thing in THINGS for purpose in PURPOSES]
    chance.shuffle(texts)
    made: list[Step] = []
    for number, section in enumerate(style.sections):
        for place in PLACES[number * goals : (number + 1) * goals]:
            goal = f"{place} corridor made cool and safe for walking"
            for _ in range(steps):
                names = chance.sample(style.departments, chance.randint(1, 3))
                if style.sort_departments:
                    names.sort(key=str.casefold)
                day = f"20{chance.randint(25, 27)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
                made.append(Step(section, goal, texts.pop(), tuple(names), chance.choice(style.statuses), day))
    return made


@dataclass
class Print:
    """Pages of rows on their way to paper. A row is role -> cell; "*" is a title printed over the row."""

    style: Style
    pages: list[list[dict[str, str]]] = field(default_factory=list)
    preface: str = ""

    def text(self) -> str:
        """The pages as OCR text with pipe tables; only the first has the column names."""
        roles = list(self.style.headers)
        lines = ["", self.style.name, "", *([self.preface, ""] if self.preface else [])]
        for number, page in enumerate(self.pages):
            rows = [[row.get(role, "") for role in roles] if "*" not in row else self._title(row["*"]) for row in page]
            if number == 0:
                rows.insert(0, list(self.style.headers.values()))
            drawn = ["| " + " | ".join(cells) + " |" for cells in rows]
            drawn.insert(1, "|" + "|".join("---" for _ in roles) + "|")
            lines += [*drawn, ""]
        return "\n".join(lines)

    def _title(self, title: str) -> list[str]:
        return [title, *[""] * (len(self.style.headers) - 1)]


def printed(style: Style, steps: list[Step], *, rows_per_page: int = 12) -> Print:
    """The plan without damage: sections as title rows, each goal named once, pages without headers."""
    rows: list[dict[str, str]] = []
    section = goal = ""
    for step in steps:
        if step.section != section:
            section = step.section
            rows.append({"*": section})
        cells = step.cells(style)
        if step.goal == goal:
            cells["goal"] = ""
        goal = step.goal
        rows.append(cells)
    pages = [rows[at : at + rows_per_page] for at in range(0, len(rows), rows_per_page)]
    return Print(style, pages)


def cut_text_at_page_ends(paper: Print) -> None:
    """The last text of each page breaks off; its rest is the next page's first row."""
    for page, following in zip(paper.pages, paper.pages[1:], strict=False):
        words = page[-1].get("text", "").split()
        if len(words) > 6:
            page[-1]["text"] = " ".join(words[:5])
            following.insert(0, {"text": " ".join(words[5:])})


def merge_first_rows(paper: Print, *, tail: bool = False) -> None:
    """The first two rows of every later page become one; with ``tail``, the second text ends in the row below."""
    for page in paper.pages[1:]:
        if len(page) < 4 or any("*" in row for row in page[:3]) or page[1]["goal"] or page[2]["goal"]:
            continue
        first, second = page[0], page.pop(1)
        words = second["text"].split()
        if tail:
            page[1]["text"] = " ".join(words[6:]) + " " + page[1]["text"]
            words = words[:6]
        first["text"] = f"{first['text']} {' '.join(words)}"
        for role in ("departments", "status", "deadline"):
            first[role] = f"{first[role]} {second[role]}".strip()


def print_by_line(paper: Print, *, page: int, width: int = 30, ghosts: bool = False) -> None:
    """One page gets a row for every printed line of its cells."""
    lines: list[dict[str, str]] = []
    for row in paper.pages[page]:
        if "*" in row:
            lines.append(row)
            continue
        wrapped = {role: textwrap.wrap(cell, width) or [""] for role, cell in row.items()}
        count = max(len(cell) for cell in wrapped.values())
        lines += [{role: cell[at] if at < len(cell) else "" for role, cell in wrapped.items()} for at in range(count)]
        if ghosts and count > 1 and lines[-1].get("deadline", "") == "":
            lines[-1]["deadline"] = "00/04/05"
    paper.pages[page] = lines


def spread_goals(paper: Print) -> None:
    """A goal's name runs over into the goal cell of the row below."""
    for page in paper.pages:
        for row, below in pairwise(page):
            if row.get("goal") and "*" not in below and not below.get("goal"):
                words = row["goal"].split()
                row["goal"], below["goal"] = " ".join(words[:3]), " ".join(words[3:])


def print_all_by_line(paper: Print) -> None:
    """Every page gets a row for every printed line."""
    for page in range(len(paper.pages)):
        print_by_line(paper, page=page)


def add_stray_marks(paper: Print) -> None:
    """A speck on the paper becomes a row at the top of each later page, in front of the ruling."""
    for page in paper.pages[1:]:
        page.insert(0, {"text": "T", "status": "1", "departments": "1"})


def cut_titles(paper: Print) -> None:
    """A title runs over into the next cell, in the middle of its last word, which the prose above spells whole."""
    roles = list(paper.style.headers)
    for page in paper.pages:
        for at, row in enumerate(page):
            if "*" in row:
                page[at] = {roles[0]: row["*"][:-4], roles[1]: row["*"][-4:]}
    paper.preface = "This plan has the parts " + "; ".join(paper.style.sections) + "."
