"""Search: the app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "headway.base.search"
    label = "search"
