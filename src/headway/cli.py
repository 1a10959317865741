"""Command line: the ``headway`` command; each subcommand is a module of ``headway.commands``, loaded when called."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "run": ("headway.commands.run", "Prepare, load the demonstration if there is no plan yet, and serve."),
    "demo": ("headway.commands.demo", "Load the Minneapolis plan as a demonstration."),
    "import": ("headway.commands.import_", "Bring a plan document in for review."),
    "publish": ("headway.commands.publish", "Prepare, approve and publish an edition."),
    "verify": ("headway.commands.verify", "Check that every published edition holds."),
    "serve": ("headway.commands.serve", "Serve the editions and the desk."),
    "user": ("headway.commands.user", "Add a person who may sign in."),
    "read": ("headway.commands.read", "Read a published plan document and show the draft plan in it."),
}
"""Name -> where its click command ``command`` stands, and one line of help that needs no import."""


class LazyGroup(click.Group):
    """A group that imports a subcommand only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every subcommand's name."""
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand, imported now; None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        command = import_module(COMMANDS[cmd_name][0]).command
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name][0]}.command is not a click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list under "Commands", from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx) if name in COMMANDS])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="headway")
def main() -> None:
    """Headway carries a public plan from paper to proof."""
