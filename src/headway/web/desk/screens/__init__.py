"""Desk: its screens, one a module."""
