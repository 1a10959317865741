from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from headway.base.audit.models import Record
from headway.base.core import clock
from headway.base.people.models import User
from headway.base.people.states import Role
from headway.domain.plans.actions.delivery import add_link, set_milestone
from headway.domain.plans.actions.dependencies import add_dependency
from headway.domain.plans.actions.editing import edit_step
from headway.domain.plans.actions.status import report_status
from headway.domain.plans.models import Deadline, Dependency, Evidence, Milestone, Obligation, Responsibility, Step
from headway.domain.plans.states import Decision, Status
from headway.web.desk.steps.forms import FORMS

pytestmark = pytest.mark.django_db


def address(step: Step, form: str, *target: int) -> str:
    return reverse(f"desk:step-{form}", args=[step.plan.slug, step.number, *target])


def shown(client: Client, where: str) -> dict[str, str]:
    """The hidden values of the page's form, as a browser would send them back."""
    page = client.get(where).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))


def send(client: Client, where: str, **answers: object) -> object:
    return client.post(where, {**shown(client, where), **answers})


def test_a_report_is_kept_with_the_day_it_was_true(editor: Client, step: Step) -> None:
    day = clock.today() - timedelta(days=3)
    response = send(editor, address(step, "report"), status="planning", as_of=day, note="Draft is out.")
    step.refresh_from_db()
    assert response.status_code == 302  # type: ignore[attr-defined]
    assert (step.status, step.status_as_of) == (Status.PLANNING, day)
    page = editor.get(reverse("desk:step", args=[step.plan.slug, step.number])).content.decode()
    assert "Draft is out." in page
    assert "Reported: Planning" in page


def test_the_same_page_sent_twice_has_one_effect(editor: Client, step: Step) -> None:
    where = address(step, "report")
    once = {**shown(editor, where), "status": "planning", "as_of": clock.today(), "note": "Once."}
    editor.post(where, once)
    again = editor.post(where, once, follow=True)
    assert step.status_events.filter(note="Once.").count() == 1
    assert "already saved" in again.content.decode()


def test_a_second_editor_sees_both_values_and_can_choose(
    editor: Client, approver: Client, step: Step, people: dict[Role, User]
) -> None:
    where = address(step, "report")
    mine = {**shown(editor, where), "status": "paused", "as_of": clock.today(), "reason": "No money."}
    report_status(
        by=people[Role.APPROVER], step=step, revision=step.revision, status=Status.PLANNING, as_of=clock.today()
    )
    conflict = editor.post(where, mine)
    page = conflict.content.decode()
    assert conflict.status_code == 409
    assert people[Role.APPROVER].name in page
    assert "Planning" in page and "Paused" in page and "No money." in page
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert editor.post(where, {**mine, **hidden}).status_code == 302
    step.refresh_from_db()
    assert step.status == Status.PAUSED


def test_a_conflict_shows_each_field_s_two_values(editor: Client, people: dict[Role, User], step: Step) -> None:
    mine = {"revision": step.revision, "title_": "My title", "internal_note": "My note"}
    edit_step(by=people[Role.APPROVER], step=step, revision=step.revision, title="Their title", internal_note="Theirs")
    conflict = editor.post(address(step, "edit"), mine)
    cells = re.findall(r"<td data-label=\"[^\"]+\">(?:<strong>)?([^<]*)", conflict.content.decode())
    assert (conflict.status_code, cells) == (409, ["Their title", "My title", "Theirs", "My note"])


def test_a_conflict_about_a_misreading_shows_what_the_field_says_now(
    editor: Client, people: dict[Role, User], step: Step
) -> None:
    mine = {"revision": step.revision, "field": "title", "value": "As printed", "reason": "Page 2."}
    edit_step(by=people[Role.APPROVER], step=step, revision=step.revision, title="Their title")
    page = editor.post(address(step, "correct"), mine).content.decode()
    assert "Their title" in page and "<strong>As printed</strong>" in page and "(the same)" in page


def test_a_wrong_answer_is_shown_with_a_summary_that_leads_to_its_field(editor: Client, step: Step) -> None:
    response = send(editor, address(step, "report"), status="paused", as_of="tomorrow", note="Kept text.")
    page = response.content.decode()  # type: ignore[attr-defined]
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert 'href="#id_as_of"' in page and 'href="#id_reason"' in page
    assert "Kept text." in page
    assert step.status_events.count() == 1


