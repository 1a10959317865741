"""Public: the app."""

from django.apps import AppConfig

from headway.web.public import languages


class PublicConfig(AppConfig):
    name = "headway.web.public"
    label = "public"

    def ready(self) -> None:
        languages.register()
