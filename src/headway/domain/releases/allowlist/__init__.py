"""Releases: what may leave, field by field, and what never does. The data dictionary is made from it.

A field of a model that stands in neither list fails a test, so that a new one is never published by accident.
"""

from headway.domain.releases.allowlist.definitions import Field, Table, Type
from headway.domain.releases.allowlist.internal import INTERNAL
from headway.domain.releases.allowlist.tables import TABLES, check_row

__all__ = ["INTERNAL", "TABLES", "Field", "Table", "Type", "check_row"]