def test_a_rule_of_the_plan_is_shown_in_its_own_sentence(editor: Client, step: Step) -> None:
    response = send(editor, address(step, "complete"), completed_on=clock.today())
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "vidence" in response.content.decode()  # type: ignore[attr-defined]
    assert not step.completion_claims.exists()


def test_complete_takes_evidence_and_a_second_person(editor: Client, approver: Client, step: Step) -> None:
    send(editor, address(step, "link"), url="https://city.example/report", title_="The report")
    send(editor, address(step, "complete"), completed_on=clock.today())
    claim = step.completion_claims.get()
    where = reverse("desk:claim", args=[claim.pk])
    assert "The report" in approver.get(where).content.decode()
    send(approver, where, decision="yes")
    step.refresh_from_db()
    assert step.status == Status.COMPLETE


def test_nobody_verifies_what_they_claimed(approver: Client, step: Step) -> None:
    send(approver, address(step, "link"), url="https://city.example/report", title_="The report")
    send(approver, address(step, "complete"), completed_on=clock.today())
    response = send(approver, reverse("desk:claim", args=[step.completion_claims.get().pk]), decision="yes")
    assert response.status_code == 403  # type: ignore[attr-defined]
    assert "Someone else has to" in response.content.decode()  # type: ignore[attr-defined]


def test_a_moved_deadline_keeps_the_original(editor: Client, approver: Client, step: Step) -> None:
    original = step.original_due
    send(editor, address(step, "deadline"), due="2031-01-31", reason="The vendor left.")
    moved = Deadline.objects.get(step=step, decision=Decision.WAITING)
    assert "The vendor left." in approver.get(reverse("desk:approvals")).content.decode()
    send(approver, reverse("desk:deadline", args=[moved.pk]), decision="yes")
    step.refresh_from_db()
    assert (step.original_due, step.current_due) == (original, date(2031, 1, 31))


def test_declining_needs_a_reason(editor: Client, approver: Client, step: Step) -> None:
    send(editor, address(step, "deadline"), due="2031-01-31", reason="The vendor left.")
    where = reverse("desk:deadline", args=[Deadline.objects.get(step=step, decision=Decision.WAITING).pk])
    assert send(approver, where, decision="no").status_code == 422  # type: ignore[attr-defined]
    assert send(approver, where, decision="no", reason="Too late.").status_code == 302  # type: ignore[attr-defined]
    assert not Deadline.objects.filter(step=step, decision=Decision.WAITING).exists()


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("text", "What the page says.", lambda step: step.text == "What the page says."),
        ("title", "Short", lambda step: step.title == "Short"),
        ("status", "Ongoing", lambda step: step.status == Status.ONGOING),
        ("deadline", "2027-03-31", lambda step: step.original_due == date(2027, 3, 31)),
        ("departments", "Parks\nPublic Works", lambda step: step.responsibilities.count() == 2),
        ("goal", "1", lambda step: step.goal.number == 1),
    ],
)
def test_every_kind_of_misreading_can_be_corrected(
    editor: Client, step: Step, field: str, value: str, check: Callable[[Step], bool]
) -> None:
    send(editor, address(step, "correct"), field=field, value=value, reason="Page 4 says so.")
    again = Step.objects.select_related("goal").get(pk=step.pk)
    assert check(again)
    assert Record.objects.filter(reason="Page 4 says so.").exists()


@pytest.mark.parametrize(("field", "value"), [("deadline", "soon"), ("status", "Sideways"), ("goal", "99")])
def test_a_correction_that_makes_no_sense_says_what_would(editor: Client, step: Step, field: str, value: str) -> None:
    response = send(editor, address(step, "correct"), field=field, value=value, reason="Page 4.")
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert value in response.content.decode()  # type: ignore[attr-defined]


