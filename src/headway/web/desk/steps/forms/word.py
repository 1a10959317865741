"""Desk: the owner's word: reporting, confirming, excluding, claiming completion."""

from __future__ import annotations

from django import forms

from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.domain.plans.actions import status as actions
from headway.domain.plans.states import NEEDS_REASON, TRANSITIONS, Status
from headway.web.desk.steps.forms.base import StepForm, day_field, long_field, short_field

_HAVE_THEIR_OWN_FORM = {Status.COMPLETE, Status.EXCLUDED}


class ReportForm(StepForm):
    name = "report"
    title = "Report how it is doing"
    lead = "Say what was true on which day. The word before stays in the history."
    button = "Report"
    permission = Permission.REPORT_STATUS

    status = forms.ChoiceField(label="How it stands", widget=forms.RadioSelect)
    as_of = day_field("True on", help_text="The day this was true, not the day you write it down.")
    note = long_field("What happened", required=False, help_text="Public, once an edition carries it.")
    internal_note = long_field("Internal note", required=False, help_text="Stays on the desk; no edition carries it.")
    forecast_due = day_field("Now expected to finish", required=False, help_text="Leave empty where nobody knows.")
    is_at_risk = forms.BooleanField(label="It is at risk of not being done in time", required=False)
    reason = long_field("Reason", required=False, help_text="Needed when the step is paused, superseded or reopened.")
    evidence_url = forms.URLField(label="Link to what shows it", required=False, max_length=500, assume_scheme="https")
    evidence_title = short_field("What the link leads to", required=False)

    def first(self) -> dict[str, object]:
        standing = self.step.standing_status
        return {"as_of": self.subject.today, "status": standing if standing in _sayable(standing) else None}

    def standing(self) -> dict[str, object]:
        newest = self.step.status_events.last()
        shown: dict[str, object] = {"status": self.step.standing_status, "as_of": self.step.status_as_of}
        shown |= {"forecast_due": self.step.forecast_due, "is_at_risk": self.step.is_at_risk}
        said = ("note", "internal_note", "reason")
        return {**shown, **({name: getattr(newest, name) for name in said} if newest else {})}

    def prepare(self) -> None:
        now = self.step.standing_status
        self.offer("status", [(one.value, str(one.label)) for one in Status if one in _sayable(now)])

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        chosen = cleaned.get("status")
        if chosen and Status(str(chosen)) in NEEDS_REASON and not cleaned.get("reason"):
            self.add_error("reason", f"Say why it is {Status(str(chosen)).label.lower()}.")
        if cleaned.get("evidence_url") and not cleaned.get("evidence_title"):
            self.add_error("evidence_title", "Say in a few words what the link leads to.")
        return cleaned

    def act(self, *, by: User) -> str:
        said = {name: self.cleaned_data[name] for name in self.fields if name not in {"revision", "form_token"}}
        said["status"] = Status(said["status"])
        actions.report_status(by=by, **self.seen, **said)
        return f"Reported: {said['status'].label}."


class ConfirmForm(StepForm):
    name = "confirm"
    title = "Confirm that it is still true"
    lead = "Nothing changed: the same word, true on a later day."
    button = "It is still true"
    permission = Permission.REPORT_STATUS

    as_of = day_field("True on")

    def first(self) -> dict[str, object]:
        return {"as_of": self.subject.today}

    def standing(self) -> dict[str, object]:
        return {"as_of": self.step.last_word_on}

    def act(self, *, by: User) -> str:
        actions.confirm_still_true(by=by, **self.seen, as_of=self.cleaned_data["as_of"])
        return "Confirmed."


class ExcludeForm(StepForm):
    name = "exclude"
    title = "Exclude this step"
    lead = "It stays in the plan and in every count of what was promised; the reason stands beside it."
    button = "Exclude it"
    button_kind = "danger"

    reason = long_field("Reason", help_text="Public, once an edition carries it.")
    decider = short_field(
        "Office or body that decided",
        help_text="The office or body that decided, not a person, e.g. “City Council”. Public.",
    )
    decided_on = day_field("Decided on")

    def standing(self) -> dict[str, object]:
        return {"decided_on": self.step.set_aside_on}

    def act(self, *, by: User) -> str:
        answers = {name: self.cleaned_data[name] for name in ("reason", "decider", "decided_on")}
        actions.exclude(by=by, **self.seen, as_of=answers["decided_on"], **answers)
        return "Excluded, with its reason."


class ClaimForm(StepForm):
    name = "complete"
    title = "Say that it is complete"
    lead = "A second person looks at the evidence before it counts."
    button = "Ask a second person"
    permission = Permission.REPORT_STATUS

    completed_on = day_field("Completed on")
    note = long_field("What was done", required=False, help_text="For the person who checks it.")

    def standing(self) -> dict[str, object]:
        return {"completed_on": self.step.completed_on}

    def act(self, *, by: User) -> str:
        actions.claim_completion(
            by=by, **self.seen, completed_on=self.cleaned_data["completed_on"], note=self.cleaned_data["note"]
        )
        return "A second person is asked to look at the evidence."


def _sayable(now: Status) -> set[Status]:
    return set(TRANSITIONS[now]) - _HAVE_THEIR_OWN_FORM
