"""Plans: making a plan out of a reviewed document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.text import slugify

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import InvalidInput
from headway.base.files.models import StoredFile
from headway.base.people.models import User
from headway.base.people.policies import check_may
from headway.base.people.states import Permission
from headway.domain.plans.actions.adding import NewSource, NewStep, add_steps, check_steps
from headway.domain.plans.models import Plan, Version

__all__ = ["NewSource", "NewStep", "make_plan"]


@transaction.atomic
def make_plan(
    *,
    by: User | None,
    title: str,
    steps: Sequence[NewStep],
    publisher: str = "",
    source_note: str = "",
    source_url: str = "",
    level_names: Mapping[str, str] | None = None,
    is_demonstration: bool = False,
    document: StoredFile | None = None,
    document_name: str = "",
) -> Plan:
    """A new plan with its first version: every step as published, its status undated, no lead named.

    ``by`` is None only from the command line. Fast for tens of thousands of steps. One audit record for the whole.
    Raises: NotAllowed; InvalidInput with a sentence for each value that cannot be kept.
    """
    if by is not None:
        check_may(by, Permission.IMPORT_PLAN)
    if not steps:
        raise InvalidInput("The document gave no steps. Read it again, or choose another document.")
    check_steps(steps)
    now = clock.now()
    plan = Plan(
        title=title.strip(),
        slug=_free_slug(title),
        publisher=publisher,
        source_note=source_note,
        source_url=source_url,
        level_names=dict(level_names or {}),
        is_demonstration=is_demonstration,
        created_at=now,
    )
    plan.full_clean(exclude=["level_names"])
    plan.save()
    version = Version.objects.create(
        plan=plan,
        number=1,
        document=document,
        document_name=document_name[:255] or (document.name if document else ""),
        accepted_at=now,
        accepted_by=by,
    )
    add_steps(by=by, plan=plan, version=version, steps=steps, at=now)
    record.record(
        by=by,
        event=Event.PLAN_MADE,
        target=plan,
        after={"title": plan.title, "steps": len(steps), "document": version.document_name},
    )
    return plan


def _free_slug(title: str) -> str:
    stem = slugify(title)[:100].strip("-") or "plan"
    taken = set(Plan.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
