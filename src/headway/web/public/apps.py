"""Public: the app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "headway.web.public"
    label = "public"
