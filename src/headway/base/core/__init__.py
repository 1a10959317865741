"""Core: the clock, errors, the home folder, typed settings."""
