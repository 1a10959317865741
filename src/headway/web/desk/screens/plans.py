"""Desk: the plans, and the page of one."""

from __future__ import annotations

from django import forms
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from headway.base.core import clock
from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.domain.plans.actions import editing
from headway.domain.plans.models import Goal, Plan
from headway.web.desk.asking import AskingForm, Question, ask
from headway.web.desk.audience import for_staff, person
from headway.web.desk.frame import page
from headway.web.desk.kept import stamp
from headway.web.desk.screens.glance import glance

# More than this is a list to search in, not to read.
MOST_GOALS = 200


class PlanForm(AskingForm):
    """What a person may say about a plan; its steps have their own pages."""

    title = forms.CharField(label="Title", max_length=300)
    publisher = forms.CharField(label="Publisher", max_length=200, required=False)
    source_note = forms.CharField(
        label="About the source",
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Where the plan stands and what was left out; public.",
    )
    source_url = forms.URLField(label="Address of the document", required=False, max_length=500, assume_scheme="https")
    stale_after_days = forms.IntegerField(
        label="Days until a word is old",
        min_value=1,
        max_value=3650,
        help_text="After these many days without an update a step may not look on track.",
    )
    internal_note = forms.CharField(
        label="Internal note",
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Stays on the desk; no edition carries it.",
    )


@for_staff(Permission.SEE_DESK)
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Every plan, with the number of steps it holds."""
    rows = list(Plan.objects.annotate(step_count=Count("steps", filter=Q(steps__removed_in=None))).order_by("title"))
    may_import = person(request).may(Permission.IMPORT_PLAN)
    return page(request, "desk/plans.html", {"rows": rows, "may_import": may_import}, title="Plans", here="plans")


@for_staff(Permission.SEE_DESK)
@require_safe
def plan_page(request: HttpRequest, plan: str) -> HttpResponse:
    """How a plan is doing, its goals, its versions."""
    found, today = _plan_or_404(plan), clock.today()
    standing = Q(steps__removed_in=None)
    goals = Goal.objects.filter(plan=found).annotate(step_count=Count("steps", filter=standing)).order_by("number")
    context = {
        "plan": found,
        "glance": glance(found, as_of=today, at=stamp()),
        "goals": list(goals.select_related("section")[:MOST_GOALS]),
        "goal_count": goals.count(),
        "versions": list(
            found.versions.select_related("accepted_by", "document").annotate(change_count=Count("changes"))
        ),
        "may_edit": person(request).may(Permission.EDIT_PLAN),
    }
    return page(request, "desk/plan.html", context, title=found.title, here="plans")


@for_staff(Permission.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_plan(request: HttpRequest, plan: str) -> HttpResponse:
    """What stands around the steps: title, publisher, source, how soon a word is old."""
    found = _plan_or_404(plan)
    fields = ("title", "publisher", "source_note", "source_url", "stale_after_days", "internal_note")
    form = PlanForm(request.POST or None, initial={name: getattr(found, name) for name in fields})
    back = reverse("desk:plan", args=[found.slug])

    def save(by: User) -> str:
        editing.edit_plan(by=by, plan=found, **{name: form.cleaned_data[name] for name in fields})
        return "Saved."

    return ask(request, form, Question("Edit the plan", "Save", back, "plans"), act=save, onward=back)


def _plan_or_404(slug: str) -> Plan:
    found = Plan.objects.filter(slug=slug).first()
    if found is None:
        raise Http404("There is no such plan.")
    return found
