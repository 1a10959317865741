"""Intake: the app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "headway.domain.intake"
    label = "intake"
