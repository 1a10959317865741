"""Intake: everything that writes."""

from headway.domain.intake.actions.changing import accept_changes, answer_change, compare, keep_apart
from headway.domain.intake.actions.deciding import accept_all_readings, accept_doubt, settle_kind
from headway.domain.intake.actions.describing import describe, settle_words
from headway.domain.intake.actions.making import make_plan_from
from headway.domain.intake.actions.shaping import edit_row, merge_with_above, restore_row, set_aside_row, split_row
from headway.domain.intake.actions.starting import (
    carry_out,
    correct_mapping,
    read_again,
    read_now,
    restore_import,
    set_aside_import,
    start_import,
)
from headway.domain.intake.actions.undoing import redo, undo

__all__ = [
    "accept_all_readings",
    "accept_changes",
    "accept_doubt",
    "answer_change",
    "carry_out",
    "compare",
    "correct_mapping",
    "describe",
    "edit_row",
    "keep_apart",
    "make_plan_from",
    "merge_with_above",
    "read_again",
    "read_now",
    "redo",
    "restore_import",
    "restore_row",
    "set_aside_import",
    "set_aside_row",
    "settle_kind",
    "settle_words",
    "split_row",
    "start_import",
    "undo",
]
