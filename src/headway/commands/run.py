"""Commands: everything a newcomer needs, in one word."""

from __future__ import annotations

import click

from headway.commands.demo import demo


@click.command()
@click.option("--port", default=8000, show_default=True, help="The port to serve on.")
@click.pass_context
def run(context: click.Context, port: int) -> None:
    """Prepare this installation, load the demonstration if nothing is there yet, and serve it."""
    context.invoke(demo, no_serve=False, port=port)
