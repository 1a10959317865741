"""Commands: checks that what is published holds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from headway.commands.start import ready


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def verify(folder: Path | None) -> None:
    """Recompute every hash of the published editions and name what does not hold.

    FOLDER is an edition, a plan's store, or the whole release store, on any machine; nothing else is needed then.
    Without it, the installation's own store is checked, and compared with its database. Ends with 1 where anything
    does not hold.
    """
    ready()
    from headway.base.core import home
    from headway.domain.releases.verifying import verify_against_database, verify_folder

    problems = verify_folder(folder or home.part("releases"))
    if folder is None:
        problems = [] if _is_empty(problems) else problems
        problems += verify_against_database()
    for problem in problems:
        click.echo(problem)
    if problems:
        click.echo(f"{len(problems)} {'thing does' if len(problems) == 1 else 'things do'} not hold.", err=True)
        sys.exit(1)
    click.echo("Every row, every edition and every file holds.")


def _is_empty(problems: list[str]) -> bool:
    return len(problems) == 1 and problems[0].startswith("There is no edition")


command = verify
