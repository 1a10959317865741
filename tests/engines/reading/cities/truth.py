"""Made-up documents of cities that no reader has seen, each with what a person reads in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

NOT_SAID = "\0"  # the truth leaves a field open, and any reading of it passes


@dataclass(frozen=True)
class Step:
    """One step as a person reads it. deadline: ISO, or None; other: further columns that must be kept, by header."""

    text: str
    section: str = ""
    goal: str = ""
    items: tuple[str, ...] | str = ()
    departments: tuple[str, ...] = ()
    status: str | None = None
    deadline: str | None = None
    other: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class City:
    """A document. ``steps`` is empty where it holds no plan. needs: a program of the system that prints it."""

    name: str
    file: str
    make: Callable[[], bytes] = field(repr=False)
    steps: tuple[Step, ...] = ()
    needs: str = ""


def lines(text: str) -> list[list[str]]:
    """A block of rows, cells set apart by " ^ ", as lists; "\\n" written in a cell is a line break."""
    return [
        [cell.strip().replace("\\n", "\n") for cell in line.split("^")]
        for line in text.strip().split("\n")
        if line.strip()
    ]
