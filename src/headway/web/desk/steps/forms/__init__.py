"""Desk: the forms about a step. A new one is a class in one of these modules and a line here."""

from headway.web.desk.steps.forms.base import StepForm, Subject
from headway.web.desk.steps.forms.owning import DependencyForm, LeadForm, PartForm, RemoveDependencyForm
from headway.web.desk.steps.forms.proof import (
    FileForm,
    LinkForm,
    MeetObligationForm,
    MilestoneForm,
    ObligationForm,
    ReachMilestoneForm,
    RemoveEvidenceForm,
)
from headway.web.desk.steps.forms.reading import CorrectForm, DeadlineForm, EditForm
from headway.web.desk.steps.forms.word import ClaimForm, ConfirmForm, ExcludeForm, ReportForm

FORMS: tuple[type[StepForm], ...] = (
    ReportForm,
    ConfirmForm,
    ClaimForm,
    ExcludeForm,
    DeadlineForm,
    CorrectForm,
    EditForm,
    LeadForm,
    PartForm,
    DependencyForm,
    RemoveDependencyForm,
    MilestoneForm,
    ReachMilestoneForm,
    LinkForm,
    FileForm,
    RemoveEvidenceForm,
    ObligationForm,
    MeetObligationForm,
)

__all__ = ["FORMS", "StepForm", "Subject"]
