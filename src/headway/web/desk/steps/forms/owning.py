"""Desk: who answers for a step, and what waits for what."""

from __future__ import annotations

from typing import cast

from django import forms

from headway.base.people.models import Organization, User
from headway.domain.plans.actions import dependencies, responsibility
from headway.domain.plans.models import Dependency, Responsibility, Step
from headway.domain.plans.states import DependencyKind
from headway.web.desk.steps.forms.base import StepForm, long_field, short_field


class LeadForm(StepForm):
    name = "lead"
    title = "Name the lead"
    lead = "One department answers for the step. A plan that lists departments alphabetically does not say which."
    button = "Name the lead"

    organization = forms.ChoiceField(label="Lead", required=False)

    def first(self) -> dict[str, object]:
        named = self.step.responsibilities.filter(is_lead=True).first()
        return {"organization": str(named.organization_id) if named else ""}

    def prepare(self) -> None:
        named = list(self.step.responsibilities.values_list("organization_id", "organization__name"))
        others = Organization.objects.filter(is_active=True).exclude(pk__in=[pk for pk, _ in named])
        groups = [("Named by the plan for this step", named), ("Others", list(others.values_list("pk", "name")))]
        cast(forms.ChoiceField, self.fields["organization"]).choices = [
            ("", "Nobody yet"),
            *((label, [(str(pk), name) for pk, name in rows]) for label, rows in groups if rows),
        ]

    def act(self, *, by: User) -> str:
        chosen = self.cleaned_data["organization"]
        organization = Organization.objects.get(pk=chosen) if chosen else None
        responsibility.name_lead(by=by, **self.seen, organization=organization)
        return f"{organization.name} is the lead." if organization else "The step has no lead now."


class PartForm(StepForm):
    name = "part"
    title = "Say what a department does in it"
    button = "Save"
    target = Responsibility

    part = long_field("Its part", required=False, help_text="E.g. “runs the pilot; reports every month”.", limit=2_000)

    @property
    def responsibility(self) -> Responsibility:
        return cast(Responsibility, self.subject.target)

    def first(self) -> dict[str, object]:
        return {"part": self.responsibility.part}

    def act(self, *, by: User) -> str:
        responsibility.set_part(by=by, responsibility=self.responsibility, part=self.cleaned_data["part"])
        return "Saved."


class DependencyForm(StepForm):
    name = "dependency"
    title = "Say what it waits for"
    lead = "This step waits for another one. A circle of steps that wait for each other is refused."
    button = "Add"

    number = forms.IntegerField(label="Number of the step it waits for", min_value=1, max_value=999_999_999)
    kind = forms.ChoiceField(label="How", choices=DependencyKind.choices, initial=DependencyKind.FINISH_START)
    lag_days = forms.IntegerField(
        label="Days between", initial=0, min_value=-3650, max_value=3650, help_text="Negative for an overlap."
    )
    note = short_field("Note", required=False, limit=300)

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        self.earlier = Step.objects.filter(plan=self.step.plan, number=number).first()
        if self.earlier is None:
            raise forms.ValidationError(f"The plan has no step {number}.")
        return number

    def act(self, *, by: User) -> str:
        dependencies.add_dependency(
            by=by,
            predecessor=cast(Step, self.earlier),
            successor=self.step,
            kind=DependencyKind(self.cleaned_data["kind"]),
            lag_days=self.cleaned_data["lag_days"],
            note=self.cleaned_data["note"],
        )
        return f"It waits for step {self.cleaned_data['number']} now."


class RemoveDependencyForm(StepForm):
    name = "remove-dependency"
    title = "It no longer waits for that step"
    button = "Remove"
    button_kind = "danger"
    target = Dependency

    def act(self, *, by: User) -> str:
        dependencies.remove_dependency(by=by, dependency=cast(Dependency, self.subject.target))
        return "Removed."
