"""Reading: what is ticked on a form: a mark under one of several printed choices, or a box beside one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

TICKS = frozenset("✓✔☑☒✗✘●■◉⬤✅xX×√")
_CHECKED = "☑☒✓✔✅◉●■⬛"
_OPEN = "☐□▢◻○◯❑❏"
_BOX = re.compile(rf"([{_CHECKED}{_OPEN}]|\[\s*[xX✓✔]?\s*\])")
_PARTS = re.compile(r"^\(?[a-z]\)?\.?(?:\s*(?:,|;|&|and)\s*\(?[a-z]\)?\.?)*$", re.IGNORECASE)
LONGEST_CHOICE = 40  # characters; a longer text beside a label is a value, not a choice


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marks say.

    reading: the choice that is marked, or "Substantial (a); Completed (b, c)" where parts are marked apart; None where
    no choice is. choices: the marked ones in printed order.
    """

    reading: str | None
    choices: tuple[str, ...]


def choices_in(cells: Mapping[int, str]) -> dict[int, str]:
    """The printed choices by column, where a row of a form offers at least two short ones; else nothing."""
    filled = {column: " ".join(text.split()) for column, text in cells.items() if text.strip()}
    if len(filled) < 2 or any(len(text) > LONGEST_CHOICE or is_mark(text) for text in filled.values()):
        return {}
    return filled


def is_mark(text: str) -> bool:
    """Whether a cell holds only a mark: a tick, or the letters of the parts it holds for ("a, b")."""
    text = text.strip()
    return bool(text) and (all(sign in TICKS or sign.isspace() for sign in text) or bool(_PARTS.match(text)))


def marked(choices: Mapping[int, str], cells: Mapping[int, str]) -> Marked | None:
    """The marks of one row read under the choices of the row above; None where the row holds other text."""
    filled = {column: text.strip() for column, text in cells.items() if text.strip()}
    if not filled or any(column not in choices or not is_mark(text) for column, text in filled.items()):
        return None
    chosen = tuple(choices[column] for column in sorted(filled))
    if len(chosen) == 1:
        return Marked(chosen[0], chosen)
    apart = (f"{choices[column]} ({_letters(filled[column])})" for column in sorted(filled))
    return Marked("; ".join(apart), chosen)


def _letters(mark: str) -> str:
    return mark if _PARTS.match(mark) and not all(sign in TICKS for sign in mark) else "marked"


def ticked(text: str) -> Marked | None:
    """The choices whose box is ticked in "☐ Not started ☒ In progress"; None where the text holds no boxes."""
    pieces = _BOX.split(text)
    if len(pieces) < 3 or (len(pieces) == 3 and pieces[1] in "●■"):
        return None
    chosen = []
    for box, choice in zip(pieces[1::2], pieces[2::2], strict=True):
        name = " ".join(choice.split()).strip(" ,;|/")
        if name and (box in _CHECKED or re.search(r"[xX✓✔]", box)):
            chosen.append(name)
    return Marked("; ".join(chosen) or None, tuple(chosen))
