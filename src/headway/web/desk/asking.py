"""Desk: a page that asks for something and carries it out once: shown, refused with a sentence, done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from headway.base.core import clock
from headway.base.core.errors import Conflict, HeadwayError, InvalidInput, NotAllowed, NotPossible
from headway.base.people.models import User
from headway.web.desk import once
from headway.web.desk.audience import person
from headway.web.desk.frame import page

STATUSES: Mapping[type[HeadwayError], int] = {InvalidInput: 422, NotPossible: 409, Conflict: 409, NotAllowed: 403}


class AskingForm(forms.Form):
    """A form whose page carries a token, so that sending it twice has one effect."""

    form_token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=once.LONGEST)

    def __init__(self, data: Any = None, *, initial: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial={"form_token": once.new_token(), **(initial or {})})
        ask_kindly(self)


def ask_kindly(form: forms.Form) -> None:
    """In place of "This field is required.", what to do about it."""
    for asked in form.fields.values():
        choosing = isinstance(asked, forms.ChoiceField)
        asked.error_messages["required"] = "Choose one." if choosing else "Fill this in; it is needed."


@dataclass(frozen=True)
class Question:
    """What the page says. back: where Cancel leads. kind: "danger" for what is hard to take back."""

    title: str
    button: str
    back: str
    here: str
    lead: str = ""
    kind: str = ""
    template: str = "desk/form.html"
    more: Mapping[str, object] = field(default_factory=dict)


Act = Callable[[User], str]


def ask(
    request: HttpRequest, form: AskingForm, question: Question, *, act: Act, onward: str, atomic: bool = True
) -> HttpResponse:
    """Show the form, or carry ``act`` out and go ``onward`` with its sentence.

    atomic: token and effect in one transaction; False for an act that commits in steps of its own, e.g. publishing.
    """
    if request.method != "POST":
        return _show(request, form, question)
    if not form.is_valid():
        return _show(request, form, question, status=422)
    try:
        done = _once(form, person(request), act) if atomic else _begun_once(form, person(request), act)
    except HeadwayError as refusal:
        form.add_error(None, sentences(refusal))
        return _show(request, form, question, status=STATUSES.get(type(refusal), 422))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
        return _show(request, form, question, status=422)
    messages.success(request, done)
    return HttpResponseRedirect(onward)


def sentences(refusal: HeadwayError) -> list[str]:
    """The refusal and, where it names several problems, each of them."""
    return [str(refusal), *refusal.problems] if isinstance(refusal, InvalidInput) else [str(refusal)]


ALREADY = "This was already done; sending it again changed nothing."


@transaction.atomic
def _once(form: AskingForm, by: User, act: Act) -> str:
    if not once.is_first(by=by, token=form.cleaned_data["form_token"], at=clock.now()):
        return ALREADY
    return act(by)


def _begun_once(form: AskingForm, by: User, act: Act) -> str:
    """The token is used up before the act begins, and given back where a rule refuses the act."""
    token = form.cleaned_data["form_token"]
    if not once.is_first(by=by, token=token, at=clock.now()):
        return ALREADY
    try:
        return act(by)
    except HeadwayError:
        once.give_back(token)
        raise


def _show(request: HttpRequest, form: AskingForm, question: Question, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "q": question, "error_count": len(form.errors), **question.more}
    return page(request, question.template, context, title=question.title, here=question.here, status=status)
