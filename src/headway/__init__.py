"""Headway carries a city's public plan from paper to proof."""

__version__ = "0.1.0"
