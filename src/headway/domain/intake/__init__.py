"""Intake: a document on its way to becoming a plan: read, doubts settled, made, and read again later."""
