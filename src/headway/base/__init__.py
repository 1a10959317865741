"""Base: what every subject stands on; Django, no subject words."""
