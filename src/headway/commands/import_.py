"""Commands: brings a plan document in for review, or takes it over as read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from headway.commands.read import EXIT_NO_PLAN, EXIT_REFUSED, read_departments
from headway.commands.read_report import printable
from headway.engines.reading.errors import NoPlanTable

if TYPE_CHECKING:
    from headway.base.core.errors import HeadwayError, InvalidInput
    from headway.base.people.models import User
    from headway.domain.intake.models import Import
    from headway.domain.plans.models import Plan

PIECE = 1024 * 1024


class _Refused(click.ClickException):
    exit_code = EXIT_REFUSED


class _WithoutPlan(click.ClickException):
    exit_code = EXIT_NO_PLAN


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--departments",
    "departments_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The city's departments, one name a line. With it, departments are told apart exactly.",
)
@click.option("--plan", "slug", metavar="SLUG", help="The plan that this document is a later version of.")
@click.option("--by", "email", metavar="EMAIL", help="Who brings it in; needed with --accept-readings.")
@click.option("--title", help="What the plan is called; else the document's own title.")
@click.option("--accept-readings", is_flag=True, help="Accept every doubtful reading as this person's decision.")
@click.option("--port", default=8000, show_default=True, help="The port the desk is served on, for the address shown.")
def command(
    *,
    file: Path,
    departments_file: Path | None,
    slug: str | None,
    email: str | None,
    title: str | None,
    accept_readings: bool,
    port: int,
) -> None:
    """Bring a published plan document in for review.

    FILE is read and kept with its doubts; the review page settles them and makes the plan. With --accept-readings
    every doubt is settled as read and the plan is made at once. Ends with 0 where steps were found, 3 where the file
    holds no plan table, 2 where the file is refused, 1 where anything else stands in the way.
    """
    from headway.commands.start import prepare

    if accept_readings and not email:
        raise click.UsageError("--accept-readings is a decision, so it needs a person: add --by EMAIL.")
    names = read_departments(departments_file) if departments_file else []
    prepare()
    from headway.base.core.errors import HeadwayError
    from headway.domain.intake import policies

    try:
        by, plan = _person(email), _plan(slug)
        policies.check_may_import(by)
        import_ = _bring_in(file, names=names, by=by, plan=plan)
        _say_what_was_found(import_, port=port)
        if accept_readings:
            _take_over(import_, by=by, title=title)
    except HeadwayError as refusal:
        raise click.ClickException(_words(refusal)) from refusal


def _person(email: str | None) -> User | None:
    from headway.base.core.errors import InvalidInput
    from headway.base.people.models import User

    if email is None:
        return None
    found = User.objects.filter(email__iexact=email).first()
    if found is None:
        raise InvalidInput(
            f"Nobody here signs in as {email}. Add the person with “headway user”, or check the spelling."
        )
    return found


def _plan(slug: str | None) -> Plan | None:
    from headway.base.core.errors import InvalidInput
    from headway.domain.plans.models import Plan

    if slug is None:
        return None
    found = Plan.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Plan.objects.values_list("slug", flat=True)) or "none yet"
        raise InvalidInput(f"There is no plan “{slug}”. Plans here: {known}.")
    return found


def _bring_in(file: Path, *, names: list[str], by: User | None, plan: Plan | None) -> Import:
    from headway.base.core.errors import InvalidInput
    from headway.base.files import store
    from headway.domain.intake import actions

    click.echo(f"Reading {file.name} …")
    try:
        with file.open("rb") as source:
            stored = store.keep(by=by, chunks=iter(lambda: source.read(PIECE), b""), name=file.name)
        return actions.read_now(by=by, file=stored, departments=names, plan=plan)
    except InvalidInput as refusal:
        raise _turned_down(refusal) from refusal


def _turned_down(refusal: InvalidInput) -> click.ClickException:
    """The same words and the same exit code as ``headway read`` has for this file."""
    kind = _WithoutPlan if isinstance(refusal.__cause__, NoPlanTable) else _Refused
    return kind(printable(_words(refusal)))


def _words(refusal: HeadwayError) -> str:
    return "\n  ".join([str(refusal), *getattr(refusal, "problems", ())])


def _say_what_was_found(import_: Import, *, port: int) -> None:
    from headway.domain.intake import queries

    progress = queries.progress_of(import_)
    unused = len(import_.reading.unused) if import_.reading else 0
    click.echo(f"{import_.title}")
    click.echo(f"{progress.rows} steps, {progress.doubts} doubts, {unused} lines not used.")
    click.echo(f"Review: http://127.0.0.1:{port}/desk/imports/{import_.pk}/")


def _take_over(import_: Import, *, by: User | None, title: str | None) -> None:
    from headway.domain.intake import actions

    count = actions.accept_all_readings(by=by, import_=import_)
    who = by.name if by else "the command line"
    click.echo(f"Accepted {count} doubtful readings as read, decided by {who}.")
    if import_.plan_id is not None:
        found = actions.compare(by=by, import_=import_)
        click.echo(f"{found} differences from the plan. Decide them one by one on the review page.")
        return
    plan = actions.make_plan_from(by=by, import_=import_, title=title)
    click.echo(f"Made the plan “{plan.title}” with {plan.steps.count()} steps. Nothing is public yet.")
