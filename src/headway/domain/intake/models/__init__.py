"""Intake: the tables."""

from headway.domain.intake.models.changes import ProposedChange
from headway.domain.intake.models.decisions import Decision
from headway.domain.intake.models.imports import Import, Reading
from headway.domain.intake.models.rows import Doubt, DraftRow

__all__ = ["Decision", "Doubt", "DraftRow", "Import", "ProposedChange", "Reading"]
