"""Core: the one place that asks what time it is.

Actions and pages at the edge call ``now`` or ``today`` and hand the answer on; nothing inside the logic asks.
"""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, aware, UTC inside. Example: 2026-11-22 16:00+00:00."""
    return timezone.now()


def today() -> date:
    """Today in the city's own time zone (setting ``HEADWAY_TIME_ZONE``), not in UTC."""
    return timezone.localdate()
