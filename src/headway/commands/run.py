"""Commands: everything a newcomer needs, in one word."""

from __future__ import annotations

import click

from headway.commands.demo import say_where
from headway.commands.serve import command as serve
from headway.commands.start import prepare


@click.command("run")
@click.option("--port", default=8000, show_default=True, help="The port to serve on.")
@click.pass_context
def command(context: click.Context, port: int) -> None:
    """Prepare this installation, load the demonstration if there is no plan yet, and serve it."""
    prepare()
    from headway.demo.load import load
    from headway.domain.plans.models import Plan

    if not Plan.objects.exists():
        load(say=click.echo)
    say_where(port)
    context.invoke(serve, port=port)
