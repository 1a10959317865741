"""Files: the app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "headway.base.files"
    label = "files"
