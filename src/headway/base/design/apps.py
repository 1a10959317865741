"""Design: its place among Django's apps."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Holds templates, template tags and static files; it has no tables."""

    name = "headway.base.design"
    label = "design"
    verbose_name = "Design"
