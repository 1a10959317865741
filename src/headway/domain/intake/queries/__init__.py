"""Intake: reads for the review, the log and the comparison with a plan."""

from headway.domain.intake.queries.decisions import (
    decisions_in_reading,
    last_standing_decision,
    last_undone_decision,
    later_decisions_on_same_rows,
)
from headway.domain.intake.queries.doubts import doubts_alike, kind_of, open_doubts
from headway.domain.intake.queries.progress import Progress, progress_of
from headway.domain.intake.queries.rows import (
    RowFilter,
    day,
    free_number,
    neighbours,
    rows_matching,
    sections_of,
    standing_above,
)

__all__ = [
    "Progress",
    "RowFilter",
    "day",
    "decisions_in_reading",
    "doubts_alike",
    "free_number",
    "kind_of",
    "last_standing_decision",
    "last_undone_decision",
    "later_decisions_on_same_rows",
    "neighbours",
    "open_doubts",
    "progress_of",
    "rows_matching",
    "sections_of",
    "standing_above",
]
