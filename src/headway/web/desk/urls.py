"""Desk: its addresses."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from headway.base.design import views as design
from headway.base.people.states import Permission
from headway.web.desk.audience import for_staff
from headway.web.desk.numbers import RestOfPath, SmallNumber
from headway.web.desk.screens import (
    approvals,
    departments,
    editions,
    help,
    history,
    home,
    people,
    plans,
    releasing,
    sign_in,
)
from headway.web.desk.steps import export, listing, page
from headway.web.desk.steps.acting import acting
from headway.web.desk.steps.forms import FORMS

register_converter(SmallNumber, "small")
register_converter(RestOfPath, "rest")

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("plans/", plans.plans, name="plans"),
    path("plans/<slug:plan>/", plans.plan_page, name="plan"),
    path("plans/<slug:plan>/edit/", plans.edit_plan, name="edit-plan"),
    path("plans/<slug:plan>/steps/", listing.step_list, name="steps"),
    path("plans/<slug:plan>/steps.csv", export.steps_csv, name="steps-csv"),
    path("plans/<slug:plan>/steps.xlsx", export.steps_xlsx, name="steps-xlsx"),
    path("plans/<slug:plan>/steps/<small:number>/", page.step_page, name="step"),
    *(
        path(
            f"plans/<slug:plan>/steps/<small:number>/{form.name}/{'<small:target>/' if form.target else ''}",
            acting(form),
            name=f"step-{form.name}",
        )
        for form in FORMS
    ),
    path("evidence/<small:pk>/file", page.evidence_file, name="evidence-file"),
    path("imports/", include("headway.web.desk.imports.urls")),
    path("approvals/", approvals.approvals, name="approvals"),
    path("approvals/completion/<small:pk>/", approvals.claim, name="claim"),
    path("approvals/deadline/<small:pk>/", approvals.deadline, name="deadline"),
    path("editions/", editions.editions, name="editions"),
    path("editions/<small:pk>/", editions.edition, name="edition"),
    path("editions/<small:pk>/preview/<rest:path>", editions.preview, name="edition-preview"),
    path("editions/<small:pk>/approve/", releasing.approve, name="edition-approve"),
    path("editions/<small:pk>/send-back/", releasing.send_back, name="edition-return"),
    path("editions/<small:pk>/publish/", releasing.publish, name="edition-publish"),
    path("editions/of/<slug:plan>/prepare/", releasing.prepare, name="prepare"),
    path("editions/of/<slug:plan>/withdraw/", releasing.withdraw, name="withdraw"),
    path("editions/withdrawn/<small:pk>/show-again/", releasing.lift, name="lift"),
    path("departments/", departments.departments, name="departments"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new-person"),
    path("people/<small:pk>/role/", people.change_role, name="change-role"),
    path("people/<small:pk>/end-access/", people.end_access, name="end-access"),
    path("people/<small:pk>/password/", people.reset_password, name="reset-password"),
    path("password/", people.own_password, name="password"),
    path("history/", history.history, name="history"),
    path("help/", help.help_page, name="help"),
    path("design/", for_staff(Permission.SEE_DESK)(design.gallery), name="gallery"),
    path("design/edition/", for_staff(Permission.SEE_DESK)(design.edition), name="gallery-edition"),
]
