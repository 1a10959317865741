"""Desk: the staff door."""
