"""Desk: milestones, evidence and what recurs."""

from __future__ import annotations

from typing import cast

from django import forms

from headway.base.files import store
from headway.base.people.models import User
from headway.domain.plans.actions import delivery, obligations
from headway.domain.plans.models import Evidence, Milestone, Obligation
from headway.domain.plans.states import Cadence
from headway.web.desk.steps.forms.base import StepForm, day_field, long_field, short_field


class MilestoneForm(StepForm):
    name = "milestone"
    title = "Add a milestone"
    button = "Add"

    name_ = short_field("What will be reached", limit=300)
    due = day_field("Due")

    def act(self, *, by: User) -> str:
        delivery.set_milestone(by=by, step=self.step, name=self.cleaned_data["name_"], due=self.cleaned_data["due"])
        return "The milestone is set."


class ReachMilestoneForm(StepForm):
    name = "reach"
    title = "A milestone was reached"
    button = "Reached"
    target = Milestone

    done_on = day_field("Reached on")

    def first(self) -> dict[str, object]:
        return {"done_on": self.subject.today}

    def act(self, *, by: User) -> str:
        delivery.reach_milestone(
            by=by, milestone=cast(Milestone, self.subject.target), done_on=self.cleaned_data["done_on"]
        )
        return "Reached."


class LinkForm(StepForm):
    name = "link"
    title = "Add a link as evidence"
    button = "Add the link"

    url = forms.URLField(label="Address", max_length=500, assume_scheme="https")
    title_ = short_field("What it shows")
    is_public = forms.BooleanField(label="The public may see it in an edition", required=False)

    def act(self, *, by: User) -> str:
        delivery.add_link(
            by=by,
            step=self.step,
            title=self.cleaned_data["title_"],
            url=self.cleaned_data["url"],
            is_public=self.cleaned_data["is_public"],
        )
        return "The link is added."


class FileForm(StepForm):
    name = "file"
    title = "Add a file as evidence"
    lead = "PDF, DOCX, XLSX, CSV, HTML, Markdown, text, PNG or JPEG, up to 50 MB."
    button = "Add the file"

    file = forms.FileField(label="File", max_length=255)
    title_ = short_field("What it shows")
    is_public = forms.BooleanField(label="The public may see it in an edition", required=False)

    def act(self, *, by: User) -> str:
        upload = self.cleaned_data["file"]
        kept = store.keep(by=by, chunks=upload.chunks(), name=upload.name)
        delivery.add_file(
            by=by,
            step=self.step,
            title=self.cleaned_data["title_"],
            file=kept,
            is_public=self.cleaned_data["is_public"],
        )
        return "The file is added."


class RemoveEvidenceForm(StepForm):
    name = "remove-evidence"
    title = "Remove this evidence"
    lead = "It leaves the page and the next edition. The history keeps that it was there."
    button = "Remove it"
    button_kind = "danger"
    target = Evidence

    def act(self, *, by: User) -> str:
        delivery.remove_evidence(by=by, evidence=cast(Evidence, self.subject.target))
        return "Removed."


class ObligationForm(StepForm):
    name = "obligation"
    title = "Say what recurs"
    lead = "What “Ongoing” owes: something done every so often, with a next date."
    button = "Save"

    what = short_field("What is done", limit=300)
    cadence = forms.ChoiceField(label="How often", choices=Cadence.choices, initial=Cadence.QUARTERLY)
    next_due = day_field("Next due")

    def first(self) -> dict[str, object]:
        standing: Obligation | None = getattr(self.step, "obligation", None)
        if standing is None:
            return {}
        return {"what": standing.what, "cadence": standing.cadence, "next_due": standing.next_due}

    def act(self, *, by: User) -> str:
        obligations.set_obligation(
            by=by,
            step=self.step,
            what=self.cleaned_data["what"],
            cadence=Cadence(self.cleaned_data["cadence"]),
            next_due=self.cleaned_data["next_due"],
        )
        return "Saved."


class MeetObligationForm(StepForm):
    name = "meet"
    title = "It was done this time"
    button = "Done"
    target = Obligation

    done_on = day_field("Done on")
    note = long_field("Note", required=False)

    def first(self) -> dict[str, object]:
        return {"done_on": self.subject.today}

    def act(self, *, by: User) -> str:
        obligations.meet_obligation(
            by=by,
            obligation=cast(Obligation, self.subject.target),
            done_on=self.cleaned_data["done_on"],
            note=self.cleaned_data["note"],
        )
        return "Noted. The next date has moved on."
