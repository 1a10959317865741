"""Search: one index over every room, on both databases, forgiving of slips of the keyboard."""