def test_the_lead_is_nobody_until_named(editor: Client, step: Step) -> None:
    page = reverse("desk:step", args=[step.plan.slug, step.number])
    assert "nobody named yet" in editor.get(page).content.decode()
    one = Responsibility.objects.filter(step=step).first()
    assert one is not None
    send(editor, address(step, "lead"), organization=one.organization_id)
    send(editor, address(step, "part", one.pk), part="Runs the pilot.")
    after = editor.get(page).content.decode()
    assert f"<strong>{one.organization.name}</strong>" in after
    assert "Runs the pilot." in after


def test_milestones_obligations_and_links_between_steps(editor: Client, step: Step) -> None:
    send(editor, address(step, "milestone"), name_="First draft", due="2027-01-31")
    send(editor, address(step, "reach", Milestone.objects.get().pk), done_on=clock.today())
    send(editor, address(step, "obligation"), what="Publish figures", cadence="quarterly", next_due="2027-01-31")
    send(editor, address(step, "meet", Obligation.objects.get().pk), done_on=clock.today())
    send(editor, address(step, "dependency"), number=5, kind="FS", lag_days=0)
    page = editor.get(reverse("desk:step", args=[step.plan.slug, step.number])).content.decode()
    assert "First draft" in page and "Publish figures" in page and "step 5," in page
    send(editor, address(step, "remove-dependency", Dependency.objects.get().pk))
    assert not Dependency.objects.exists()


def test_a_circle_of_steps_is_refused_by_name(editor: Client, step: Step) -> None:
    other = Step.objects.get(plan=step.plan, number=5)
    send(editor, address(step, "dependency"), number=5, kind="FS", lag_days=0)
    response = send(editor, address(other, "dependency"), number=step.number, kind="FS", lag_days=0)
    assert response.status_code == 409  # type: ignore[attr-defined]
    assert "circle" in response.content.decode()  # type: ignore[attr-defined]


def test_a_file_is_only_ever_downloaded(editor: Client, step: Step) -> None:
    page = SimpleUploadedFile("evil.html", b"<script>alert(1)</script>", content_type="text/html")
    send(editor, address(step, "file"), title_="Report", file=page)
    proof = Evidence.objects.get()
    response = editor.get(reverse("desk:evidence-file", args=[proof.pk]))
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"  # type: ignore[arg-type]
    send(editor, address(step, "remove-evidence", proof.pk))
    assert editor.get(reverse("desk:evidence-file", args=[proof.pk])).status_code == 404


def test_a_row_of_another_step_cannot_be_changed_from_here(editor: Client, step: Step) -> None:
    other = Responsibility.objects.exclude(step=step).first()
    assert other is not None
    assert editor.post(address(step, "part", other.pk), {"part": "x", "revision": "1"}).status_code == 404


def test_exclusion_says_why_who_and_when(editor: Client, step: Step) -> None:
    send(editor, address(step, "exclude"), reason="Another law.", decider="City Council", decided_on="2026-01-15")
    page = editor.get(reverse("desk:step", args=[step.plan.slug, step.number])).content.decode()
    assert "Another law." in page and "City Council" in page and "15 January 2026" in page


def test_every_form_can_be_shown(editor: Client, step: Step) -> None:
    targets = {Responsibility: Responsibility.objects.filter(step=step).first()}
    for form in FORMS:
        target = targets.get(form.target) if form.target else None
        if form.target and target is None:
            continue
        response = editor.get(address(step, form.name, *([target.pk] if target else [])))
        assert response.status_code == 200
        assert form.button in response.content.decode()


@pytest.mark.parametrize("number", [1, 20])
def test_queries_of_the_page_do_not_grow_with_what_hangs_on_the_step(
    editor: Client,
    step: Step,
    people: dict[Role, User],
    number: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for index in range(number):
        add_link(by=people[Role.EDITOR], step=step, title=f"Report {index}", url="https://city.example", is_public=True)
        set_milestone(by=people[Role.EDITOR], step=step, name=f"Point {index}", due=clock.today())
        other = Step.objects.get(plan=step.plan, number=4 + index % 8)
        if index < 8:
            add_dependency(by=people[Role.EDITOR], predecessor=other, successor=step)
    with django_assert_max_num_queries(26):
        page = editor.get(reverse("desk:step", args=[step.plan.slug, step.number])).content.decode()
    assert page.count(">Point ") == number
