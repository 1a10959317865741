"""Releases: from an approved edition to files that anyone can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from typing import cast

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock, home
from headway.base.people.models import User
from headway.domain.plans.models import Plan
from headway.domain.releases import policies, proof, queries
from headway.domain.releases.actions.deciding import move
from headway.domain.releases.edition import Edition
from headway.domain.releases.models import Release
from headway.domain.releases.states import State
from headway.domain.releases.store import Index, Store, folder_of, swap_link

TO_BE_WRITTEN = "-"
"""A files_hash that says: the database is ahead of the folder; ``settle`` writes it."""

Renderer = Callable[[Edition, Store, Sequence[Index]], Index]


def preview(*, release: Release) -> Path:
    """Write the edition as the public would see it into the store's previews; the folder. Anew each time."""
    store = Store(folder_of(release.plan.slug))
    at = preview_name(release)
    with store.locked():
        index = _render(queries.edition(release, published_at=clock.now()), store)
        folder = store.place(index, at=at)
        store.write_index(index, at=at)
    return folder


def preview_name(release: Release) -> str:
    """Where a preview stands in its store. Example: "previews/12"."""
    return f"previews/{release.pk}"


def publish(*, by: User | None, release: Release) -> Release:
    """Render the approved edition, seal it into the chain and show it.

    The folder is whole before the database says published, and the site changes over after that, in one step: cut
    short anywhere, readers see the edition before, and the next ``settle`` or ``publish`` goes on from there.

    Raises: NotAllowed, NotPossible, Conflict where someone published it meanwhile.
    """
    policies.check_can_publish(by, release)
    store = Store(folder_of(release.plan.slug))
    with store.locked():
        now = clock.now().astimezone(UTC).replace(microsecond=0)
        edition = queries.edition(release, published_at=now)
        index = _write(edition, store)
        with transaction.atomic():
            move(
                release,
                to=State.PUBLISHED,
                published_by=by,
                published_at=now,
                previous_hash=edition.link.previous,
                hash=edition.link.hash,
                files_hash=proof.files_hash(index),
            )
            record.record(
                by=by, event=Event.RELEASE_PUBLISHED, target=release, after={"hash": release.hash, "files": len(index)}
            )
        _show(release.plan, store, number=release.number)
        store.remove(preview_name(release))
        store.sweep()
    return release


def settle(*, plan: Plan) -> list[int]:
    """Bring the folder to what the database says, after something was cut short; the editions that were written."""
    store = Store(folder_of(plan.slug))
    releases = queries.published(plan)
    behind = [release for release in releases if release.files_hash == TO_BE_WRITTEN or not _stands(store, release)]
    latest = releases[-1].number if releases else None
    if not behind and store.current() == latest:
        return []
    with store.locked():
        for release in behind:
            write_again(release, store)
        if latest is not None:
            _show(plan, store, number=latest)
        store.sweep()
    return [release.number for release in behind]


def write_again(release: Release, store: Store) -> None:
    """Render a published edition once more, for what was withdrawn; untouched pages keep their bytes."""
    index = _write(queries.edition(release), store, own=store.index(_at(release.number)))
    Release.objects.filter(pk=release.pk).update(files_hash=proof.files_hash(index))


def _write(edition: Edition, store: Store, own: Index | None = None) -> Index:
    at = _at(edition.number)
    index = _render(edition, store, own=own)
    store.place(index, at=at)
    store.write_index(index, at=at)
    return index


def _render(edition: Edition, store: Store, own: Index | None = None) -> Index:
    """Render through the public door, named in the settings so that this room need not know it."""
    render = cast(Renderer, import_string(settings.EDITION_RENDERER))
    # Pages that are already there, made from the same things, are not rendered again.
    known = [own] if own else [store.index(_at(number)) for number in store.numbers()[-1:]]
    index = render(edition, store, known)
    for path, text in ((proof.ROWS, proof.rows_text(edition)), (proof.CHAIN, proof.chain_text(edition))):
        index[path] = store.put(text.encode(), name=path)
    index[proof.FILES] = store.put(proof.files_text(index).encode(), name=proof.FILES)
    return index


def _stands(store: Store, release: Release) -> bool:
    return (store.folder / _at(release.number) / proof.FILES).exists()


def _show(plan: Plan, store: Store, *, number: int) -> None:
    store.point_to(number)
    if plan_at_root(plan) == plan.pk:
        swap_link(home.part("releases") / "current", target=f"{plan.slug}/current")


def plan_at_root(plan: Plan) -> int:
    """The plan shown at the site's root: the one named by PUBLIC_PLAN, else the one published most recently for the
    first time; the others stand below ``plans/``. A new edition of an older plan never moves the root.
    """
    firsts = Release.objects.filter(state=State.PUBLISHED, number=1).order_by("-published_at", "-pk")
    if settings.PUBLIC_PLAN:
        named = firsts.filter(plan__slug=settings.PUBLIC_PLAN).first()
        if named is not None:
            return named.plan_id
    newest = firsts.first()
    return newest.plan_id if newest else plan.pk


def _at(number: int) -> str:
    return f"editions/{number}"
