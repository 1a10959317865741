"""Desk: preparing, approving, sending back, publishing an edition; withdrawing a row."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from headway.base.core import clock
from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.domain.plans.models import Plan
from headway.domain.releases import actions, policies
from headway.domain.releases.allowlist import TABLES
from headway.domain.releases.states import Kind
from headway.web.desk.asking import AskingForm, Question, ask
from headway.web.desk.audience import for_staff, person
from headway.web.desk.screens.editions import preview_address, refusal, release_or_404, withdrawal_or_404

asked = require_http_methods(["GET", "HEAD", "POST"])


class PrepareForm(AskingForm):
    """What the public is told about a new edition."""

    kind = forms.ChoiceField(
        label="Why it is made", choices=Kind.choices, initial=Kind.REGULAR, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Public: what readers should know about this edition. A correction says what was wrong.",
    )

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        if cleaned.get("kind") == Kind.CORRECTION and not cleaned.get("note"):
            self.add_error("note", "Say what was wrong in the edition before.")
        return cleaned


class ReasonForm(AskingForm):
    reason = forms.CharField(label="Reason", max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))


class WithdrawForm(ReasonForm):
    """Which row has to go, as the open data name it."""

    table = forms.ChoiceField(
        label="Kind of row",
        choices=[(name, table.label) for name, table in TABLES.items() if table.withdrawable],
        initial="steps",
    )
    key = forms.CharField(label="Its number or key", max_length=120, help_text="As in the edition’s data, e.g. 12.")
    field_order = ("table", "key", "reason")


@for_staff(Permission.PROPOSE_RELEASE)
@asked
def prepare(request: HttpRequest, plan: str) -> HttpResponse:
    """Freeze what the public may see, as of today."""
    found = get_object_or_404(Plan, slug=plan)
    form = PrepareForm(request.POST or None)
    made: list[int] = []

    def propose(by: User) -> str:
        answers = {"note": form.cleaned_data["note"], "kind": Kind(form.cleaned_data["kind"])}
        release = actions.propose(by=by, plan=found, as_of=clock.today(), **answers)
        made.append(release.pk)
        return f"Edition {release.number} is prepared. Look at it as the public will; a second person approves it."

    question = Question(
        f"Prepare an edition of {found.title}",
        "Prepare it",
        reverse("desk:editions"),
        "editions",
        "The rows that may be seen are frozen as they are now. Nothing is public until a second person has agreed.",
        template="desk/editions/prepare.html",
        more={"why_not": refusal(policies.check_can_propose, person(request), found)},
    )
    response = ask(request, form, question, act=propose, onward=reverse("desk:editions"))
    if made and response.status_code == 302:
        response["Location"] = reverse("desk:edition", args=[made[0]])
    return response


@for_staff(Permission.APPROVE)
@asked
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """A second person has looked at it and agrees."""
    release = release_or_404(pk)
    form, back = AskingForm(request.POST or None), reverse("desk:edition", args=[pk])

    def agree(by: User) -> str:
        actions.approve(by=by, release=release)
        return f"Edition {release.number} is approved. It is not public yet."

    lead = "You have seen it as the public will, and what changes. After this it can be published."
    more = {"preview_url": preview_address(release)}
    question = Question(f"Approve edition {release.number}?", "Approve it", back, "editions", lead,
                        template="desk/editions/look_first.html", more=more)  # fmt: skip
    return ask(request, form, question, act=agree, onward=back)


@for_staff(Permission.PROPOSE_RELEASE)
@asked
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Not like this; whoever prepared it reads why. The one who prepared it may take it back too."""
    release = release_or_404(pk)
    form = ReasonForm(request.POST or None)

    def return_it(by: User) -> str:
        actions.return_(by=by, release=release, reason=form.cleaned_data["reason"])
        return f"Edition {release.number} was sent back; its number is free again."

    back = reverse("desk:edition", args=[pk])
    question = Question(f"Send edition {release.number} back?", "Send it back", back, "editions", kind="danger")
    return ask(request, form, question, act=return_it, onward=back)


@for_staff(Permission.PROPOSE_RELEASE)
@asked
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make it public. Files and database go together step by step, so the act commits by itself."""
    release = release_or_404(pk)
    form, back = AskingForm(request.POST or None), reverse("desk:edition", args=[pk])

    def make_public(by: User) -> str:
        actions.publish(by=by, release=release)
        return f"Edition {release.number} is public."

    lead = "Readers see it at once. It stays at its own address for good; a mistake is corrected by the next edition."
    question = Question(f"Publish edition {release.number}?", "Publish it", back, "editions", lead)
    return ask(request, form, question, act=make_public, onward=back, atomic=False)


@for_staff(Permission.WITHDRAW)
@asked
def withdraw(request: HttpRequest, plan: str) -> HttpResponse:
    """Take a row out of every edition; the reason stands in its place, for everyone to read."""
    found = get_object_or_404(Plan, slug=plan)
    form = WithdrawForm(request.POST or None)
    back = reverse("desk:editions")

    def take_out(by: User) -> str:
        table, key = form.cleaned_data["table"], form.cleaned_data["key"]
        actions.withdraw(by=by, plan=found, table=table, key=key, reason=form.cleaned_data["reason"])
        return f"{TABLES[table].label} {key} is withdrawn from every edition."

    lead = (
        "For what must not be seen any more, e.g. a name that leaked. It goes from every edition at once, and for a "
        "step all that hangs on it. It cannot be put back into editions that were published."
    )
    question = Question(f"Withdraw a row of {found.title}", "Withdraw it", back, "editions", lead, "danger")
    return ask(request, form, question, act=take_out, onward=back, atomic=False)


@for_staff(Permission.WITHDRAW)
@asked
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    """Let later editions show a withdrawn row again."""
    withdrawal = withdrawal_or_404(pk)
    form = ReasonForm(request.POST or None)
    back = reverse("desk:editions")

    def show_again(by: User) -> str:
        actions.lift(by=by, withdrawal=withdrawal, reason=form.cleaned_data["reason"])
        return "The next edition may show it again."

    lead = "Later editions hold the row again, as it is then. What was taken out of earlier ones stays out."
    question = Question(f"Show {withdrawal} again?", "Show it again", back, "editions", lead)
    return ask(request, form, question, act=show_again, onward=back)
