"""Desk: the list of a plan's steps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, Max, Min, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from headway.base.core import clock
from headway.base.people.models import Organization
from headway.base.people.states import Permission
from headway.domain.plans.models import Goal, Plan, Responsibility, Section, Step
from headway.domain.plans.models.step import StepQuerySet
from headway.domain.plans.queries import NO_QUARTER, Sort, StepFilter, steps_matching, with_health
from headway.domain.plans.queries.filters import quarter_of
from headway.domain.plans.states import Health, Status
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import framed
from headway.web.desk.kept import kept, stamp
from headway.web.desk.numbers import page_number
from headway.web.desk.pages import pages_of
from headway.web.desk.steps.columns import USUAL, Column, columns_asked
from headway.web.desk.steps.rows import RowKey, View, rows_html

A_PAGE = 50
MOST_OPTIONS = 200
SORT_LABELS = {
    Sort.PLAN: "The plan’s order",
    Sort.DUE: "Earliest deadline first",
    Sort.LATEST_DUE: "Latest deadline first",
    Sort.STATUS: "Owner’s word",
    Sort.UPDATED: "Last updated first",
    Sort.LONGEST_SILENT: "Longest without an update first",
}


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class Options:
    """What can be chosen in the filters of one plan."""

    goals: tuple[Option, ...]
    sections: tuple[Option, ...]
    departments: tuple[Option, ...]
    quarters: tuple[Option, ...]


@dataclass(frozen=True)
class Listed:
    """One page of the list. by_status counts what the other filters leave; number is the page really shown."""

    html: SafeString
    by_status: dict[Status, int]
    total: int
    number: int
    page_count: int


@for_staff(Permission.SEE_DESK)
@require_safe
def step_list(request: HttpRequest, plan: str) -> HttpResponse:
    """The steps that the address asks for: filter, order, columns and page all stand in it."""
    now, today = stamp(), clock.today()
    found = plan_at(plan, at=now)
    wanted, columns = StepFilter.from_query(request.GET), columns_asked(request.GET)
    view = View(found, columns, person(request).may(Permission.REPORT_STATUS), today)
    number = page_number(request.GET.get("page"))
    # All that stands below the frame depends on these and on nothing else about the person or the request.
    name = f"list:{found.pk}:{wanted}:{columns}:{view.may_report}:{today}:{number}"
    content = kept(name, at=now, make=lambda: _content(wanted, view, number, at=now))
    return framed(request, content, at=now, title="Steps", here="steps")


def _content(wanted: StepFilter, view: View, number: int, *, at: int) -> SafeString:
    listed = _list(wanted, view, number)
    address = address_of(wanted, view.columns)
    options = kept(f"options:{view.plan.pk}", at=at, make=lambda: _options(view.plan))
    context = {
        "plan": view.plan,
        "filter": wanted,
        "listed": listed,
        "tabs": _tabs(listed, wanted, view.columns),
        "columns": [(column, column.label, column in view.columns) for column in Column],
        "shown": [column.label for column in view.columns],
        "may_report": view.may_report,
        "goals": _with_chosen(options.goals, wanted.goal),
        "sections": _with_chosen(options.sections, wanted.section),
        "departments": _with_chosen(options.departments, wanted.department),
        "quarters": options.quarters,
        "healths": [(health.value, health.label, health in wanted.health) for health in Health],
        "sorts": [Option(sort.value, label) for sort, label in SORT_LABELS.items()],
        "pages": pages_of(listed.number, listed.page_count, address=f"?{address}"),
        "address": address,
        "more_in_use": sum(
            map(bool, (wanted.section, wanted.quarter, wanted.health, wanted.passed_unknown, wanted.sort))
        )
        + (view.columns != USUAL),
    }
    return render_to_string("desk/steps/_list.html", context)


def plan_at(slug: str, *, at: int) -> Plan:
    """The plan at this address. Raises Http404 where there is none."""
    found = kept(f"plan:{slug}", at=at, make=lambda: Plan.objects.filter(slug=slug).first())
    if found is None:
        raise Http404("There is no such plan.")
    return found


def address_of(wanted: StepFilter, columns: tuple[Column, ...]) -> str:
    """The query part of the address for this filter; the columns stand in it where someone chose other ones."""
    chosen = urlencode({"columns": [column.value for column in columns]}, doseq=True) if columns != USUAL else ""
    return "&".join(part for part in (wanted.as_query(), chosen) if part)


def _list(wanted: StepFilter, view: View, number: int) -> Listed:
    found = steps_matching(view.plan, replace(wanted, status=()), as_of=view.today).order_by()
    by_status = {Status(status): count for status, count in found.values_list("status").annotate(count=Count("pk"))}
    total = sum(count for status, count in by_status.items() if not wanted.status or status in wanted.status)
    page_count = max(1, -(-total // A_PAGE))
    number = min(number, page_count)
    keys = _keys(wanted, view, first=(number - 1) * A_PAGE) if total else []
    return Listed(rows_html(keys, view), by_status, total, number, page_count)


def _keys(wanted: StepFilter, view: View, *, first: int) -> list[RowKey]:
    """The page's rows. Their computed state is asked for those alone: it looks at the steps each one waits for."""
    found = steps_matching(view.plan, wanted, as_of=view.today)
    pks = list(found.values_list("pk", "revision")[first : first + A_PAGE])
    judged = with_health(StepQuerySet(Step).filter(pk__in=[pk for pk, _ in pks]), plan=view.plan, as_of=view.today)
    healths = dict(judged.annotate(state=F("health_computed")).values_list("pk", "state"))
    return [RowKey(pk, revision, Health(healths[pk])) for pk, revision in pks if pk in healths]


