"""Releases: the public tables that hang on a step."""

from __future__ import annotations

from headway.domain.plans.states import Cadence, ChangeKind, DependencyKind, EvidenceKind, Status
from headway.domain.releases.allowlist.definitions import Field, Table, Type

_STEP = Field("step", Type.WHOLE, "The number of the step it belongs to.")

STEP_TABLES: tuple[Table, ...] = (
    Table(
        name="history", label="History", description="What was said and decided about a step.",
        key="the step's number, the kind, and a number", withdrawable=True,
        fields=(
            _STEP,
            Field("kind", Type.TEXT, "What was said or decided.", values=("status", "deadline", "completion")),
            Field("recorded_on", Type.DATE, "The day it was recorded.",
                  sources=("plans.StatusEvent.recorded_at", "plans.Deadline.decided_at",
                           "plans.CompletionClaim.decided_at")),
            Field("as_of", Type.DATE, "The day it was true.", "Undated in the source.",
                  sources=("plans.StatusEvent.as_of", "plans.CompletionClaim.completed_on")),
            Field("origin", Type.TEXT, "For a status: published, update or correction. For a deadline: original, "
                  "revised or corrected. For a completion: verified.",
                  sources=("plans.StatusEvent.origin", "plans.Deadline.kind")),
            Field("status", Type.TEXT, "The status reported.", "Not about a status.",
                  sources=("plans.StatusEvent.status",), values=tuple(Status.values)),
            Field("status_words", Type.TEXT, "The status in this plan's own words.", "Not about a status.",
                  sources=("plans.StatusEvent.label",)),
            Field("due", Type.DATE, "The deadline set.", "Not about a deadline, or only given in words.",
                  sources=("plans.Deadline.due",)),
            Field("due_text", Type.TEXT, "The deadline as printed.", "Not about a deadline.",
                  sources=("plans.Deadline.text",)),
            Field("forecast_due", Type.DATE, "When the reporter then expected to finish.", "Nothing was said.",
                  sources=("plans.StatusEvent.forecast_due",)),
            Field("is_at_risk", Type.YES_NO, "Whether the reporter called it at risk.",
                  sources=("plans.StatusEvent.is_at_risk",)),
            Field("note", Type.TEXT, "The public note.", "There is none.", sources=("plans.StatusEvent.note",)),
            Field("reason", Type.TEXT, "Why: of a correction, a pause, an exclusion, a reopening, a moved deadline.",
                  "None was asked for.", sources=("plans.StatusEvent.reason", "plans.Deadline.reason")),
        ),
    ),
    Table(
        name="milestones", label="Milestones", description="Dated points on a step's way.",
        key="the step's number and a number", withdrawable=True,
        fields=(
            _STEP,
            Field("name", Type.TEXT, "What is reached.", sources=("plans.Milestone.name",)),
            Field("original_due", Type.DATE, "The first date; it never changes.",
                  sources=("plans.Milestone.original_due",)),
            Field("due", Type.DATE, "The date that counts now.", sources=("plans.Milestone.due",)),
            Field("done_on", Type.DATE, "The day it was reached.", "Not reached yet.",
                  sources=("plans.Milestone.done_on",)),
        ),
    ),
    Table(
        name="dependencies", label="Dependencies", description="Which step waits for which.",
        key="the numbers of the waiting step and of the one it waits for", withdrawable=True,
        fields=(
            Field("step", Type.WHOLE, "The step that waits.", sources=("plans.Dependency.successor",)),
            Field("waits_for", Type.WHOLE, "The step it waits for.", sources=("plans.Dependency.predecessor",)),
            Field("kind", Type.TEXT, "Which end of the one holds which end of the other.",
                  sources=("plans.Dependency.kind",), values=tuple(DependencyKind.values)),
            Field("lag_days", Type.WHOLE, "Days between; below 0 they overlap.", unit="days",
                  sources=("plans.Dependency.lag_days",)),
        ),
    ),
    Table(
        name="evidence", label="Evidence", description="What shows that something was done, where it is public.",
        key="the step's number and a number", withdrawable=True,
        fields=(
            _STEP,
            Field("title", Type.TEXT, "What it is.", sources=("plans.Evidence.title",)),
            Field("kind", Type.TEXT, "A link, or a file that the city holds.", sources=("plans.Evidence.kind",),
                  values=tuple(EvidenceKind.values)),
            Field("url", Type.TEXT, "Its address.", "A file; ask the city for it.", sources=("plans.Evidence.url",)),
            Field("added_on", Type.DATE, "The day it was added.", sources=("plans.Evidence.added_at",)),
        ),
    ),
    Table(
        name="obligations", label="Recurring duties", description="What “Ongoing” owes, and how often.",
        key="the step's number", withdrawable=True,
        fields=(
            Field("step", Type.WHOLE, "The number of the step it belongs to.", sources=("plans.Obligation.step",)),
            Field("what", Type.TEXT, "What is owed.", sources=("plans.Obligation.what",)),
            Field("cadence", Type.TEXT, "How often.", sources=("plans.Obligation.cadence",),
                  values=tuple(Cadence.values)),
            Field("first_due", Type.DATE, "When it was owed first.", sources=("plans.Obligation.first_due",)),
            Field("next_due", Type.DATE, "When it is owed next.", sources=("plans.Obligation.next_due",)),
            Field("cycles", Type.RECORDS, "Each time it was owed: the due date, and the day it was met or null.",
                  "None yet.", sources=("plans.ObligationCycle.obligation", "plans.ObligationCycle.due",
                                        "plans.ObligationCycle.done_on")),
        ),
    ),
    Table(
        name="version_changes", label="Changes between versions of the plan",
        description="Each accepted difference between one published document and the next.",
        key="the version's number and a number", withdrawable=True,
        fields=(
            Field("version", Type.WHOLE, "The version that brought it.",
                  sources=("plans.VersionChange.version", "plans.Version.number")),
            Field("kind", Type.TEXT, "What kind of difference.", sources=("plans.VersionChange.kind",),
                  values=tuple(ChangeKind.values)),
            Field("step", Type.WHOLE, "The step it is about.", "About no single step.",
                  sources=("plans.VersionChange.step",)),
            Field("before", Type.TEXT, "As it was.", "New.", sources=("plans.VersionChange.before",)),
            Field("after", Type.TEXT, "As it became.", "Removed.", sources=("plans.VersionChange.after",)),
        ),
    ),
    Table(
        name="versions", label="Versions of the plan", description="The documents the plan was read from.",
        key="the version's number", withdrawable=True,
        fields=(
            Field("number", Type.WHOLE, "Counts from 1.", sources=("plans.Version.number",)),
            Field("document_name", Type.TEXT, "The document's name.", "It came without a document.",
                  sources=("plans.Version.document_name",)),
            Field("accepted_on", Type.DATE, "The day it was accepted.", sources=("plans.Version.accepted_at",)),
            Field("note", Type.TEXT, "What was said about it.", "Nothing.", sources=("plans.Version.note",)),
        ),
    ),
)  # fmt: skip
