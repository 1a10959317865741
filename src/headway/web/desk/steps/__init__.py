"""Desk: the list of steps, the page of one, and every form about it."""
