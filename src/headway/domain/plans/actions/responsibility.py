"""Plans: who answers for a step, and what each department does in it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.people.models import Organization, User
from headway.domain.plans import policies
from headway.domain.plans.actions.revising import take, touch
from headway.domain.plans.actions.standing import index
from headway.domain.plans.models import Responsibility, Step


@transaction.atomic
def name_lead(*, by: User, step: Step, revision: int, organization: Organization | None) -> Step:
    """Name the one organization that answers for a step, or none. It joins the step's departments if need be."""
    policies.check_can_edit(by, step)
    present = step.responsibilities.filter(is_lead=True).select_related("organization").first()
    take(step, revision=revision, field="status", yours=organization)
    before = present.organization.name if present else None
    step.responsibilities.filter(is_lead=True).update(is_lead=False, lead_named_by=None, lead_named_at=None)
    if organization is not None:
        last = step.responsibilities.aggregate(position=Max("position"))["position"]
        Responsibility.objects.update_or_create(
            step=step,
            organization=organization,
            defaults={"is_lead": True, "lead_named_by": by, "lead_named_at": clock.now()},
            create_defaults={
                "is_lead": True,
                "lead_named_by": by,
                "lead_named_at": clock.now(),
                "position": 0 if last is None else last + 1,
            },
        )
    index(plan=step.plan, steps=[step])
    after = {"lead": organization.name if organization else None}
    record.record(by=by, event=Event.LEAD_NAMED, target=step, before={"lead": before}, after=after)
    return step


@transaction.atomic
def set_part(*, by: User, responsibility: Responsibility, part: str) -> Responsibility:
    """Say what a department does in a step; "" takes it back."""
    step = responsibility.step
    policies.check_can_edit(by, step)
    before = responsibility.part
    responsibility.part = part.strip()
    responsibility.save(update_fields=["part"])
    touch(step)
    index(plan=step.plan, steps=[step])
    name = responsibility.organization.name
    record.record(by=by, event=Event.PART_SET, target=step, before={name: before}, after={name: responsibility.part})
    return responsibility
