"""Plans: which step waits for which, never in a circle."""

from __future__ import annotations

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.people.models import User
from headway.domain.plans import policies
from headway.domain.plans.models import Dependency, Plan, Step
from headway.domain.plans.states import DependencyKind


@transaction.atomic
def add_dependency(
    *,
    by: User,
    predecessor: Step,
    successor: Step,
    kind: DependencyKind = DependencyKind.FINISH_START,
    lag_days: int = 0,
    note: str = "",
) -> Dependency:
    """``successor`` waits for ``predecessor``. lag_days: days between the two ends, negative where they overlap.

    Raises: NotPossible, naming the circle, where the predecessor already waits for the successor.
    """
    policies.check_can_edit(by, successor)
    policies.check_can_edit(by, predecessor)
    if predecessor.plan_id != successor.plan_id:
        raise InvalidInput("The two steps are in different plans. Choose two steps of one plan.")
    # Two people adding one half each could close a circle unseen: PostgreSQL waits here, SQLite writes one at a time.
    Plan.objects.select_for_update().get(pk=successor.plan_id)
    if Dependency.objects.filter(predecessor=predecessor, successor=successor).exists():
        raise NotPossible(f"“{successor.short_title}” waits for “{predecessor.short_title}” already.")
    circle = _way(start=successor, end=predecessor)
    if circle:
        names = " → ".join(_names([*circle, successor.pk]))
        raise NotPossible(f"That would make a circle in which each step waits for the next: {names}.")
    dependency = Dependency.objects.create(
        predecessor=predecessor, successor=successor, kind=kind, lag_days=lag_days, note=note.strip()[:300]
    )
    after = {"predecessor": str(predecessor), "kind": kind, "lag_days": lag_days}
    record.record(by=by, event=Event.DEPENDENCY_SET, target=successor, after=after)
    return dependency


@transaction.atomic
def remove_dependency(*, by: User, dependency: Dependency) -> None:
    """The later step no longer waits for the earlier one."""
    policies.check_can_edit(by, dependency.successor)
    before = {"predecessor": str(dependency.predecessor), "kind": dependency.kind, "lag_days": dependency.lag_days}
    record.record(by=by, event=Event.DEPENDENCY_REMOVED, target=dependency.successor, before=before)
    dependency.delete()


def _way(*, start: Step, end: Step) -> list[int]:
    """The steps from ``start`` to ``end``, each waiting for the one before it; [] where there is no way."""
    if start.pk == end.pk:
        return [start.pk]
    links = Dependency.objects.filter(successor__plan=start.plan_id).values_list("predecessor", "successor")
    later: dict[int, list[int]] = {}
    for predecessor, successor in links:
        later.setdefault(predecessor, []).append(successor)
    came_from: dict[int, int] = {}
    ahead = [start.pk]
    while ahead:
        here = ahead.pop()
        for there in later.get(here, []):
            if there not in came_from and there != start.pk:
                came_from[there] = here
                ahead.append(there)
    if end.pk not in came_from:
        return []
    way = [end.pk]
    while way[-1] != start.pk:
        way.append(came_from[way[-1]])
    return way[::-1]


def _names(pks: list[int]) -> list[str]:
    steps = Step.objects.in_bulk(pks)
    return [f"“{steps[pk].short_title}”" for pk in pks]
