"""Desk: the plan's own record of a step: moving a deadline, correcting a reading, naming it."""

from __future__ import annotations

from datetime import date

from django import forms

from headway.base.people.models import User
from headway.base.people.states import Permission
from headway.domain.plans.actions import corrections, deadlines, editing
from headway.domain.plans.models import Goal
from headway.domain.plans.states import Status
from headway.web.desk.steps.forms.base import StepForm, day_field, long_field, short_field


class DeadlineForm(StepForm):
    name = "deadline"
    title = "Propose a new deadline"
    lead = "The original deadline stays beside it for good. A second person decides."
    button = "Propose it"
    permission = Permission.REPORT_STATUS

    due = day_field("New deadline")
    reason = long_field("Reason", help_text="Public, once an edition carries it.")

    def standing(self) -> dict[str, object]:
        return {"due": self.step.current_due}

    def act(self, *, by: User) -> str:
        deadlines.propose_deadline(by=by, **self.seen, due=self.cleaned_data["due"], reason=self.cleaned_data["reason"])
        return "A second person is asked to decide on the new deadline."


class CorrectForm(StepForm):
    """One misread value. The address's ``field`` says which; without one the page asks."""

    name = "correct"
    title = "Correct a misreading"
    lead = (
        "For a value that Headway or a person read wrongly from the document. "
        "It is not a moved deadline and not a report: the history says that the reading was corrected."
    )
    button = "Correct it"

    field = forms.ChoiceField(
        label="What was misread",
        choices=[
            ("text", "The text"),
            ("title", "The short title"),
            ("status", "The status"),
            ("deadline", "The deadline"),
            ("departments", "The departments"),
            ("goal", "The goal it stands under"),
        ],
    )
    value = long_field(
        "What the document says",
        required=False,
        help_text="A deadline as 2026-09-30, or empty for none. Departments one a line. A goal by its number.",
    )
    reason = long_field("How you know", help_text="E.g. “Page 12, second row, says Q3 2027.”")

    def standing(self) -> dict[str, object]:
        step, field = self.step, str(self.data.get("field", ""))
        now: dict[str, object] = {
            "text": step.text,
            "title": step.title,
            "status": step.standing_status.label,
            "deadline": step.original_due,
            "departments": [one.organization.name for one in step.responsibilities.select_related("organization")],
            "goal": step.goal.name,
        }
        return {"field": field, "value": now.get(field)}

    def clean(self) -> dict[str, object]:
        cleaned: dict[str, object] = super().clean() or {}
        if cleaned.get("field") and "value" in cleaned:
            try:
                cleaned["meant"] = self._meant(str(cleaned["field"]), str(cleaned["value"]).strip())
            except ValueError as problem:
                self.add_error("value", str(problem))
        return cleaned

    def _meant(self, field: str, written: str) -> object:
        if field == "deadline":
            return _day_or_none(written)
        if not written:
            raise ValueError("Write what the document says.")
        if field == "status":
            return _status(written)
        if field == "departments":
            return [line.strip() for line in written.splitlines() if line.strip()]
        if field == "goal":
            return self._goal(written)
        return written

    def _goal(self, written: str) -> Goal:
        goals = Goal.objects.filter(plan=self.step.plan)
        number = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0
        found = goals.filter(number=number).first() or goals.filter(name__iexact=written).first()
        if found is None:
            raise ValueError(f"The plan has no goal “{written}”. Write its number, from 1 to {goals.count()}.")
        return found

    def act(self, *, by: User) -> str:
        corrections.correct_reading(
            by=by,
            **self.seen,
            field=self.cleaned_data["field"],
            value=self.cleaned_data["meant"],
            reason=self.cleaned_data["reason"],
        )
        return "The reading is corrected."


class EditForm(StepForm):
    name = "edit"
    title = "Edit the short title and the internal note"
    button = "Save"

    title_ = short_field("Short title", required=False, help_text="Lists show it in place of the first sentence.")
    internal_note = long_field("Internal note", required=False, help_text="Stays on the desk; no edition carries it.")

    def first(self) -> dict[str, object]:
        return {"title_": self.step.title, "internal_note": self.step.internal_note}

    def act(self, *, by: User) -> str:
        editing.edit_step(
            by=by, **self.seen, title=self.cleaned_data["title_"], internal_note=self.cleaned_data["internal_note"]
        )
        return "Saved."


def _day_or_none(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise ValueError(
            f"“{written}” is not a day. Write it as 2026-09-30, or leave it empty where the document gives none."
        ) from None


def _status(written: str) -> Status:
    for status in Status:
        if written.casefold() in {status.value, str(status.label).casefold()}:
            return status
    known = ", ".join(str(status.label) for status in Status)
    raise ValueError(f"“{written}” is not a status. Use one of: {known}.")
