"""Desk: what waits for a second person: completions and moved deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from headway.base.core.errors import HeadwayError
from headway.base.people.models import User
from headway.base.people.policies import check_may, check_second_person
from headway.base.people.states import Permission
from headway.domain.plans.actions import deadlines as deadline_actions
from headway.domain.plans.actions import status as status_actions
from headway.domain.plans.models import CompletionClaim, Deadline, Evidence
from headway.domain.plans.states import Decision
from headway.web.desk.asking import AskingForm, Question, ask
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page


@dataclass(frozen=True)
class Pending:
    """One decision that waits. why_not: the rule's sentence where this person may not take it."""

    what: str
    detail: str
    href: str
    at: datetime
    why_not: str


class DecisionForm(AskingForm):
    """The two answers; the reason is needed for the second."""

    decision = forms.ChoiceField(label="Your decision", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Needed where you do not agree. The person who asked reads it.",
    )
    yes, no = "yes", "no"

    def __init__(self, data: object = None, *, yes_label: str, no_label: str) -> None:
        super().__init__(data)
        choice = self.fields["decision"]
        if isinstance(choice, forms.ChoiceField):
            choice.choices = [(self.yes, yes_label), (self.no, no_label)]

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        if cleaned.get("decision") == self.no and not cleaned.get("reason"):
            self.add_error("reason", "Say why, so that the person who asked knows what to do.")
        return cleaned


@for_staff(Permission.SEE_DESK)
@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    """Everything that waits for a second person, the oldest first."""
    return page(
        request, "desk/approvals.html", {"pending": pending(person(request))}, title="Approvals", here="approvals"
    )


@for_staff(Permission.APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether a step is complete, with its evidence in sight."""
    found = get_object_or_404(CompletionClaim.objects.select_related("step__plan", "claimed_by"), pk=pk)
    form = DecisionForm(
        request.POST or None, yes_label="The evidence shows that it is complete", no_label="Send it back"
    )

    def decide(by: User) -> str:
        if form.cleaned_data["decision"] == form.yes:
            status_actions.verify_completion(by=by, claim=found)
            return f"Step {found.step.number} is complete; you have seen the evidence."
        status_actions.return_completion(by=by, claim=found, reason=form.cleaned_data["reason"])
        return f"Sent back to {found.claimed_by.name}."

    evidence = list(Evidence.objects.filter(step=found.step, removed_at=None).select_related("file"))
    question = Question(
        f"Is step {found.step.number} complete?",
        "Decide",
        reverse("desk:approvals"),
        "approvals",
        template="desk/claim.html",
        more={"claim": found, "step": found.step, "evidence": evidence, "why_not": _why_not_claim(request, found)},
    )
    return ask(request, form, question, act=decide, onward=reverse("desk:approvals"))


@for_staff(Permission.APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether a later deadline holds; the original stays beside it either way."""
    found = get_object_or_404(Deadline.objects.select_related("step__plan", "proposed_by"), pk=pk)
    form = DecisionForm(
        request.POST or None, yes_label="The new deadline holds", no_label="The deadline stays as it is"
    )

    def decide(by: User) -> str:
        if form.cleaned_data["decision"] == form.yes:
            deadline_actions.approve_deadline(by=by, deadline=found)
            return f"Step {found.step.number} has a new deadline; the original stands beside it."
        deadline_actions.decline_deadline(by=by, deadline=found, reason=form.cleaned_data["reason"])
        return "Declined; the deadline stays as it was."

    question = Question(
        f"A new deadline for step {found.step.number}?",
        "Decide",
        reverse("desk:approvals"),
        "approvals",
        template="desk/deadline.html",
        more={"deadline": found, "step": found.step, "why_not": _why_not_deadline(request, found)},
    )
    return ask(request, form, question, act=decide, onward=reverse("desk:approvals"))


def pending(user: User) -> list[Pending]:
    """What waits for a second person, oldest first, each with the sentence that keeps ``user`` from deciding it."""
    claims = CompletionClaim.objects.filter(decision=Decision.WAITING).select_related("step", "claimed_by")
    moves = Deadline.objects.filter(decision=Decision.WAITING).select_related("step", "proposed_by")
    waits = [
        Pending(
            f"Step {one.step.number} is said to be complete",
            f"{one.step.short_title}. {one.claimed_by.name}, completed on {_day(one.completed_on)}",
            reverse("desk:claim", args=[one.pk]),
            one.claimed_at,
            why_not(user, first=one.claimed_by, doing="claimed this"),
        )
        for one in claims
    ]
    waits += [
        Pending(
            f"A new deadline for step {one.step.number}",
            f"{one.step.short_title}. {_day(one.due)}: {one.reason}",
            reverse("desk:deadline", args=[one.pk]),
            one.proposed_at,
            why_not(user, first=one.proposed_by, doing="proposed this"),
        )
        for one in moves
    ]
    return sorted(waits, key=lambda one: one.at)


def why_not(user: User, *, first: User | None, doing: str) -> str:
    """The rule's own sentence where ``user`` may not be the second person; "" where they may."""
    try:
        check_may(user, Permission.APPROVE)
        check_second_person(user, first=first, doing=doing)
    except HeadwayError as refusal:
        return str(refusal)
    return ""


def _why_not_claim(request: HttpRequest, found: CompletionClaim) -> str:
    if found.decision != Decision.WAITING:
        return "Someone has decided this already."
    return why_not(person(request), first=found.claimed_by, doing="claimed this")


def _why_not_deadline(request: HttpRequest, found: Deadline) -> str:
    if found.decision != Decision.WAITING:
        return "Someone has decided this already."
    return why_not(person(request), first=found.proposed_by, doing="proposed this")


def _day(day: object) -> str:
    return f"{day:%-d %B %Y}" if day else "no date"
