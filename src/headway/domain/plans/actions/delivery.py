"""Plans: everything about how a step is carried out, in one place for the pages."""

from headway.domain.plans.actions.dependencies import add_dependency, remove_dependency
from headway.domain.plans.actions.evidence import add_file, add_link, remove_evidence
from headway.domain.plans.actions.milestones import reach_milestone, set_milestone
from headway.domain.plans.actions.obligations import meet_obligation, set_obligation

__all__ = [
    "add_dependency",
    "add_file",
    "add_link",
    "meet_obligation",
    "reach_milestone",
    "remove_dependency",
    "remove_evidence",
    "set_milestone",
    "set_obligation",
]
