"""Desk: the last step, making the plan."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from headway.base.core.errors import HeadwayError, InvalidInput
from headway.base.people.states import Permission
from headway.domain.intake import actions, policies, queries
from headway.domain.intake.models import Import
from headway.domain.intake.states import ImportState
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.imports.answers import import_or_404
from headway.web.desk.imports.forms import Make
from headway.web.desk.imports.under_way import not_in_review


@require_http_methods(["GET", "POST"])
@for_staff(Permission.IMPORT_PLAN)
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan's title and source, then one press that makes it; says what stands in the way."""
    import_ = import_or_404(pk)
    if import_.standing is not ImportState.REVIEW:
        return not_in_review(request, import_)
    if import_.plan_id is not None:
        return HttpResponseRedirect(reverse("desk:import-changes", args=[pk]))
    names = ("title", "publisher", "source_url", "source_note")
    form = Make(request.POST or None, initial={name: getattr(import_, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                actions.describe(by=person(request), import_=import_, **form.cleaned_data)
                plan = actions.make_plan_from(by=person(request), import_=import_)
        except InvalidInput as wrong:
            for problem in wrong.problems or (str(wrong),):
                form.add_error(None, problem)
        except HeadwayError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"“{plan.title}” is a plan now.")
            return HttpResponseRedirect(reverse("desk:import-review", args=[pk]))
    return _page(request, import_, form)


def _page(request: HttpRequest, import_: Import, form: Make) -> HttpResponse:
    words = queries.status_words(import_)
    context = {
        "source": import_,
        "form": form,
        "progress": queries.progress_of(import_),
        "in_the_way": policies.why_not_make_plan(person(request), import_),
        "unclear": [word for word, status, _ in words if status == "unknown"],
        "error_count": len(form.errors),
    }
    status = 422 if form.errors else 200
    return page(request, "desk/imports/make.html", context, title="Make the plan", here="imports", status=status)
