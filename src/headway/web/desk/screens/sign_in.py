"""Desk: signing in and out."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.people.models import User
from headway.web.desk import throttle
from headway.web.desk.asking import ask_kindly
from headway.web.desk.audience import for_anyone
from headway.web.desk.frame import page

WRONG = "The email address and the password do not belong together. Check both and try again."
TOO_OFTEN = (
    f"Too many tries. Wait {throttle.PERIOD.seconds // 60} minutes and try again, "
    "or ask an administrator whether your account is still active."
)


class SignInForm(forms.Form):
    """The wording of the page's two questions."""

    email = forms.EmailField(
        label="Email address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false", "autofocus": True}),
    )
    password = forms.CharField(
        label="Password",
        max_length=512,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@for_anyone
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who it is. The answer to a wrong address and to a wrong password is the same, in words and in time."""
    onward = _onward(request)
    if isinstance(request.user, User):
        return redirect(onward)
    form = SignInForm(request.POST or None)
    ask_kindly(form)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            user = _person_behind(request, form)
            if user is not None:
                return _welcome(request, user, onward)
        status = 422
    return page(
        request,
        "desk/sign_in.html",
        {"form": form, "next": onward, "error_count": len(form.errors)},
        title="Sign in",
        status=status,
    )


@for_anyone
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the browser is told to forget what it kept of the desk."""
    auth.logout(request)
    response = redirect(settings.LOGOUT_REDIRECT_URL)
    response["Cache-Control"] = "no-store"
    response["Clear-Site-Data"] = '"cache"'
    return response


def _person_behind(request: HttpRequest, form: SignInForm) -> User | None:
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    if not throttle.count_try(account=email, address=throttle.address_of(request), at=clock.now()):
        form.add_error(None, TOO_OFTEN)
        return None
    user = auth.authenticate(request, username=email, password=password)
    if not isinstance(user, User):
        form.add_error(None, WRONG)
        return None
    return user


def _welcome(request: HttpRequest, user: User, onward: str) -> HttpResponseRedirect:
    throttle.forget_tries(account=user.email)
    with transaction.atomic():
        auth.login(request, user)
        record.record(by=user, event=Event.SIGNED_IN, target=user)
    return HttpResponseRedirect(onward)


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and is_ours else reverse("desk:home")
