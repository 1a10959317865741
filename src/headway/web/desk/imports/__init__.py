"""Desk: the pages where a document is brought in and its reading reviewed."""
