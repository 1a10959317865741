"""Releases: the model fields that never leave, each with why."""

from __future__ import annotations

_ROW = "how rows are joined inside; at most a part of a public row's key"
_PERSON = "a person; nobody is named in an edition"
_NOTE = "written for colleagues"
_RECORDED = "bookkeeping of this installation"
_PROPOSAL = "a proposal that a second person decides; only what was approved is public"

INTERNAL: dict[str, str] = {
    **dict.fromkeys(
        (
            "plans.Plan.id", "plans.Version.id", "plans.VersionChange.id",
            "plans.Section.id", "plans.Section.plan", "plans.Goal.id", "plans.Goal.plan",
            "plans.Step.id", "plans.Step.plan", "plans.StepItem.id", "plans.StepItem.step",
            "plans.Responsibility.id", "plans.Responsibility.step", "plans.Responsibility.position",
            "plans.StepSource.id", "plans.StepSource.step", "plans.StepSource.version",
            "plans.FurtherValue.id", "plans.FurtherValue.step", "plans.FurtherValue.position",
            "plans.StatusEvent.step", "plans.CompletionClaim.step", "plans.Deadline.step",
            "plans.Exclusion.id", "plans.Exclusion.step", "plans.Dependency.id",
            "plans.Evidence.step", "plans.Milestone.step", "plans.Obligation.id", "plans.ObligationCycle.id",
            "plans.StepItem.position", "people.Organization.id", "plans.StatusEvent.id", "plans.CompletionClaim.id",
            "plans.Deadline.id", "plans.Evidence.id", "plans.Milestone.id", "plans.Version.plan",
        ),
        _ROW,
    ),
    **dict.fromkeys(
        (
            "plans.Version.accepted_by", "plans.StatusEvent.recorded_by", "plans.CompletionClaim.claimed_by",
            "plans.CompletionClaim.decided_by", "plans.Deadline.proposed_by", "plans.Deadline.decided_by",
            "plans.Exclusion.recorded_by", "plans.Evidence.added_by", "plans.Obligation.set_by",
            "plans.Responsibility.lead_named_by", "plans.StepSource.decided_by",
        ),
        _PERSON,
    ),
    **dict.fromkeys(
        (
            "plans.Plan.internal_note", "plans.Step.internal_note", "plans.StatusEvent.internal_note",
            "plans.CompletionClaim.note", "plans.CompletionClaim.reason", "plans.Deadline.decision_note",
            "plans.Dependency.note", "plans.ObligationCycle.note",
        ),
        _NOTE,
    ),
    **dict.fromkeys(
        (
            "plans.Plan.created_at", "plans.Step.revision", "plans.Step.last_update_at",
            "plans.Responsibility.lead_named_at", "plans.Version.document", "plans.Obligation.set_at",
            "plans.Exclusion.recorded_at", "people.Organization.aliases", "people.Organization.is_active",
            "plans.Evidence.file",
        ),
        _RECORDED,
    ),
    **dict.fromkeys(
        (
            "plans.CompletionClaim.decision", "plans.CompletionClaim.claimed_at", "plans.Deadline.decision",
            "plans.Deadline.proposed_at", "plans.Evidence.is_public", "plans.Evidence.removed_at",
        ),
        _PROPOSAL,
    ),
}  # fmt: skip
