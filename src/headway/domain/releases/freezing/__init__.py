"""Releases: from the plan's tables to the rows that the public may see."""

from headway.domain.releases.freezing.rows import PublicRow, rows_of

__all__ = ["PublicRow", "rows_of"]
