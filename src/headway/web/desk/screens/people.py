"""Desk: the people who may sign in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from headway.base.core import clock
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.people import actions
from headway.base.people.models import Organization, User
from headway.base.people.states import PERMISSIONS, Permission, Role
from headway.web.desk import throttle
from headway.web.desk.asking import AskingForm, Question, ask
from headway.web.desk.audience import for_staff
from headway.web.desk.frame import page
from headway.web.desk.screens.sign_in import TOO_OFTEN


def _password_field(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=512,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=help_text,
    )


class NewPersonForm(AskingForm):
    """The questions about a new person."""

    name = forms.CharField(label="Name", max_length=200, help_text="Shown beside everything this person does.")
    email = forms.EmailField(label="Email address", max_length=254, help_text="What they sign in with.")
    role = forms.ChoiceField(label="Role", choices=Role.choices, initial=Role.EDITOR, widget=forms.RadioSelect)
    organization = forms.ModelChoiceField(
        label="Department", queryset=Organization.objects.none(), required=False, empty_label="None"
    )
    password = _password_field(
        "First password", "At least 12 characters. Hand it over in person or by telephone, not by email."
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        choice = self.fields["organization"]
        if isinstance(choice, forms.ModelChoiceField):
            choice.queryset = Organization.objects.filter(is_active=True)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(name=self.data.get("name", ""), email=self.data.get("email", "")))
        return password


class RoleForm(AskingForm):
    role = forms.ChoiceField(label="Role", choices=Role.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label="Reason", max_length=500, help_text="Kept in the history.")


class ResetForm(AskingForm):
    """A first password again, for someone who forgot theirs."""

    password = _password_field("First password", "At least 12 characters. Hand it over in person or by telephone.")


class OwnPasswordForm(AskingForm):
    """The present password, so that a screen left open is not enough; then the new one."""

    current = forms.CharField(
        label="Present password",
        strip=False,
        max_length=512,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = _password_field("New password", "At least 12 characters. A few words that belong to you are good.")


class EndAccessForm(AskingForm):
    reason = forms.CharField(label="Reason", max_length=500, help_text="Kept in the history, e.g. “left the city”.")


@for_staff(Permission.MANAGE_PEOPLE)
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone with an account, those whose access ended last."""
    everyone = list(User.objects.select_related("organization").order_by("-is_active", "name"))
    roles = [
        {"label": role.label, "may": [permission.label for permission in Permission if permission in PERMISSIONS[role]]}
        for role in Role
    ]
    return page(request, "desk/people.html", {"people": everyone, "roles": roles}, title="People", here="people")


@for_staff(Permission.MANAGE_PEOPLE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """Someone who can sign in from now on."""
    form = NewPersonForm(request.POST or None)
    back = reverse("desk:people")

    def add(by: User) -> str:
        answers = {name: form.cleaned_data[name] for name in ("name", "email", "organization", "password")}
        added = actions.add_user(by=by, role=Role(form.cleaned_data["role"]), **answers)
        return f"{added.name} can sign in now, with {added.email}."

    question = Question("Add a person", "Add this person", back, "people")
    return ask(request, form, question, act=add, onward=back)


@for_staff(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def change_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Another role for someone; it holds from their next request."""
    user = get_object_or_404(User, pk=pk, is_active=True)
    form = RoleForm(request.POST or None, initial={"role": user.role})
    back = reverse("desk:people")

    def change(by: User) -> str:
        role = Role(form.cleaned_data["role"])
        actions.change_role(by=by, user=user, role=role, reason=form.cleaned_data["reason"])
        return f"{user.name} is {role.label.lower()} now."

    question = Question(f"Change the role of {user.name}", "Change the role", back, "people")
    return ask(request, form, question, act=change, onward=back)


@for_staff(Permission.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def end_access(request: HttpRequest, pk: int) -> HttpResponse:
    """Someone may no longer sign in."""
    user = get_object_or_404(User, pk=pk, is_active=True)
    form = EndAccessForm(request.POST or None)
    back = reverse("desk:people")

    def end(by: User) -> str:
        actions.deactivate_user(by=by, user=user, reason=form.cleaned_data["reason"])
        return f"{user.name} can no longer sign in."

    lead = "Their sessions end at once. What they did stays under their name."
    question = Question(f"End access for {user.name}", "End access", back, "people", lead, "danger")
    return ask(request, form, question, act=end, onward=back)


@for_staff(Permission.MANAGE_PEOPLE)
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A new first password for someone who forgot theirs."""
    user = get_object_or_404(User, pk=pk, is_active=True)
    form, back = ResetForm(request.POST or None), reverse("desk:people")

    def reset(by: User) -> str:
        actions.set_password(by=by, user=user, password=form.cleaned_data["password"])
        return f"{user.name} signs in with the new password now."

    question = Question(f"Set a new password for {user.name}", "Set it", back, "people", "Their sessions end at once.")
    return ask(request, form, question, act=reset, onward=back)


@for_staff(Permission.SEE_DESK)
@sensitive_post_parameters("current", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def own_password(request: HttpRequest) -> HttpResponse:
    """One's own password; this session goes on, every other one of this person ends."""
    form, back = OwnPasswordForm(request.POST or None), reverse("desk:home")

    def change(by: User) -> str:
        if not throttle.count_try(account=by.email, address=throttle.address_of(request), at=clock.now()):
            raise NotPossible(TOO_OFTEN)
        if not by.check_password(form.cleaned_data["current"]):
            raise InvalidInput("The present password is not right. Write it again.")
        actions.set_password(by=by, user=by, password=form.cleaned_data["password"])
        update_session_auth_hash(request, by)
        return "Your password is changed."

    question = Question("Change your password", "Change it", back, "")
    # Not one transaction: a wrong try must stay counted.
    return ask(request, form, question, act=change, onward=back, atomic=False)
