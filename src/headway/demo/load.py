"""Demo: brings the Minneapolis plan in through the real reader, the real review and a real first edition."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from headway.base.core import clock
from headway.base.files import store
from headway.base.people import actions as people
from headway.base.people.models import Organization
from headway.demo.people import Cast, ensure_people
from headway.domain.intake import actions as intake
from headway.domain.plans.actions.noting import note_readings
from headway.domain.plans.models import Plan
from headway.domain.releases import actions as releases

_HERE = Path(__file__).parent
PLAN_FILE = _HERE / "minneapolis.csv"


def load(*, say: Callable[[str], None]) -> Plan:
    """The demonstration's plan, made where it is missing and left alone where it is there.

    ``say`` gets one line for each thing done. Raises: HeadwayError from any of the actions, nothing half done.
    """
    about = tomllib.loads((_HERE / "minneapolis.toml").read_text(encoding="utf-8"))
    there = Plan.objects.filter(title=about["title"]).first()
    if there is not None:
        say("The demonstration plan is already here.")
        return there
    cast = ensure_people()
    names = [department["name"] for department in about["departments"]]
    organizations = people.ensure_organizations(by=cast.editor, names=names)
    _spell_out(about["departments"], organizations)
    plan = _import(cast=cast, about=about, names=names, say=say)
    release = releases.propose(
        by=cast.editor, plan=plan, as_of=clock.today(), note="The plan as published, before any update."
    )
    releases.approve(by=cast.approver, release=release)
    releases.publish(by=cast.approver, release=release)
    say("Published the first edition.")
    return plan


def _import(*, cast: Cast, about: dict[str, Any], names: list[str], say: Callable[[str], None]) -> Plan:
    with PLAN_FILE.open("rb") as file:
        stored = store.keep(by=cast.editor, chunks=iter(lambda: file.read(65536), b""), name=PLAN_FILE.name)
    reading = intake.read_now(by=cast.editor, file=stored, departments=names)
    decided = intake.accept_all_readings(by=cast.editor, import_=reading)
    note = " ".join([about["source_note"], about["status_note"], about["lead_note"]])
    plan = intake.make_plan_from(
        by=cast.editor, import_=reading, title=about["title"], publisher=about["publisher"], source_note=note
    )
    note_readings(by=cast.editor, plan=plan, notes=_notes(about["notes"]))
    say(f"Read {plan.steps.count()} steps from {PLAN_FILE.name}; {decided} doubtful readings decided.")
    return plan


def _notes(told: list[dict[str, Any]]) -> dict[tuple[int, str], str]:
    """What the City's own document leaves open; the CSV holds our reading of it. (step, field) -> reason."""
    return {
        (step, field): " ".join(note["reason"].split())
        for note in told
        for step in note["steps"]
        for field in note["fields"]
    }


def _spell_out(departments: list[dict[str, str]], organizations: dict[str, Organization]) -> None:
    for department in departments:
        full_name = department.get("full_name", "")
        if full_name:
            Organization.objects.filter(pk=organizations[department["name"]].pk, full_name="").update(
                full_name=full_name
            )
