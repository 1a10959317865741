"""Releases: every public row of a plan on a day."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from headway.base.people.models import Organization
from headway.domain.plans.models import Goal, Plan, Section
from headway.domain.releases.allowlist import check_row
from headway.domain.releases.figures import counts
from headway.domain.releases.freezing.attached import attached_rows
from headway.domain.releases.freezing.steps import step_rows
from headway.domain.releases.hashing import Row


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One row as it may be seen. step: the number of the step it belongs to as text, "" for none."""

    table: str
    key: str
    step: str
    row: Row


def rows_of(
    plan: Plan, *, as_of: date, number: int, kind: str, note: str, without: Container[tuple[str, str]] = ()
) -> list[PublicRow]:
    """Every public row of the plan, for edition ``number``; computed states hold for ``as_of``.

    without: (table, key) of the rows that were withdrawn; with a step goes all that hangs on it.

    Raises: ValueError where a row differs from the allowlist; nothing is published then.
    """
    steps = [row for row in step_rows(plan, as_of=as_of) if ("steps", str(row["number"])) not in without]
    rows = [
        _plan_row(plan),
        PublicRow(
            "edition", str(number), "", {"number": number, "as_of": as_of.isoformat(), "kind": kind, "note": note}
        ),
        *_levels(plan),
        *(PublicRow("steps", str(row["number"]), str(row["number"]), row) for row in steps),
        *(
            PublicRow(table, key, step, row)
            for table, key, step, row in attached_rows(plan)
            if (table, key) not in without and ("steps", step) not in without
        ),
        *(PublicRow("counts", str(row["name"]), "", row) for row in counts(steps, as_of=as_of)),
    ]
    for public in rows:
        check_row(public.table, public.row)
    return rows


def _plan_row(plan: Plan) -> PublicRow:
    return PublicRow(
        "plan",
        "plan",
        "",
        {
            "title": plan.title,
            "slug": plan.slug,
            "publisher": plan.publisher,
            "source_note": plan.source_note,
            "source_url": plan.source_url,
            "section_name": plan.level_name("section"),
            "goal_name": plan.level_name("goal"),
            "step_name": plan.level_name("step"),
            "stale_after_days": plan.stale_after_days,
            "is_demonstration": plan.is_demonstration,
        },
    )


def _levels(plan: Plan) -> Iterator[PublicRow]:
    sections = Section.objects.filter(plan=plan).order_by("number")
    for number, name, slug in sections.values_list("number", "name", "slug"):
        yield PublicRow("sections", str(number), "", {"number": number, "name": name, "slug": slug})
    goals = Goal.objects.filter(plan=plan).order_by("number")
    for number, section, name, slug in goals.values_list("number", "section__number", "name", "slug"):
        row: Row = {"number": number, "section": section, "name": name, "slug": slug}
        yield PublicRow("goals", str(number), "", row)
    named = Organization.objects.filter(responsibilities__step__plan=plan).distinct().order_by("slug")
    for slug, name, full_name, kind in named.values_list("slug", "name", "full_name", "kind"):
        yield PublicRow("departments", slug, "", {"slug": slug, "name": name, "full_name": full_name, "kind": kind})
