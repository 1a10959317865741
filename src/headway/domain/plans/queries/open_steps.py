"""Plans: which steps are still open, and which of those nobody has said anything about since their deadline."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from headway.domain.plans.states import Status

OPEN = [*(status.value for status in Status if status.is_active), Status.UNKNOWN.value]


def deadline_passed_unknown(*, as_of: date) -> Q:
    """Still open in the source, the original deadline has passed, and nobody has said since how they stand."""
    return Q(status__in=OPEN, last_word_on=None, original_due__lt=as_of)
