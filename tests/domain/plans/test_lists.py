"""Plans: lists show what the filter asks for, in a few questions to the database however long they are."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from tests.domain.plans.factories import AS_OF, a_new_step, a_plan, a_user, reported

from headway.domain.plans.actions.making import NewStep
from headway.domain.plans.actions.versions import Change, accept_version
from headway.domain.plans.models import Plan
from headway.domain.plans.queries import Sort, StepFilter, due_next, plan_counts, steps_matching
from headway.domain.plans.states import ChangeKind, Status

pytestmark = pytest.mark.django_db


def texts(plan: Plan, filter: StepFilter) -> list[str]:
    return [step.text for step in steps_matching(plan, filter, as_of=AS_OF)]


@pytest.fixture
def plan() -> Plan:
    steps = [
        a_new_step("First", departments=("PMI",), status=Status.PLANNING, deadline=date(2026, 9, 30)),
        a_new_step("Second", section="Response", goal="Answer", departments=("Health", "PMI"), deadline=None),
        a_new_step("Third", section="Response", goal="Send", departments=(), deadline=date(2026, 7, 1)),
        a_new_step("Fourth", status=Status.EXCLUDED, departments=("Health",), deadline=date(2026, 10, 1)),
    ]
    return a_plan(steps)


@pytest.mark.parametrize(
    ("filter", "expected"),
    [
        (StepFilter(), ["First", "Second", "Third", "Fourth"]),
        (StepFilter(status=(Status.PLANNING, Status.EXCLUDED)), ["First", "Fourth"]),
        (StepFilter(section="response"), ["Second", "Third"]),
        (StepFilter(goal="send"), ["Third"]),
        (StepFilter(department="pmi"), ["First", "Second"]),
        (StepFilter(quarter="2026-Q3"), ["First", "Third"]),
        (StepFilter(quarter="none"), ["Second"]),
        (StepFilter(sort=Sort.DUE), ["Third", "First", "Fourth", "Second"]),
        (StepFilter(sort=Sort.LATEST_DUE), ["Fourth", "First", "Third", "Second"]),
        (StepFilter(section="response", department="health"), ["Second"]),
        (StepFilter(q="second health"), ["Second"]),
        (StepFilter(q="?!"), ["First", "Second", "Third", "Fourth"]),
        (StepFilter(goal="nothing-like-it"), []),
    ],
)
def test_lists_show_what_is_asked_for(plan: Plan, filter: StepFilter, expected: list[str]) -> None:
    assert texts(plan, filter) == expected


def test_lists_keep_to_their_plan_and_to_standing_steps(plan: Plan) -> None:
    a_plan([a_new_step("Elsewhere")], title="Another plan")
    gone = plan.steps.get(text="Third")
    accept_version(by=a_user(), plan=plan, document=None, changes=[Change(ChangeKind.REMOVED, step=gone)])
    assert texts(plan, StepFilter()) == ["First", "Second", "Fourth"]
    assert texts(plan, StepFilter(q="third")) == []


def test_longest_silent_comes_first(plan: Plan) -> None:
    reported(plan.steps.get(text="First"))
    assert texts(plan, StepFilter(sort=Sort.LONGEST_SILENT))[-1] == "First"
    assert texts(plan, StepFilter(sort=Sort.UPDATED))[0] == "First"


SEARCHED = [
    a_new_step("Create a Community Advisory committee.", title="Board of residents"),
    a_new_step("Buy software.", items=("Compare vendors",), further={"Measure": "Licences bought"}),
    a_new_step("Train dispatchers.", goal="Modernize 911", section="Communications", departments=("MECC",)),
    a_new_step("Écrire aux résidents.", status=Status.NOT_STARTED, status_label="Upcoming"),
]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("comunity advisry", [1]),
        ("COMMUNITY", [1]),
        ("residents board", [1]),
        ("vendors", [2]),
        ("licenses", [2]),
        ("dispachers", [3]),
        ("mecc", [3]),
        ("911 modern", [3]),
        ("communications", [3]),
        ("ecrire", [4]),
        ("upcoming", [4]),
        ("comm", [1, 3]),
        ("residnts", [1, 4]),
        ("community software", []),
        ("zebra", []),
        ("3", [3]),
    ],
)
def test_search_reads_every_level_and_forgives_slips(asked: str, expected: list[int]) -> None:
    plan = a_plan(SEARCHED)
    found = steps_matching(plan, StepFilter(q=asked), as_of=AS_OF)
    assert [step.number for step in found] == expected


def page_of(plan: Plan, filter: StepFilter) -> int:
    with CaptureQueriesContext(connection) as queries:
        for step in steps_matching(plan, filter, as_of=AS_OF).with_parts()[:50]:
            assert step.goal.section.name
            assert all(row.organization.name for row in step.responsibilities.all())
    return len(queries)


@pytest.mark.parametrize("filter", [StepFilter(), StepFilter(status=(Status.PLANNING,)), StepFilter(department="pmi")])
def test_a_page_of_fifty_asks_as_often_as_a_page_of_one(filter: StepFilter) -> None:
    def published(number: int) -> list[NewStep]:
        return [a_new_step(f"Step {n}", goal=f"Goal {n}", status=Status.PLANNING) for n in range(number)]

    assert page_of(a_plan(published(1)), filter) == page_of(a_plan(published(50)), filter) == 3


def test_counts_ask_as_often_for_fifty_as_for_one() -> None:
    one, fifty = a_plan(1), a_plan(50)
    with CaptureQueriesContext(connection) as few:
        plan_counts(one, as_of=AS_OF)
    with CaptureQueriesContext(connection) as many:
        plan_counts(fifty, as_of=AS_OF)
    assert len(few) == len(many) == 4


@pytest.mark.parametrize(
    ("filter", "index"),
    [
        (StepFilter(), "step_in_order"),
        (StepFilter(status=(Status.PLANNING,)), "step_by_status"),
        (StepFilter(quarter="2026-Q3"), "step_by_due"),
    ],
)
def test_lists_read_an_index(filter: StepFilter, index: str) -> None:
    plan = a_plan(600)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE plans_step")
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert index in steps_matching(plan, filter, as_of=AS_OF)[:50].explain()


def test_passed_and_unknown_reads_an_index() -> None:
    """Where nearly every step is such a one, PostgreSQL rightly walks them in their order until a page is full."""
    plan = a_plan(600)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE plans_step")
            cursor.execute("SET LOCAL enable_seqscan = off")
    told = steps_matching(plan, StepFilter(passed_unknown=True), as_of=AS_OF)[:50].explain()
    assert "step_silent_by_due" in told or "step_in_order" in told


def test_passed_and_unknown_lists_what_the_head_figure_counts() -> None:
    passed = date(2026, 11, 19)
    plan = a_plan(
        [
            a_new_step("Silent", deadline=passed),
            a_new_step("Told", deadline=passed),
            a_new_step("Done", status=Status.COMPLETE, deadline=passed),
            a_new_step("Ahead", deadline=date(2027, 1, 15)),
        ]
    )
    reported(plan.steps.get(text="Told"), Status.IN_PROGRESS)
    wanted = StepFilter(passed_unknown=True)
    assert texts(plan, wanted) == ["Silent"]
    assert plan_counts(plan, as_of=AS_OF).deadline_passed_unknown == 1
    assert wanted.is_narrowed and StepFilter.from_query(QueryDict(wanted.as_query())) == wanted


def test_due_next_lists_open_steps_soonest_first() -> None:
    plan = a_plan(
        [
            a_new_step("Later", deadline=date(2027, 1, 15)),
            a_new_step("Soon", deadline=AS_OF),
            a_new_step("Done", status=Status.COMPLETE, deadline=AS_OF),
            a_new_step("Far", deadline=date(2028, 1, 1)),
            a_new_step("Past", deadline=date(2026, 11, 19)),
        ]
    )
    found = due_next(plan, as_of=AS_OF)
    assert [step.text for step in found.steps] == ["Soon", "Later"]
    assert (found.number, found.until) == (2, date(2027, 2, 18))
