"""Audit: an append-only record of every change."""
