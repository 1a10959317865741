"""Plans: what was said and decided about a step, merged into one readable history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from headway.base.audit.models import Record
from headway.base.audit.states import Event
from headway.domain.plans.models import Step
from headway.domain.plans.queries.history_words import OF_RECORD, OF_ROW, HistoryEntry, HistoryKind

__all__ = ["HistoryEntry", "HistoryKind", "histories", "only_public", "public_history", "step_history"]

CHUNK = 2_000


def step_history(step: Step) -> tuple[HistoryEntry, ...]:
    """Everything about one step, the newest first, for the desk."""
    return histories([step.pk])[step.pk]


def public_history(step: Step) -> tuple[HistoryEntry, ...]:
    """What the public may see about one step, the newest first; no entry names a person."""
    return only_public(step_history(step))


def only_public(entries: Iterable[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """The public entries without what is internal about them."""
    return tuple(replace(entry, who="", internal="") for entry in entries if entry.is_public)


def histories(steps: Iterable[int]) -> dict[int, tuple[HistoryEntry, ...]]:
    """Step's primary key -> its whole history, the newest first; seven queries for each 2,000 steps."""
    pks = list(steps)
    found: dict[int, list[HistoryEntry]] = {pk: [] for pk in pks}
    for start in range(0, len(pks), CHUNK):
        chunk = pks[start : start + CHUNK]
        for pk, entry in _entries(chunk):
            found[pk].append(entry)
    # A stable sort keeps what one action wrote at one moment in the order of ``_entries``.
    return {pk: tuple(sorted(entries, key=lambda e: e.recorded_at, reverse=True)) for pk, entries in found.items()}


def _entries(pks: list[int]) -> Iterator[tuple[int, HistoryEntry]]:
    for rows, describe in OF_ROW:
        for row in rows().filter(step__in=pks).order_by("-pk"):
            for entry in describe(row):
                yield row.step_id, entry
    targets = {f"{Step._meta.label}:{pk}": pk for pk in pks}
    for record in Record.objects.filter(target__in=list(targets), event__in=list(OF_RECORD)).order_by("-pk"):
        for entry in OF_RECORD[Event(record.event)](record):
            yield targets[record.target], entry
