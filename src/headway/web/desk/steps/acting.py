"""Desk: carrying out one form about a step: asked, refused, in conflict, done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from headway.base.core import clock
from headway.base.core.errors import Conflict, InvalidInput, NotAllowed, NotPossible
from headway.base.people.models import User
from headway.domain.plans.models import Step
from headway.web.desk import once
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.steps.both import both_values
from headway.web.desk.steps.dossier import step_or_404
from headway.web.desk.steps.forms import StepForm, Subject

Screen = Callable[..., HttpResponse]


def acting(kind: type[StepForm]) -> Screen:
    """The screen of one kind of form, for whoever holds its permission."""

    @require_http_methods(["GET", "HEAD", "POST"])
    def screen(request: HttpRequest, plan: str, number: int, target: int | None = None) -> HttpResponse:
        step = step_or_404(plan=plan, number=number)
        subject = Subject(step, clock.today(), _target(kind, step, target))
        if request.method != "POST":
            return _show(request, kind(subject=subject))
        form = kind(request.POST, request.FILES, subject=subject)
        if not form.is_valid():
            return _show(request, form, status=422)
        return _carry_out(request, form)

    screen.__name__ = f"step_{kind.name.replace('-', '_')}"
    return cast(Screen, for_staff(kind.permission)(screen))


def _carry_out(request: HttpRequest, form: StepForm) -> HttpResponse:
    try:
        done = _once(form, by=person(request))
    except Conflict as conflict:
        return _conflict(request, form, conflict)
    except InvalidInput as refusal:
        return _refused(request, form, [str(refusal), *refusal.problems], status=422)
    except NotPossible as refusal:
        return _refused(request, form, [str(refusal)], status=409)
    except NotAllowed as refusal:
        return _refused(request, form, [str(refusal)], status=403)
    messages.success(request, done)
    return redirect("desk:step", form.step.plan.slug, form.step.number)


@transaction.atomic
def _once(form: StepForm, *, by: User) -> str:
    """The form's effect and its token in one transaction: both or neither, and only the first time."""
    if not once.is_first(by=by, token=form.cleaned_data["form_token"], at=clock.now()):
        return "This was already saved; sending it again changed nothing."
    return form.act(by=by)


def _show(request: HttpRequest, form: StepForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "step": form.step,
        "target": form.subject.target,
        "error_count": len(form.errors),
        "is_upload": form.is_multipart(),
    }
    return page(request, "desk/steps/act.html", context, title=form.title, here="steps", status=status)


def _refused(request: HttpRequest, form: StepForm, sentences: list[str], *, status: int) -> HttpResponse:
    form.add_error(None, sentences)
    return _show(request, form, status=status)


def _conflict(request: HttpRequest, form: StepForm, conflict: Conflict) -> HttpResponse:
    """Each field's two values side by side; what was written stays in the form, which now knows the newer revision."""
    current = Step.objects.get(pk=form.step.pk)
    again = form.data.copy() if isinstance(form.data, QueryDict) else QueryDict(mutable=True)
    again["revision"] = str(current.revision)
    again["form_token"] = once.new_token()
    fresh = type(form)(again, subject=Subject(current, form.subject.today, form.subject.target))
    context: dict[str, Any] = {
        "form": fresh,
        "step": current,
        "sentence": str(conflict),
        "values": both_values(form, now=fresh),
        "is_upload": form.is_multipart(),
    }
    return page(
        request,
        "desk/steps/conflict.html",
        context,
        title="Someone else changed this meanwhile",
        here="steps",
        status=409,
    )


def _target(kind: type[StepForm], step: Step, pk: int | None) -> models.Model | None:
    """The row the form changes, only where it belongs to this step. Raises Http404 otherwise."""
    if kind.target is None:
        return None
    belongs = "successor" if kind.target.__name__ == "Dependency" else "step"
    found = kind.target._default_manager.filter(**{"pk": pk, belongs: step}).first()
    if found is None:
        raise Http404("This was removed meanwhile, or never belonged to this step.")
    return found
