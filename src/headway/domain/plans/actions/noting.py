"""Plans: saying what the published document leaves open about a value, beside the value."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core.errors import InvalidInput
from headway.base.people.models import User
from headway.base.people.policies import check_may
from headway.base.people.states import Permission
from headway.domain.plans.models import Plan, StepSource
from headway.domain.plans.states import SourceReading


@transaction.atomic
def note_readings(*, by: User, plan: Plan, notes: Mapping[tuple[int, str], str]) -> int:
    """Mark values as decided readings, each with its reason; the values stay. Returns how many were marked.

    notes: (step number, field) -> the reason, e.g. {(8, "status"): "Two steps share one row with a single status."}.
    An empty cell has no place of its own; its note stands at the place of the step's text.
    Raises: NotAllowed, or InvalidInput naming the first step that the plan does not hold.
    """
    check_may(by, Permission.EDIT_PLAN)
    version = plan.versions.first()
    steps = {step.number: step for step in plan.steps.filter(number__in={number for number, _ in notes})}
    sources = {
        (source.step_id, source.field): source for source in StepSource.objects.filter(step__plan=plan, version=version)
    }
    for (number, field), why in notes.items():
        step = steps.get(number)
        if step is None or version is None:
            raise InvalidInput(f"The plan holds no step {number}. Check the number of the note on “{field}”.")
        source = sources.get((step.pk, field))
        if source is None:
            text = sources.get((step.pk, "text"))
            source = StepSource(step=step, version=version, field=field, place=text.place if text else "")
        source.reading, source.why, source.decided_by = SourceReading.DECIDED, why, by
        source.save()
    record.record(by=by, event=Event.PLAN_EDITED, target=plan, after={"reading_notes": len(notes)})
    return len(notes)
