"""Plans: the tables."""

from headway.domain.plans.models.delivery import Dependency, Evidence, Milestone, Obligation, ObligationCycle
from headway.domain.plans.models.facts import CompletionClaim, Deadline, Exclusion, StatusEvent
from headway.domain.plans.models.plan import Goal, Plan, Section, Version, VersionChange
from headway.domain.plans.models.source import FurtherValue, StepSource
from headway.domain.plans.models.step import Responsibility, Step, StepItem

__all__ = [
    "CompletionClaim",
    "Deadline",
    "Dependency",
    "Evidence",
    "Exclusion",
    "FurtherValue",
    "Goal",
    "Milestone",
    "Obligation",
    "ObligationCycle",
    "Plan",
    "Responsibility",
    "Section",
    "StatusEvent",
    "Step",
    "StepItem",
    "StepSource",
    "Version",
    "VersionChange",
]
