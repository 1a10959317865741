"""Commands: the first person of a new installation, before anyone can sign in."""

from __future__ import annotations

import click

from headway.commands.start import prepare


@click.command("user")
@click.argument("email")
@click.option("--name", prompt=True, help="Shown beside what this person does.")
@click.option(
    "--role",
    type=click.Choice(["viewer", "editor", "approver", "administrator"]),
    default="administrator",
    show_default=True,
)
@click.password_option(help="At least 12 characters; asked for when it is left out.")
def command(email: str, name: str, role: str, password: str) -> None:
    """Add a person who may sign in to the desk."""
    prepare()
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from headway.base.core.errors import HeadwayError
    from headway.base.people import actions
    from headway.base.people.states import Role

    try:
        validate_password(password)
        user = actions.add_user(by=None, email=email, name=name, role=Role(role), password=password)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    except HeadwayError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{user.name} can sign in as {user.email}.")
