"""Releases: preparing an edition: freezing the rows that may be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.people.models import User
from headway.domain.plans.models import Plan
from headway.domain.releases import policies, queries
from headway.domain.releases.freezing import PublicRow, rows_of
from headway.domain.releases.hashing import canonical, new_salt, row_hash, rows_hash
from headway.domain.releases.models import FrozenRow, Release, ReleaseRow
from headway.domain.releases.states import Kind

BATCH = 2_000


@transaction.atomic
def propose(*, by: User, plan: Plan, as_of: date, note: str = "", kind: Kind = Kind.REGULAR) -> Release:
    """Freeze what the public would see on ``as_of`` as the plan's next edition. Nothing is public yet.

    A row that did not change since the last edition is shared with it, salt and all.

    Raises: NotAllowed, or NotPossible while another edition is on its way.
    """
    policies.check_can_propose(by, plan)
    latest = queries.latest_published(plan)
    number = latest.number + 1 if latest else 1
    public = rows_of(
        plan, as_of=as_of, number=number, kind=kind, note=note.strip(), without=queries.standing_withdrawals(plan)
    )
    shared = _rows_by_key(latest)
    kept, fresh = _split(public, shared=shared, plan=plan, number=number)
    kept += _withdrawn_rows(plan)
    FrozenRow.objects.bulk_create(fresh, batch_size=BATCH)
    hashes = [(row.table, row.key, row.hash) for row in (*kept, *fresh)]
    release = Release.objects.create(
        plan=plan,
        number=number,
        kind=kind,
        note=note.strip(),
        as_of=as_of,
        proposed_by=by,
        proposed_at=clock.now(),
        rows_hash=rows_hash(hashes),
        previous_hash=latest.hash if latest else "",
    )
    ReleaseRow.objects.bulk_create((ReleaseRow(release=release, row=row) for row in (*kept, *fresh)), batch_size=BATCH)
    record.record(
        by=by,
        event=Event.RELEASE_PROPOSED,
        target=release,
        after={"as_of": as_of, "rows": len(hashes), "new_or_changed": len(fresh), "rows_hash": release.rows_hash},
    )
    return release


def _rows_by_key(release: Release | None) -> dict[tuple[str, str], FrozenRow]:
    if release is None:
        return {}
    return {(row.table, row.key): row for row in FrozenRow.objects.filter(releases=release).order_by()}


def _split(
    public: Iterable[PublicRow], *, shared: Mapping[tuple[str, str], FrozenRow], plan: Plan, number: int
) -> tuple[list[FrozenRow], list[FrozenRow]]:
    """The rows that an edition holds already, and those that are new or changed."""
    kept: list[FrozenRow] = []
    fresh: list[FrozenRow] = []
    for row in public:
        content = canonical(row.row)
        before = shared.get((row.table, row.key))
        if before is not None and before.content == content:
            kept.append(before)
            continue
        salt = new_salt()
        fresh.append(
            FrozenRow(
                plan=plan,
                table=row.table,
                key=row.key,
                step=row.step,
                salt=salt,
                content=content,
                hash=row_hash(salt=salt, content=content),
                since=number,
            )
        )
    return kept, fresh


def _withdrawn_rows(plan: Plan) -> list[FrozenRow]:
    """What is left of the rows that had to go: the newest hash of each, so that its place is not forgotten."""
    return list(_newest(FrozenRow.objects.filter(plan=plan, withdrawal__lifted_at=None).exclude(withdrawal=None)))


def _newest(rows: Iterable[FrozenRow]) -> Iterator[FrozenRow]:
    newest: dict[tuple[str, str], FrozenRow] = {}
    for row in sorted(rows, key=lambda row: row.pk):
        # An edition's own row belongs to that edition alone; the next has one of its own.
        if row.table != "edition":
            newest[row.table, row.key] = row
    yield from newest.values()
