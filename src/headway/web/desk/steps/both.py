"""Desk: what stands now and what someone wrote, field by field, where two people changed one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from headway.web.desk.steps.forms import StepForm


@dataclass(frozen=True)
class Both:
    """One field's two values in words, "nothing" for an empty one."""

    label: str
    theirs: str
    yours: str

    @property
    def differs(self) -> bool:
        return self.theirs != self.yours


def both_values(form: StepForm, *, now: StepForm) -> list[Both]:
    """Each field that says something. form: as sent, and valid; ``now``: the same form about the step as it is now."""
    standing = now.standing()
    found = [
        Both(
            label=str(field.label or name),
            theirs=_words(standing.get(name), field),
            yours=_words(form.cleaned_data.get(name), field),
        )
        for name, field in form.fields.items()
        if not field.widget.is_hidden
    ]
    empty = _words(None, forms.Field())
    return [both for both in found if (both.theirs, both.yours) != (empty, empty)]


def _words(value: object, field: forms.Field) -> str:
    """A value as a person reads it. Example: "in_progress" of a choice -> "In progress"."""
    if isinstance(field, forms.BooleanField):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return ", ".join(str(one) for one in value) or "nothing"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(field, forms.ChoiceField):
        labels = dict(_flat(field.widget.choices))
        return labels.get(str(value or ""), str(value or "nothing"))
    return "nothing" if value is None or value == "" else str(value)


def _flat(choices: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The choices without their groups."""
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        else:
            yield str(value), str(label)
