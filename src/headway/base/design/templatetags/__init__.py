"""Design: the tags that its templates use."""
