"""Commands: loads the demonstration."""

from __future__ import annotations

import click

from headway.commands.serve import command as serve
from headway.commands.start import prepare


@click.command("demo")
@click.option("--no-serve", is_flag=True, help="Only load; do not start the web server.")
@click.option("--port", default=8000, show_default=True, help="The port to serve on.")
@click.pass_context
def command(context: click.Context, no_serve: bool, port: int) -> None:
    """Load the Minneapolis plan as a demonstration: read, reviewed, published."""
    prepare()
    from headway.demo.load import load

    load(say=click.echo)
    say_where(port)
    if not no_serve:
        context.invoke(serve, port=port)


def say_where(port: int) -> None:
    """Print the two doors, and how to sign in where the demonstration's people are there."""
    from headway.base.people.models import User
    from headway.demo.people import password, sign_in_lines

    address = f"http://127.0.0.1:{port}"
    click.echo("")
    click.echo(f"Public edition   {address}/")
    click.echo(f"Workspace        {address}/desk/")
    if User.objects.filter(is_demonstration=True, is_active=True).exists():
        click.echo(f"Sign in with the password {password()} as one of")
        for line in sign_in_lines():
            click.echo(f"  {line}")
    click.echo("")
