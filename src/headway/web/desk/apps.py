"""Desk: the app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "headway.web.desk"
    label = "desk"
