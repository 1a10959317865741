"""Releases: editions for tests, made through the real actions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.domain.plans.factories import AS_OF, a_user

from headway.base.people.states import Role
from headway.domain.plans.models import Plan
from headway.domain.releases import actions
from headway.domain.releases.models import Release
from headway.domain.releases.states import Kind
from headway.domain.releases.store import Store, folder_of


def proposed(plan: Plan, *, as_of: date = AS_OF, note: str = "", kind: Kind = Kind.REGULAR) -> Release:
    """An edition that waits for a second person."""
    return actions.propose(by=a_user(), plan=plan, as_of=as_of, note=note, kind=kind)


def approved(plan: Plan, *, as_of: date = AS_OF, note: str = "") -> Release:
    return actions.approve(by=a_user(Role.APPROVER), release=proposed(plan, as_of=as_of, note=note))


def published(plan: Plan, *, as_of: date = AS_OF, note: str = "") -> Release:
    """An edition that stands in the store."""
    return actions.publish(by=a_user(), release=approved(plan, as_of=as_of, note=note))


def store_of(plan: Plan) -> Store:
    return Store(folder_of(plan.slug))


def edition_folder(release: Release) -> Path:
    return folder_of(release.plan.slug) / "editions" / str(release.number)


def bytes_below(folder: Path) -> dict[str, bytes]:
    """Every file's bytes, compressed copies unpacked are not among them."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
