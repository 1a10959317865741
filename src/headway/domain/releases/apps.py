"""Releases: the app."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "headway.domain.releases"
    label = "releases"
