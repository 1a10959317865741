"""Desk: what every form about a step shares: the revision its page saw, a token, and the action it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.db import models

from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.domain.plans.models import Step
from headway.web.desk import once
from headway.web.desk.asking import ask_kindly


@dataclass(frozen=True)
class Subject:
    """What a form is about. target: the one row of the step it changes, e.g. a milestone; None for the step itself."""

    step: Step
    today: date
    target: models.Model | None = None


class StepForm(forms.Form):
    """One action on a step, asked for in words.

    name: the word in its address. title, lead, button: what the page says. target: the model whose row it changes.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    lead: ClassVar[str] = ""
    button: ClassVar[str]
    button_kind: ClassVar[str] = ""
    permission: ClassVar[Permission] = Permission.EDIT_PLAN
    target: ClassVar[type[models.Model] | None] = None

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    form_token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=once.LONGEST)

    def __init__(self, data: Any = None, files: Any = None, *, subject: Subject) -> None:
        self.subject = subject
        super().__init__(
            data, files, initial={"revision": subject.step.revision, "form_token": once.new_token(), **self.first()}
        )
        ask_kindly(self)
        self.prepare()

    def first(self) -> dict[str, object]:
        """What the fields hold when the form is shown first."""
        return {}

    def prepare(self) -> None:
        """Set what the choices depend on the step for."""

    def standing(self) -> dict[str, object]:
        """What stands now in place of what each field would write; a field that only adds something is left out."""
        return self.first()

    def act(self, *, by: User) -> str:
        """Carry it out through the plan's own action. Returns the sentence that says what was done."""
        raise NotImplementedError

    @property
    def step(self) -> Step:
        return self.subject.step

    @property
    def seen(self) -> dict[str, Any]:
        """Who is asked what an action on the step always takes: the step and the revision the page saw."""
        return {"step": self.step, "revision": self.cleaned_data["revision"]}

    def offer(self, field: str, choices: list[tuple[str, str]]) -> None:
        """The choices of a field, where they depend on the step."""
        cast(forms.ChoiceField, self.fields[field]).choices = choices


def day_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A day, picked from the browser's own calendar or typed as 2026-11-22."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=("%Y-%m-%d",),
        error_messages={"invalid": "Write the day as year-month-day, e.g. 2026-11-22."},
    )


def long_field(label: str, *, required: bool = True, help_text: str = "", limit: int = 5_000) -> forms.CharField:
    """Text of more than one line."""
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        max_length=limit,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def short_field(label: str, *, required: bool = True, help_text: str = "", limit: int = 200) -> forms.CharField:
    """Text of one line."""
    return forms.CharField(label=label, required=required, help_text=help_text, max_length=limit)
