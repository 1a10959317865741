"""Plans: milestones, dated points on the way."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import NotPossible
from headway.base.people.models import User
from headway.domain.plans import policies
from headway.domain.plans.actions.standing import index
from headway.domain.plans.models import Milestone, Step


@transaction.atomic
def set_milestone(*, by: User, step: Step, name: str, due: date, milestone: Milestone | None = None) -> Milestone:
    """Set a dated point on the way, or give an existing one another name or day; its first day stays."""
    policies.check_can_edit(by, step)
    name = policies.check_given(name, what="the milestone's name")[:300]
    before: dict[str, object] = {}
    if milestone is None:
        milestone = Milestone(step=step, original_due=due)
    elif milestone.step_id != step.pk:
        raise NotPossible("This milestone belongs to another step. Open that step.")
    else:
        before = {"name": milestone.name, "due": milestone.due}
    milestone.name, milestone.due = name, due
    milestone.save()
    index(plan=step.plan, steps=[step])
    after = {"milestone": milestone.pk, "name": name, "due": due}
    record.record(by=by, event=Event.MILESTONE_SET, target=step, before=before, after=after)
    return milestone


@transaction.atomic
def reach_milestone(*, by: User, milestone: Milestone, done_on: date) -> Milestone:
    """Say on which day a milestone was reached; a slip is mended by saying it again."""
    policies.check_can_edit(by, milestone.step)
    policies.check_not_later_than(done_on, today=clock.today(), what="The day it was reached")
    before = {"done_on": milestone.done_on}
    milestone.done_on = done_on
    milestone.save(update_fields=["done_on"])
    after = {"milestone": milestone.pk, "name": milestone.name, "done_on": done_on}
    record.record(by=by, event=Event.MILESTONE_REACHED, target=milestone.step, before=before, after=after)
    return milestone
