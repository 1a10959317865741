"""Plans: one lead that a person names, parts, and the words beside what was published."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from tests.domain.plans.factories import AS_OF, a_plan, a_step, a_user, led

from headway.base.core.errors import Conflict, InvalidInput, NotAllowed
from headway.base.people.actions import ensure_organizations
from headway.base.people.states import Role
from headway.domain.plans.actions.editing import edit_plan, edit_step
from headway.domain.plans.actions.responsibility import name_lead, set_part
from headway.domain.plans.queries import StepFilter, steps_matching

pytestmark = pytest.mark.django_db


def test_a_lead_is_named_with_who_and_when() -> None:
    editor = a_user()
    lead = led(a_step(), by=editor).responsibilities.get(is_lead=True)
    assert (lead.organization.name, lead.lead_named_by) == ("Mayor's office", editor)
    assert lead.lead_named_at is not None


def test_there_is_one_lead_at_a_time() -> None:
    step = led(a_step())
    pmi = step.responsibilities.get(organization__name="PMI").organization
    name_lead(by=a_user(), step=step, revision=step.revision, organization=pmi)
    assert [r.organization.name for r in step.responsibilities.filter(is_lead=True)] == ["PMI"]
    with pytest.raises(IntegrityError), transaction.atomic():
        step.responsibilities.update(is_lead=True)


def test_a_lead_may_join_and_may_be_taken_back() -> None:
    step = a_step()
    health = ensure_organizations(by=None, names=["Health"])["Health"]
    name_lead(by=a_user(), step=step, revision=1, organization=health)
    assert step.responsibilities.get(is_lead=True).position == 2
    name_lead(by=a_user(), step=step, revision=2, organization=None)
    assert not step.responsibilities.filter(is_lead=True).exists()


def test_naming_a_lead_on_an_old_page_conflicts() -> None:
    step = led(a_step())
    with pytest.raises(Conflict):
        name_lead(by=a_user(), step=step, revision=1, organization=None)
    assert step.responsibilities.filter(is_lead=True).exists()


def test_a_part_is_kept_and_found() -> None:
    step = a_step()
    row = step.responsibilities.get(organization__name="PMI")
    set_part(by=a_user(), responsibility=row, part="Collects the figures")
    assert step.responsibilities.get(organization__name="PMI").part == "Collects the figures"
    assert steps_matching(step.plan, StepFilter(q="figures"), as_of=AS_OF).exists()


def test_a_title_and_a_note_are_edited() -> None:
    step = edit_step(by=a_user(), step=a_step(), revision=1, title="The board", internal_note="Ask Amina")
    assert (step.short_title, step.internal_note, step.revision) == ("The board", "Ask Amina", 2)


def test_too_long_a_title_is_refused() -> None:
    step = a_step()
    with pytest.raises(InvalidInput, match="200"):
        edit_step(by=a_user(), step=step, revision=1, title="x" * 201)
    step.refresh_from_db()
    assert (step.title, step.revision) == ("", 1)


def test_two_editors_of_one_note_see_each_other() -> None:
    step = edit_step(by=a_user(name="Amina"), step=a_step(), revision=1, internal_note="Hers")
    with pytest.raises(Conflict, match="Amina") as conflict:
        edit_step(by=a_user(), step=step, revision=1, internal_note="His")
    assert (conflict.value.theirs, conflict.value.yours) == ("Hers", "His")


def test_a_plan_is_described_anew_and_keeps_its_address() -> None:
    plan = a_plan(1)
    edit_plan(by=a_user(), plan=plan, title="Safer still", level_names={"step": "Action"}, stale_after_days=60)
    plan.refresh_from_db()
    assert (plan.title, plan.slug, plan.level_name("step")) == ("Safer still", "a-safer-city", "Action")
    assert plan.stale_after_days == 60


@pytest.mark.parametrize("change", [{"stale_after_days": 0}, {"stale_after_days": 999}, {"source_url": "nowhere"}])
def test_a_plan_is_not_described_by_nonsense(change: dict[str, object]) -> None:
    plan = a_plan(1)
    with pytest.raises(InvalidInput):
        edit_plan(by=a_user(), plan=plan, **change)  # type: ignore[arg-type]


def test_a_viewer_edits_nothing() -> None:
    viewer, step = a_user(Role.VIEWER), a_step()
    with pytest.raises(NotAllowed):
        edit_step(by=viewer, step=step, revision=1, title="Mine")
    with pytest.raises(NotAllowed):
        edit_plan(by=viewer, plan=step.plan, title="Mine")
    with pytest.raises(NotAllowed):
        name_lead(by=viewer, step=step, revision=1, organization=None)
