"""Plans: the texts a step is found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model

from headway.domain.plans.models import Evidence, FurtherValue, Milestone, Plan, Responsibility, Step, StepItem
from headway.domain.plans.states import Status

CHUNK = 5_000


def search_scope(plan: Plan) -> str:
    """What a search for steps of this plan looks through. Example: "plans.Step:3"."""
    return f"plans.Step:{plan.pk}"


def search_texts(steps: Iterable[Step]) -> dict[int, tuple[str, ...]]:
    """Every level and every field of each step, in a fixed number of queries. Keys are primary keys.

    Internal notes are among them: what a search finds is for the desk only.
    """
    pks = [step.pk for step in steps]
    texts: dict[int, list[str]] = {pk: [] for pk in pks}
    # Plain values instead of rows with their parts: a plan of 13,800 steps is made in a third of the time.
    columns = (
        "number",
        "title",
        "text",
        "goal__name",
        "goal__section__name",
        "status",
        "status_label",
        "internal_note",
    )
    for pk, number, title, text, goal, section, status, label, note in _in_chunks(Step, "pk", pks, columns):
        texts[pk] += [str(number), title, text, goal, section, label, str(Status(status).label), note]
    names = ("organization__name", "organization__full_name", "organization__aliases", "part")
    for pk, name, full_name, aliases, part in _in_chunks(Responsibility, "step", pks, names):
        texts[pk] += [name, full_name, *aliases, part]
    for model, column in ((StepItem, "text"), (FurtherValue, "value"), (Milestone, "name")):
        for pk, value in _in_chunks(model, "step", pks, (column,)):
            texts[pk].append(value)
    for pk, title, removed_at in _in_chunks(Evidence, "step", pks, ("title", "removed_at")):
        texts[pk] += [] if removed_at else [title]
    return {pk: tuple(text for text in parts if text) for pk, parts in texts.items()}


def _in_chunks(model: type[Model], key: str, pks: list[int], columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Key and columns of the rows that belong to these steps. Both databases limit the values in one question."""
    for start in range(0, len(pks), CHUNK):
        rows = model._default_manager.filter(**{f"{key}__in": pks[start : start + CHUNK]}).order_by("pk")
        yield from rows.values_list(key, *columns)
