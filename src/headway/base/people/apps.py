"""People: the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "headway.base.people"
    label = "people"
