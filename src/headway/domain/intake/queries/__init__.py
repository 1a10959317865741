"""Intake: reads for the review, the log and the comparison with a plan."""

from headway.domain.intake.queries.decisions import (
    decisions_in_reading,
    last_standing_decision,
    last_undone_decision,
    later_decisions_on_same_rows,
)
from headway.domain.intake.queries.differences import Difference, differences, is_out_of_date
from headway.domain.intake.queries.doubts import doubts_alike, kind_of, open_doubts
from headway.domain.intake.queries.progress import Progress, progress_of, progress_of_each
from headway.domain.intake.queries.rows import (
    RowFilter,
    day,
    free_number,
    neighbours,
    rows_matching,
    sections_of,
    standing_above,
    status_words,
)

__all__ = [
    "Difference",
    "Progress",
    "RowFilter",
    "day",
    "decisions_in_reading",
    "differences",
    "doubts_alike",
    "free_number",
    "is_out_of_date",
    "kind_of",
    "last_standing_decision",
    "last_undone_decision",
    "later_decisions_on_same_rows",
    "neighbours",
    "open_doubts",
    "progress_of",
    "progress_of_each",
    "rows_matching",
    "sections_of",
    "standing_above",
    "status_words",
]
