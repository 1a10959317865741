"""Command line: ``headway read`` shows the draft plan in a document and touches no database."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import click

from headway.commands.read_report import printable, report
from headway.engines.reading.errors import NoPlanTable, ReadingError, Refused
from headway.engines.reading.limits import MEGABYTE, SECONDS
from headway.engines.reading.reading import read_file

ROLES = ("section", "goal", "text", "items", "departments", "lead", "status", "deadline", "number", "other", "ignore")
EXIT_REFUSED = 2
EXIT_NO_PLAN = 3
QUIET_SECONDS = 1.0
MAX_NAME_CHARACTERS = 200


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--departments",
    "departments_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The city's departments, one name a line (UTF-8; blank lines and lines beginning with # are skipped). "
    "With it, departments are told apart exactly.",
)
@click.option(
    "--mapping",
    "mappings",
    multiple=True,
    metavar="COLUMN=ROLE",
    help=f"Say what a column is, counted from 1: --mapping 3=deadline. May be given again. Roles: {', '.join(ROLES)}.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole draft as JSON and nothing else.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=1, max=3600),
    default=SECONDS,
    show_default=True,
    help="Give the file up after this time.",
)
@click.option("--debug", is_flag=True, help="Where the reader itself fell over, show what it said.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    file: Path,
    departments_file: Path | None,
    mappings: tuple[str, ...],
    as_json: bool,
    seconds: float,
    debug: bool,
) -> None:
    """Read a published plan document and show the draft plan in it.

    FILE may be PDF, DOCX, XLSX, XLS, ODS, CSV, HTML, Markdown or plain text. Ends with 0 where steps were found,
    3 where the file holds no plan table, 2 where the file is refused.
    """
    departments = read_departments(departments_file) if departments_file else None
    mapping = parse_mappings(mappings)
    line = ProgressLine(file.name)
    try:
        draft = read_file(file, departments=departments, mapping=mapping, progress=line.show, seconds=seconds)
    except (Refused, NoPlanTable) as error:
        line.clear()
        _complain(error, debug=debug)
        ctx.exit(EXIT_NO_PLAN if isinstance(error, NoPlanTable) else EXIT_REFUSED)
    line.clear()
    if as_json:
        from headway.engines.reading.json import draft_as_json

        # JSON is UTF-8 whatever the terminal speaks; half a character from a broken PDF stays an escape.
        click.echo(json.dumps(draft_as_json(draft), ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace"))
    else:
        click.echo(printable(report(draft, name=file.name)).encode(sys.stdout.encoding, "replace"))


def _complain(error: ReadingError, *, debug: bool) -> None:
    click.echo(printable(str(error)), err=True)
    if debug:
        for note in getattr(error, "__notes__", ()):
            click.echo(note, err=True)


def read_departments(path: Path) -> list[str]:
    """The names in a departments file, in its order, each once.

    Raises: click.UsageError, with the line, for bytes that are not UTF-8 or a line that cannot be a name.
    """
    names: dict[str, None] = {}
    if path.stat().st_size > MEGABYTE:
        raise click.UsageError(f"{path.name} is larger than 1 MB; a list of departments holds one name a line.")
    for number, line in enumerate(path.read_bytes().removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        try:
            name = line.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            raise click.UsageError(f"{path.name}, line {number}: not UTF-8. Save the list as UTF-8 text.") from error
        if len(name) > MAX_NAME_CHARACTERS or not name.isprintable():
            raise click.UsageError(f"{path.name}, line {number}: not a department's name. Write one name a line.")
        if name and not name.startswith("#"):
            names[name] = None
    if not names:
        raise click.UsageError(f"{path.name} holds no names. Write one department a line.")
    return list(names)


def parse_mappings(texts: tuple[str, ...]) -> dict[int, str] | None:
    """Column index from 0 -> role, from texts such as "3=deadline" or "1=goal,2=text"; None for none.

    Raises: click.UsageError.
    """
    mapping: dict[int, str] = {}
    for part in (part.strip() for text in texts for part in text.split(",")):
        column, sign, role = (piece.strip() for piece in part.partition("="))
        if not sign or not column.isdecimal() or not 1 <= int(column[:9]) <= MAX_NAME_CHARACTERS or role not in ROLES:
            raise click.UsageError(
                f"--mapping {part}: write a column's number from 1 and its role, as in 3=deadline. "
                f"Roles: {', '.join(ROLES)}."
            )
        mapping[int(column) - 1] = role
    return mapping or None


class ProgressLine:
    """One line on a terminal that says what is being done, from the second second on; nothing elsewhere."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.began = time.monotonic()
        self.shown = 0

    def show(self, doing: str) -> None:
        """Say what is being done now."""
        passed = time.monotonic() - self.began
        if passed < QUIET_SECONDS or not sys.stderr.isatty():
            return
        text = f"Reading {self.name}: {doing} ({passed:.0f} s)"[:100]
        click.echo("\r" + text.ljust(self.shown), err=True, nl=False)
        self.shown = len(text)

    def clear(self) -> None:
        """Leave the terminal's line empty."""
        if self.shown:
            click.echo("\r" + " " * self.shown + "\r", err=True, nl=False)
            self.shown = 0
