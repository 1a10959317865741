"""Public: sections and goals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext

from headway.web.public.pages import charts
from headway.web.public.pages.lists import listing
from headway.web.public.rendering.book import Book, Row
from headway.web.public.rendering.page import Page


def pages(book: Book) -> Iterator[Page]:
    """An overview of the levels; one page a section, one a goal."""
    by_goal, by_section = book.grouped("goal"), book.grouped("section")
    yield book.page(
        "goals/index.html",
        "goals.html",
        here="goals",
        page_title=gettext("Goals"),
        sections=[
            {
                "number": number,
                "name": book.section_name(number),
                "total": len(by_section.get(number, [])),
                "goals": [_goal(book, goal, by_goal.get(goal, [])) for goal in _goals_in(book, number)],
            }
            for number in book.sections
        ],
    )
    for number in book.sections:
        yield from _level(book, by_section.get(number, []), folder="sections", number=number)
    for number in book.goals:
        yield from _level(book, by_goal.get(number, []), folder="goals", number=number)


def _goals_in(book: Book, section: int) -> list[int]:
    return [number for number, goal in book.goals.items() if goal["section"] == section]


def _goal(book: Book, number: int, steps: list[Row]) -> dict[str, Any]:
    return {
        "number": number,
        "name": book.goal_name(number),
        "total": len(steps),
        "statuses": book.statuses(steps),
        "passed": sum(1 for step in steps if step["deadline_state"] in {"passed_unknown", "late"}),
    }


def _level(book: Book, steps: list[Row], *, folder: str, number: int) -> Iterator[Page]:
    is_section = folder == "sections"
    name = book.section_name(number) if is_section else book.goal_name(number)
    section = int(str(book.goals[number]["section"])) if not is_section else number
    goals = _goals_in(book, number) if is_section else []
    by_goal = book.grouped("goal")
    yield from listing(
        book,
        steps,
        path=f"{folder}/{number}.html",
        title=name,
        here="goals",
        crumb=name,
        template="level.html",
        kicker=str(book.plan["section_name"] if is_section else book.plan["goal_name"]),
        parent=None if is_section else {"number": section, "name": book.section_name(section)},
        chart=charts.status_share(book, steps) if steps else None,
        goals=[_goal(book, goal, by_goal.get(goal, [])) for goal in goals],
        goal_name=book.plan["goal_name"],
    )
