"""Commands: serves the public editions and the desk."""

from __future__ import annotations

import os

import click

from headway.base.core import environment
from headway.commands.start import ready


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, help="The port to listen on.")
def serve(host: str, port: int) -> None:
    """Serve the public edition at / and the workspace at /desk/."""
    ready()
    from granian import Granian
    from granian.constants import Interfaces

    from headway.domain.plans.models import Plan
    from headway.domain.releases.actions import settle

    # What an interruption left behind is put right before anyone reads it.
    for plan in Plan.objects.filter(releases__state="published").distinct():
        for number in settle(plan=plan):
            click.echo(f"Edition {number} of “{plan.title}” was cut short and has been written again.")
    workers = int(environment.text("HEADWAY_WORKERS", default=str(min(2, os.cpu_count() or 1))))
    click.echo(f"Serving http://{host}:{port}/ and http://{host}:{port}/desk/ (stop with Ctrl+C)")
    Granian(
        "headway.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_access=False,
    ).serve()


command = serve
