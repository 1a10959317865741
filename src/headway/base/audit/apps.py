"""Audit: the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "headway.base.audit"
    label = "audit"
