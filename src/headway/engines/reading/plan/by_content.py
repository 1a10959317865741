"""Reading: columns that no header settles, by what their cells hold."""

from __future__ import annotations

from headway.engines.reading.plan.choices import LONG_TEXT_WORDS, MOSTLY, SHORT_CELL_WORDS, Choices
from headway.engines.reading.plan.profiles import Profile


def choose_by_content(choices: Choices) -> None:
    """What no header settled, by the cells."""
    free = [at for at in range(len(choices.seen)) if at not in choices.role and choices.seen[at].filled]
    unnamed = [at for at in free if not choices.headers[at].strip() or not choices.hits[at]]
    for role, share in (("status", "statuses"), ("deadline", "dates")):
        found = [at for at in unnamed if at not in choices.role and getattr(choices.seen[at], share) >= MOSTLY]
        if found and not choices.has(role):
            at = max(found, key=lambda at: getattr(choices.seen[at], share))
            count = round(getattr(choices.seen[at], share) * choices.seen[at].filled)
            what = "statuses" if role == "status" else "dates"
            choices.give(at, role, f"{count} of {choices.seen[at].filled} cells are {what}")
            choices.strong["deadline"] = choices.strong["deadline"] or role == "deadline"
    _text_by_content(choices, free)
    _text_after_all(choices)
    _departments_by_content(choices, unnamed)
    _goal_by_content(choices, unnamed)
    for at in range(len(choices.seen)):
        if at in choices.role:
            continue
        numbered = choices.seen[at].numbers >= MOSTLY and not choices.has("number")
        if numbered:
            choices.give(at, "number", "its cells are item numbers")
        elif choices.seen[at].filled:
            choices.give(at, "other", "kept as a further column")
        else:
            choices.give(at, "ignore", "the column is empty")


def _text_by_content(choices: Choices, free: list[int]) -> None:
    if choices.has("text"):
        return
    open_columns = [at for at in free if at not in choices.role and choices.seen[at].words >= LONG_TEXT_WORDS]
    if open_columns:
        at = max(
            open_columns,
            key=lambda at: choices.seen[at].words * (0.5 + choices.seen[at].fill) + 8 * choices.seen[at].orders,
        )
        choices.give(at, "text", "its cells are the longest texts")


def _opens_like_steps(seen: Profile) -> bool:
    """Whether most cells that begin with a capital, and so begin a sentence, begin with an order."""
    return seen.words >= 4 and seen.orders >= 0.15 and seen.orders >= 0.5 * seen.capitals


def _text_after_all(choices: Choices) -> None:
    """Where nothing else holds steps, a column whose cells open like them: "Measure" over "Rebuild the seawall"."""
    found = [
        at
        for at, role in choices.role.items()
        if role == "other" and at not in choices.mapping and _opens_like_steps(choices.seen[at])
    ]
    told = choices.has("deadline") and (choices.has("departments") or choices.has("lead"))
    if found and told and not choices.has("text"):
        at = max(found, key=lambda at: choices.seen[at].orders)
        choices.give(at, "text", "its cells open like steps, and no other column holds any")


def _departments_by_content(choices: Choices, unnamed: list[int]) -> None:
    if choices.has("departments") or choices.has("lead"):
        return
    listed = [at for at in unnamed if at not in choices.role and choices.seen[at].listed >= MOSTLY]
    if not listed and any(header.strip() for header in choices.headers):
        return
    if not listed:
        listed = [at for at in unnamed if at not in choices.role and _could_be_names(choices, at)]
        if len(listed) > 1 or not listed:
            listed = [at for at in listed if choices.seen[at].repeated >= 0.4]
    if listed:
        at = max(listed, key=lambda at: (choices.seen[at].listed, choices.seen[at].fill))
        choices.give(at, "departments", "its cells repeat a few names")
        choices.strong["departments"] = choices.seen[at].listed >= MOSTLY


def _could_be_names(choices: Choices, at: int) -> bool:
    """Short texts with capitals, to the right of the steps."""
    seen = choices.seen[at]
    is_short = seen.words <= 2 * SHORT_CELL_WORDS and seen.capitals >= 0.9 and seen.numbers < MOSTLY
    return is_short and any(role == "text" and other < at for other, role in choices.role.items())


def _goal_by_content(choices: Choices, unnamed: list[int]) -> None:
    text = next((at for at, role in choices.role.items() if role == "text"), None)
    if choices.has("goal") or text is None:
        return
    left = [at for at in unnamed if at not in choices.role and at < text and choices.seen[at].numbers < MOSTLY]
    if left and choices.seen[left[-1]].words >= 1:
        choices.give(left[-1], "goal", "shorter texts to the left of the steps")
