"""Methods: the arithmetic behind each published figure, in plain Python."""
