"""Commands: prepares, approves and publishes an edition."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from headway.base.core.errors import HeadwayError
from headway.commands.start import ready

if TYPE_CHECKING:
    from headway.base.people.models import User
    from headway.domain.plans.models import Plan
    from headway.domain.releases.models import Release


@click.command()
@click.option("--plan", "slug", help="The plan's short name; needed only where there are several.")
@click.option("--by", "first", metavar="EMAIL", help="Who prepares the edition.")
@click.option("--approved-by", "second", metavar="EMAIL", help="Who has seen it and approves; someone else.")
@click.option("--note", default="", help="What the public is told about this edition.")
@click.option("--correction", is_flag=True, help="This edition corrects an error; say which in the note.")
def publish(slug: str | None, first: str | None, second: str | None, note: str, correction: bool) -> None:
    """Publish the plan's next edition; two people stand behind it.

    On a terminal both are asked for. Elsewhere, without both, the edition is prepared and waits for approval.
    """
    ready()
    try:
        _publish(slug=slug, first=first, second=second, note=note, correction=correction)
    except HeadwayError as problem:
        raise click.ClickException(str(problem)) from problem


def _publish(*, slug: str | None, first: str | None, second: str | None, note: str, correction: bool) -> None:
    from headway.domain.releases import actions, queries
    from headway.domain.releases.states import State

    plan = _plan(slug)
    for number in actions.settle(plan=plan):
        click.echo(f"Edition {number} had been cut short; it has been written again.")
    release = queries.open_release(plan) or _prepared(plan, first=first, note=note, correction=correction)
    _tell(release)
    if release.standing is State.PROPOSED:
        approver = _person(second, "Who approves it? A second person’s e-mail")
        if approver is None:
            _say_how(release)
            return
        if sys.stdin.isatty() and not second:
            click.confirm(
                f"{approver.name}, have you seen the preview and the changes, and do you approve?", abort=True
            )
        actions.approve(by=approver, release=release)
    actions.publish(by=None, release=release)
    click.echo(f"Edition {release.number} of “{plan.title}” is public. Its hash is {release.hash}.")
    _tell_place(plan)


def _plan(slug: str | None) -> Plan:
    from headway.domain.plans.models import Plan

    plans = Plan.objects.order_by("-created_at")
    if slug:
        found = plans.filter(slug=slug).first()
        if found is None:
            raise click.ClickException(f"There is no plan “{slug}”. There is: {_names(plans)}.")
        return found
    if not plans:
        raise click.ClickException("There is no plan yet. Bring one in with `headway import` or on the desk.")
    waiting = [plan for plan in plans if not plan.releases.filter(state="published").exists()]
    if len(plans) > 1 and len(waiting) == 1:
        # The one that was just brought in: the others are public already.
        return waiting[0]
    if len(plans) > 1:
        raise click.ClickException(f"There are several plans. Choose one with --plan: {_names(plans)}.")
    return plans[0]


def _names(plans: object) -> str:
    return ", ".join(plan.slug for plan in plans) or "none"  # type: ignore[attr-defined]


def _prepared(plan: Plan, *, first: str | None, note: str, correction: bool) -> Release:
    from headway.base.core import clock
    from headway.domain.releases import actions
    from headway.domain.releases.states import Kind

    person = _person(first, "Who prepares this edition? Your e-mail")
    if person is None:
        raise click.UsageError("Say who prepares the edition: --by EMAIL.")
    kind = Kind.CORRECTION if correction else Kind.REGULAR
    return actions.propose(by=person, plan=plan, as_of=clock.today(), note=note, kind=kind)


def _person(email: str | None, question: str) -> User | None:
    """The person with this address; asked for on a terminal, None elsewhere."""
    from headway.base.people.models import User

    if not email and sys.stdin.isatty():
        email = click.prompt(question)
    if not email:
        return None
    person = User.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise click.ClickException(f"Nobody here has the address {email}. An administrator can add them on the desk.")
    return person


def _tell(release: Release) -> None:
    """Write the preview and say what changes."""
    from headway.domain.releases import actions, queries

    folder = actions.preview(release=release)
    changes = queries.what_changes(release)
    click.echo(f"Edition {release.number} is prepared. Preview: {folder / 'index.html'}, or on the desk.")
    if release.number == 1:
        click.echo("It is the first edition; everything in it is new.")
    for change in changes[:20]:
        click.echo(f"  {change.difference.label}: {change.table} {change.key} {change.title}".rstrip())
    if release.number > 1:
        click.echo(f"{len(changes)} rows differ from edition {release.number - 1}.")


def _say_how(release: Release) -> None:
    click.echo("")
    click.echo("It is not public yet: a second person has to see the preview and approve it,")
    click.echo("  on the desk, under Editions; or here:")
    click.echo(f"  headway publish --plan {release.plan.slug} --approved-by THEIR-EMAIL")


def _tell_place(plan: Plan) -> None:
    from django.conf import settings

    from headway.domain.releases.store import folder_of

    click.echo(f"Folder for any web server: {folder_of(plan.slug) / 'current'}")
    if "127.0.0.1" in settings.PUBLIC_ADDRESS:
        click.echo("Feeds and the site map name http://127.0.0.1:8000/. Set HEADWAY_ADDRESS to the public address.")


command = publish
