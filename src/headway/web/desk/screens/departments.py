"""Desk: the departments and what each answers for."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from headway.base.people.models import Organization
from headway.base.people.states import Permission
from headway.domain.plans.models import Plan
from headway.web.desk.audience import for_staff
from headway.web.desk.frame import page


@for_staff(Permission.SEE_DESK)
@require_safe
def departments(request: HttpRequest) -> HttpResponse:
    """Every organization a plan names, with the steps it answers for and those it leads."""
    standing = Q(responsibilities__step__removed_in=None)
    rows = list(
        Organization.objects.annotate(
            step_count=Count("responsibilities", filter=standing),
            lead_count=Count("responsibilities", filter=standing & Q(responsibilities__is_lead=True)),
        ).order_by("name")
    )
    plan = Plan.objects.order_by("-created_at", "-pk").first()
    return page(request, "desk/departments.html", {"rows": rows, "plan": plan}, title="Departments", here="departments")
