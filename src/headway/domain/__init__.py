"""Domain: one app a subject."""
