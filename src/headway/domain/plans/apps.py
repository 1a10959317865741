"""Plans: the app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "headway.domain.plans"
    label = "plans"
