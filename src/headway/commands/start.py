"""Commands: brings an installation up to date before a command uses it."""

from __future__ import annotations

import os

import click


def begin() -> None:
    """Load Django with the product's settings. Kept out of import time, so that ``headway --help`` is instant."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.config.settings")
    from headway.config.sqlite import use_new_sqlite

    use_new_sqlite()
    import django

    django.setup()


def prepare() -> None:
    """Make the home folder, bring the database to this version, gather the static files."""
    begin()
    from django.core.management import call_command

    from headway.base.core import home

    home.home().mkdir(parents=True, exist_ok=True)
    click.echo("Bringing the database up to date …")
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


def ready() -> None:
    """Load Django, and prepare an installation that never was, so that a first command ends in words and not in SQL."""
    begin()
    from django.db import connection

    if "releases_release" not in connection.introspection.table_names():
        prepare()
