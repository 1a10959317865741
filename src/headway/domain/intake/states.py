"""Intake: the words for where an import, a row, a doubt and a proposed change stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.db import models

from headway.domain.plans.states import Status


class ImportState(models.TextChoices):
    """A document's way. FAILED keeps its plain reason and can be read again."""

    READING = "reading", "Being read"
    REVIEW = "review", "In review"
    MADE = "made", "Made into a plan"
    SET_ASIDE = "set_aside", "Set aside"
    FAILED = "failed", "Could not be read"

    @property
    def is_open(self) -> bool:
        """Someone still has something to do about it."""
        return self in {ImportState.READING, ImportState.REVIEW, ImportState.FAILED}

    @property
    def tone(self) -> str:
        return _IMPORT_TONES[self]


_IMPORT_TONES = {
    ImportState.READING: "active",
    ImportState.REVIEW: "waiting",
    ImportState.MADE: "done",
    ImportState.SET_ASIDE: "stopped",
    ImportState.FAILED: "late",
}
IMPORT_TRANSITIONS: Mapping[ImportState, frozenset[ImportState]] = {
    ImportState.READING: frozenset({ImportState.REVIEW, ImportState.FAILED, ImportState.READING}),
    ImportState.REVIEW: frozenset({ImportState.READING, ImportState.MADE, ImportState.SET_ASIDE}),
    ImportState.FAILED: frozenset({ImportState.READING, ImportState.SET_ASIDE}),
    ImportState.SET_ASIDE: frozenset({ImportState.REVIEW, ImportState.FAILED}),
    ImportState.MADE: frozenset(),
}


class RowState(models.TextChoices):
    """Only a STANDING row becomes a step. Nothing is deleted, so that everything can be undone."""

    STANDING = "standing", "Becomes a step"
    SET_ASIDE = "set_aside", "Set aside"
    MERGED = "merged", "Merged into another row"
    GONE = "gone", "Taken back"


class DecisionKind(models.TextChoices):
    """What someone did to the reading."""

    ACCEPT = "accept", "Accepted"
    CHOOSE = "choose", "Chose another reading"
    EDIT = "edit", "Edited"
    SPLIT = "split", "Split"
    MERGE = "merge", "Merged"
    SET_ASIDE = "set_aside", "Set aside"
    RESTORE = "restore", "Brought back"
    KIND = "kind", "Settled all of a kind"
    MAPPING = "mapping", "Columns corrected"


class Answer(models.TextChoices):
    """What became of one proposed change to a plan that is read again."""

    WAITING = "waiting", "Not decided"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"


FIELD_LABELS: Mapping[str, str] = {
    "section": "Section",
    "goal": "Goal",
    "text": "Text",
    "items": "Sub-items",
    "departments": "Departments",
    "status": "Status",
    "deadline": "Deadline",
}
"""The fields every row has, in the order a person reads them; any other field is a further column's own header."""

_STATUS_WORDS: Mapping[str, Status] = {
    **{str(status.label).casefold(): status for status in Status if status is not Status.UNKNOWN},
    "not yet started": Status.NOT_STARTED,
    "to do": Status.NOT_STARTED,
    "pending": Status.NOT_STARTED,
    "future": Status.NOT_STARTED,
    "not begun": Status.NOT_STARTED,
    "planned": Status.PLANNING,
    "in planning": Status.PLANNING,
    "under development": Status.PLANNING,
    "in development": Status.PLANNING,
    "underway": Status.IN_PROGRESS,
    "under way": Status.IN_PROGRESS,
    "started": Status.IN_PROGRESS,
    "active": Status.IN_PROGRESS,
    "on track": Status.IN_PROGRESS,
    "partial": Status.IN_PROGRESS,
    "partially complete": Status.IN_PROGRESS,
    "partially completed": Status.IN_PROGRESS,
    "substantial": Status.IN_PROGRESS,
    "limited": Status.IN_PROGRESS,
    "delayed": Status.IN_PROGRESS,
    "behind schedule": Status.IN_PROGRESS,
    "completed": Status.COMPLETE,
    "done": Status.COMPLETE,
    "finished": Status.COMPLETE,
    "achieved": Status.COMPLETE,
    "implemented": Status.COMPLETE,
    "closed": Status.COMPLETE,
    "continuous": Status.ONGOING,
    "continuing": Status.ONGOING,
    "recurring": Status.ONGOING,
    "on hold": Status.PAUSED,
    "on-hold": Status.PAUSED,
    "deferred": Status.PAUSED,
    "suspended": Status.PAUSED,
    "stalled": Status.PAUSED,
    "removed": Status.EXCLUDED,
    "cancelled": Status.EXCLUDED,
    "canceled": Status.EXCLUDED,
    "withdrawn": Status.EXCLUDED,
    "replaced": Status.SUPERSEDED,
}
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*%")


def status_of(word: str, *, own_words: Mapping[str, str]) -> Status:
    """The lifecycle status a printed word stands for; UNKNOWN where nobody has said (the word itself is kept).

    own_words: what people settled for this document, casefolded word -> status key; these win.
    Example: "Underway" -> IN_PROGRESS; "100 %" -> COMPLETE; "Phase B" -> UNKNOWN.
    """
    plain = " ".join(word.split()).casefold()
    if plain in own_words:
        return Status(own_words[plain])
    if plain in _STATUS_WORDS:
        return _STATUS_WORDS[plain]
    percent = _PERCENT.search(plain)
    if percent is None:
        return Status.UNKNOWN
    share = int(percent.group(1))
    if share == 0:
        return Status.NOT_STARTED
    return Status.COMPLETE if share >= 100 else Status.IN_PROGRESS
