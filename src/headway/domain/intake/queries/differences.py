"""Intake: what a changed document says differently from the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from headway.base.people.models import Organization
from headway.domain.intake.models import DraftRow, Import
from headway.domain.intake.queries.matching import Wording, match, plain
from headway.domain.intake.states import RowState
from headway.domain.plans.models import StatusEvent, Step
from headway.domain.plans.states import ChangeKind, Origin


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. step is None for an added one, row for a removed one; before and after are texts for people."""

    kind: ChangeKind
    step: Step | None
    row: DraftRow | None
    before: str
    after: str
    likeness: int = 100

    @property
    def key(self) -> str:
        """Example: "date:17:412"."""
        return f"{self.kind.value}:{self.step.pk if self.step else ''}:{self.row.pk if self.row else ''}"


def differences(import_: Import) -> list[Difference]:
    """Every difference between the plan's standing steps and the document's standing rows, in the plan's order.

    A date or a status counts as changed only where the document prints neither what the plan holds now nor what the
    document printed before: what was moved or reported here meanwhile is not undone by an unchanged document.
    """
    steps = list(
        Step.objects.filter(plan=import_.plan_id, removed_in=None)
        .select_related("goal__section")
        .prefetch_related("responsibilities__organization", "items")
        .order_by("position")
    )
    rows = list(DraftRow.objects.filter(reading=import_.reading_id, state=RowState.STANDING).order_by("position", "pk"))
    by_pk, rows_by_pk = {step.pk: step for step in steps}, {row.pk: row for row in rows}
    found = match(
        [Wording(step.pk, step.goal.section.name, step.goal.name, step.text) for step in steps],
        [Wording(row.pk, row.section, row.goal, row.text) for row in rows],
        apart={(step, row) for step, row in import_.apart},
    )
    printed, same_department = _printed_words(import_), _same_department()
    listed: list[Difference] = []
    for pair in found.pairs:
        step, row = by_pk[pair.step], rows_by_pk[pair.row]
        word = printed.get(step.pk, "")
        listed += _of_pair(step, row, likeness=pair.likeness, word=word, same=same_department)
    listed += [Difference(ChangeKind.REMOVED, by_pk[pk], None, by_pk[pk].text, "") for pk in found.removed]
    listed += [Difference(ChangeKind.ADDED, None, rows_by_pk[pk], "", rows_by_pk[pk].text) for pk in found.added]
    return listed


def is_out_of_date(import_: Import) -> bool:
    """Whether the rows were never compared with the plan, or changed since."""
    if import_.compared_at is None:
        return True
    since = import_.compared_at
    decided = import_.decisions.filter(at__gt=since).exists()
    return decided or import_.decisions.filter(undone_at__gt=since).exists()


def _of_pair(step: Step, row: DraftRow, *, likeness: int, word: str, same: Mapping[str, str]) -> Iterator[Difference]:
    old_place, new_place = f"{step.goal.section.name}: {step.goal.name}", f"{row.section}: {row.goal}"
    if " ".join(step.text.split()) != " ".join(row.text.split()):
        yield Difference(ChangeKind.REWORDED, step, row, step.text, row.text, likeness)
    old_items = [" ".join(item.text.split()) for item in step.items.all()]
    new_items = [tidy for item in row.items if (tidy := " ".join(item.split()))]
    if old_items != new_items:
        yield Difference(ChangeKind.ITEMS, step, row, "; ".join(old_items), "; ".join(new_items), likeness)
    if plain(old_place) != plain(new_place):
        yield Difference(ChangeKind.MOVED, step, row, old_place, new_place, likeness)
    if row.deadline not in {step.current_due, step.original_due}:
        yield Difference(ChangeKind.DATE, step, row, _day(step.current_due), _day(row.deadline) or row.deadline_text)
    now = step.status_words if step.status != "unknown" else step.status_label
    if plain(row.status) not in {plain(word), plain(str(now))}:
        yield Difference(ChangeKind.STATUS, step, row, word or str(now), row.status)
    before = [each.organization.name for each in step.responsibilities.all()]
    if {same.get(plain(name), plain(name)) for name in before} != {
        same.get(plain(name), plain(name)) for name in row.departments
    }:
        yield Difference(ChangeKind.DEPARTMENTS, step, row, "; ".join(before), "; ".join(row.departments))


def _printed_words(import_: Import) -> dict[int, str]:
    """Step id -> the status word the last accepted document printed (or what it was corrected to)."""
    events = StatusEvent.objects.filter(step__plan=import_.plan_id).exclude(origin=Origin.UPDATE).order_by("pk")
    return {
        event.step_id: event.label or (str(event.get_status_display()) if event.status != "unknown" else "")
        for event in events
    }


def _same_department() -> dict[str, str]:
    """Each spelling of a department -> the one it goes by."""
    return {
        plain(spelling): plain(organization.name)
        for organization in Organization.objects.all()
        for spelling in (organization.name, *organization.aliases)
    }


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""