def _tabs(listed: Listed, wanted: StepFilter, columns: tuple[Column, ...]) -> list[dict[str, object]]:
    def at(status: tuple[Status, ...]) -> str:
        return f"?{address_of(replace(wanted, status=status), columns)}"

    everything = sum(listed.by_status.values())
    tabs: list[dict[str, object]] = [{"label": "All", "count": everything, "href": at(()), "here": not wanted.status}]
    for status in sorted(Status, key=lambda status: status is Status.UNKNOWN):
        if listed.by_status.get(status) or status in wanted.status:
            count = listed.by_status.get(status, 0)
            tabs.append({"label": status.label, "count": count, "href": at((status,)), "here": status in wanted.status})
    return tabs


def _options(plan: Plan) -> Options:
    named = Responsibility.objects.filter(organization=OuterRef("pk"), step__plan=plan)
    answering = Organization.objects.filter(Exists(named)).order_by("name")
    span = Step.objects.filter(plan=plan).aggregate(first=Min("current_due"), last=Max("current_due"))
    goals = Goal.objects.filter(plan=plan).values_list("slug", "number", "name")
    sections = Section.objects.filter(plan=plan).values_list("slug", "name")
    return Options(
        goals=_few([Option(slug, f"{number}. {name[:80]}") for slug, number, name in goals[: MOST_OPTIONS + 1]]),
        sections=_few([Option(slug, name or "Without a name") for slug, name in sections[: MOST_OPTIONS + 1]]),
        departments=_few(
            [Option(slug, name) for slug, name in answering.values_list("slug", "name")[: MOST_OPTIONS + 1]]
        ),
        quarters=(*_quarters(span["first"], span["last"]), Option(NO_QUARTER, "No deadline")),
    )


def _few(options: list[Option]) -> tuple[Option, ...]:
    """Nothing where there are too many to choose from: such a list helps nobody and would be most of the page."""
    return tuple(options) if len(options) <= MOST_OPTIONS else ()


def _with_chosen(options: tuple[Option, ...], chosen: str) -> tuple[Option, ...]:
    """The options with the chosen one among them, e.g. after following a link from the plan's page."""
    if not chosen or any(option.value == chosen for option in options):
        return options
    return (*options, Option(chosen, chosen.replace("-", " ").capitalize()[:80]))


def _quarters(first: date | None, last: date | None) -> list[Option]:
    """Every quarter from the first deadline to the last, at most 60 of them."""
    if first is None or last is None:
        return []
    options: list[Option] = []
    year, number = first.year, (first.month + 2) // 3
    while f"{year}-Q{number}" <= quarter_of(last) and len(options) < 60:
        options.append(Option(f"{year}-Q{number}", f"Q{number} {year}"))
        year, number = (year + 1, 1) if number == 4 else (year, number + 1)
    return options
