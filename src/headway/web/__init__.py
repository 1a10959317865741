"""Web: one door an audience."""
