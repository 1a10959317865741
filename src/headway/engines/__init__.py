"""Engines: plain Python without Django, usable from a notebook."""
