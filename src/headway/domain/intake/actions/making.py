"""Intake: making the plan of a reviewed document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import transaction

from headway.base.core import clock
from headway.base.people.models import User
from headway.domain.intake import policies
from headway.domain.intake.models import Decision, Doubt, DraftRow, Import
from headway.domain.intake.states import FIELD_LABELS, ImportState, RowState, status_of
from headway.domain.intake.wording import row_place, shown
from headway.domain.plans.actions.making import NewSource, NewStep, make_plan
from headway.domain.plans.models import Plan
from headway.domain.plans.states import SourceReading, Status


@dataclass(slots=True)
class _Settled:
    """Who decided which cells of a reading. doubts: (row, field) -> doubt. edits: (row, field) -> person."""

    doubts: dict[tuple[int, str], Doubt] = field(default_factory=dict)
    edits: dict[tuple[int, str], User | None] = field(default_factory=dict)


@transaction.atomic
def make_plan_from(
    *,
    by: User | None,
    import_: Import,
    title: str | None = None,
    publisher: str | None = None,
    source_note: str | None = None,
    source_url: str | None = None,
    titles: Mapping[int, str] | None = None,
    is_demonstration: bool = False,
) -> Plan:
    """The plan, with every standing row as a step and each value's place in the document.

    title, publisher, source_note, source_url: None takes what the import says.
    titles: step number, counted from 1 -> a short title for it.
    Raises: NotAllowed; NotPossible while a doubt is open; InvalidInput for values that cannot be kept.
    """
    policies.check_can_make_plan(by, import_)
    plan = make_plan(
        by=by,
        title=title if title is not None else import_.title,
        publisher=publisher if publisher is not None else import_.publisher,
        source_note=source_note if source_note is not None else import_.source_note,
        source_url=source_url if source_url is not None else import_.source_url,
        is_demonstration=is_demonstration,
        steps=new_steps(import_, titles=titles),
        document=import_.file,
        document_name=import_.file.name,
    )
    close(import_, plan=plan)
    return plan


def close(import_: Import, *, plan: Plan) -> None:
    """The review is over: the document became this plan, or its next version."""
    policies.check_can_become(import_, ImportState.MADE)
    import_.state, import_.made, import_.finished_at = ImportState.MADE, plan, clock.now()
    import_.save(update_fields=["state", "made", "finished_at"])


def new_steps(import_: Import, *, titles: Mapping[int, str] | None = None) -> list[NewStep]:
    """The standing rows as new steps, in order."""
    rows = DraftRow.objects.filter(reading=import_.reading_id, state=RowState.STANDING).order_by("position", "pk")
    settled = _settled(import_)
    return [
        _step(row, import_=import_, settled=settled, title=(titles or {}).get(number, ""))
        for number, row in enumerate(rows, start=1)
    ]


def new_steps_by_row(import_: Import) -> dict[int, NewStep]:
    """Row id -> the standing row as a new step."""
    rows = DraftRow.objects.filter(reading=import_.reading_id, state=RowState.STANDING)
    settled = _settled(import_)
    return {row.pk: _step(row, import_=import_, settled=settled, title="") for row in rows}


def status_word(import_: Import, word: str) -> Status:
    """The lifecycle status this import's word stands for."""
    return status_of(word, own_words=import_.status_words) if word else Status.UNKNOWN


def _step(row: DraftRow, *, import_: Import, settled: _Settled, title: str) -> NewStep:
    return NewStep(
        section=row.section,
        goal=row.goal,
        text=row.text,
        title=title,
        items=tuple(row.items),
        departments=tuple(row.departments),
        status=status_word(import_, row.status),
        status_label=row.status,
        deadline=row.deadline,
        deadline_text=row.deadline_text,
        further={name: value for name, value in row.other.items() if value},
        sources=tuple(_sources(row, settled)),
    )


def _sources(row: DraftRow, settled: _Settled) -> Iterator[NewSource]:
    """One for each cell that stands in the document, or that someone decided to be empty."""
    names = [*FIELD_LABELS, *(name for name in row.other if name not in FIELD_LABELS)]
    for name in names:
        quote = row.raw.get(name, "")
        doubt = settled.doubts.get((row.pk, name))
        is_edited = (row.pk, name) in settled.edits
        if not (quote or row.sources.get(name) or doubt or is_edited):
            continue
        reading, why, person = SourceReading.CERTAIN, "", None
        if doubt is not None:
            reading, person = SourceReading.DECIDED, doubt.settled_by
            why = f"{doubt.reason} Decided: {shown(name, doubt.value)}."
        elif is_edited:
            reading, person = SourceReading.DECIDED, settled.edits[row.pk, name]
            why = "Corrected against the document when it was brought in."
        yield NewSource(
            field=name, place=row_place(row, name), quote=quote, reading=reading, why=why, decided_by=person
        )


def _settled(import_: Import) -> _Settled:
    found = _Settled()
    doubts = Doubt.objects.filter(row__reading=import_.reading_id, is_gone=False).exclude(settled_at=None)
    for doubt in doubts.select_related("settled_by"):
        found.doubts[doubt.row_id, doubt.field] = doubt
    standing = Decision.objects.filter(source=import_, reading=import_.reading_id, undone_at=None)
    for decision in standing.select_related("by").order_by("pk"):
        for pk, after in decision.after.items():
            before = decision.before.get(pk, {})
            for name in FIELD_LABELS:
                if name in before and before[name] != after[name]:
                    found.edits[int(pk), name] = decision.by
    return found
