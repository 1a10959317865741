"""Desk: the rows of a list of steps, each kept as it was rendered until its step or its computed state changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from headway.domain.plans.models import Plan, Step
from headway.domain.plans.models.step import StepQuerySet
from headway.domain.plans.states import Health
from headway.web.desk.steps.columns import Column
from headway.web.desk.steps.judging import TONES

KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class RowKey:
    """What a row's looks depend on, besides the day and the columns."""

    pk: int
    revision: int
    health: Health


@dataclass(frozen=True)
class View:
    """How rows are to be shown. may_report: whether each row leads to the form for its next word."""

    plan: Plan
    columns: tuple[Column, ...]
    may_report: bool
    today: date

    def name_of(self, row: RowKey) -> str:
        shown = ".".join(self.columns)
        return f"row:{row.pk}.{row.revision}.{row.health}:{shown}:{self.may_report}:{self.today}:{self.plan.slug}"


def rows_html(rows: Sequence[RowKey], view: View) -> SafeString:
    """The rows' markup in the order given; only those that are not kept are read and rendered."""
    names = {view.name_of(row): row for row in rows}
    found: dict[str, str] = cache.get_many(list(names))
    missing = {name: row for name, row in names.items() if name not in found}
    if missing:
        made = _render(missing, view)
        cache.set_many(made, KEPT_SECONDS)
        found = {**found, **made}
    # A step that was deleted between the two reads has no row; every part comes from our own escaping template.
    return mark_safe("".join(found[name] for name in names if name in found))  # noqa: S308


def _render(missing: dict[str, RowKey], view: View) -> dict[str, str]:
    pks = [row.pk for row in missing.values()]
    steps = {step.pk: step for step in StepQuerySet(Step).filter(pk__in=pks).with_parts()}
    template = get_template("desk/steps/_row.html")
    made = {}
    for name, row in missing.items():
        step = steps.get(row.pk)
        if step is not None:
            made[name] = template.render(_cells(step, row, view))
    return made


def _cells(step: Step, row: RowKey, view: View) -> dict[str, object]:
    responsibilities = list(step.responsibilities.all())
    status = step.standing_status
    return {
        "step": step,
        "slug": view.plan.slug,
        "columns": view.columns,
        "may_report": view.may_report,
        "health_tone": TONES[row.health],
        "is_computed": row.health is not Health.NONE,
        "health_label": row.health.label,
        "departments": ", ".join(one.organization.name for one in responsibilities),
        "lead": next((one.organization.name for one in responsibilities if one.is_lead), ""),
        "is_silent_past": (
            step.current_due is not None
            and step.current_due < view.today
            and step.last_word_on is None
            and not (status.is_done or status.is_set_aside)
        ),
    }
