"""Releases: reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import Min, QuerySet
from django.utils import timezone

from headway.domain.plans.models import Plan
from headway.domain.releases.allowlist import TABLES
from headway.domain.releases.changes import changes_between
from headway.domain.releases.edition import Edition, Frozen, RowChange
from headway.domain.releases.hashing import Link
from headway.domain.releases.models import FrozenRow, Release, Withdrawal
from headway.domain.releases.states import State

Tables = dict[str, dict[str, Frozen]]
A_QUERY = 500
"""Keys in one question; a database takes only so many."""


def published(plan: Plan) -> list[Release]:
    """The plan's published editions, oldest first."""
    return list(Release.objects.filter(plan=plan, state=State.PUBLISHED).order_by("number"))


def latest_published(plan: Plan) -> Release | None:
    return Release.objects.filter(plan=plan, state=State.PUBLISHED).order_by("-number").first()


def open_release(plan: Plan) -> Release | None:
    """The edition on its way, if there is one."""
    return Release.objects.filter(plan=plan, state__in=[State.PROPOSED, State.APPROVED]).first()


def standing_withdrawals(plan: Plan) -> dict[tuple[str, str], Withdrawal]:
    """(table, key) -> withdrawal, of those that were not lifted."""
    found = Withdrawal.objects.filter(plan=plan, lifted_at=None)
    return {(withdrawal.table, withdrawal.key): withdrawal for withdrawal in found}


def what_changes(release: Release) -> tuple[RowChange, ...]:
    """What differs from the edition before; empty for a plan's first edition, where everything is new."""
    before = _before(release)
    return _changes(before, release, rows_of(release)) if before else ()


def rows_of(release: Release) -> Tables:
    """The edition's frozen rows: table -> key -> row, keys in natural order (2 before 10)."""
    return _tables(FrozenRow.objects.filter(releases=release), release)


def _changes(before: Release, release: Release, rows: Tables) -> tuple[RowChange, ...]:
    """What differs between two editions. The rows that they share are not read a second time."""
    held = dict(
        FrozenRow.objects.filter(releases=before).order_by().values_list("hash", "pk").iterator(chunk_size=20_000)
    )
    fresh = {table: {key: row for key, row in kept.items() if row.hash not in held} for table, kept in rows.items()}
    for row in (row for kept in rows.values() for row in kept.values()):
        held.pop(row.hash, None)
    gone: Tables = {name: {} for name in TABLES}
    left = list(held.values())
    for some in (left[start : start + A_QUERY] for start in range(0, len(left), A_QUERY)):
        for table, found in _tables(FrozenRow.objects.filter(pk__in=some), before).items():
            gone[table].update(found)
    return changes_between(gone, fresh)


def _tables(found: QuerySet[FrozenRow], release: Release) -> Tables:
    columns = ("table", "key", "step", "salt", "hash", "content", "since", "withdrawal_id")
    firsts = _firsts(release)
    gone = {withdrawal.pk: withdrawal for withdrawal in Withdrawal.objects.filter(plan_id=release.plan_id)}
    tables: dict[str, list[Frozen]] = {name: [] for name in TABLES}
    rows = found.order_by().values_list(*columns)
    for table, key, step, salt, digest, content, since, withdrawal in rows.iterator(chunk_size=5_000):
        why = gone.get(withdrawal)
        tables[table].append(
            Frozen(
                table=table,
                key=key,
                step=step,
                salt=salt,
                hash=digest,
                row=json.loads(content) if content else None,
                since=since,
                first=firsts.get((table, key), since),
                reason=why.reason if why else "",
                withdrawn_on=timezone.localtime(why.withdrawn_at).date() if why else None,
            )
        )
    return {name: {row.key: row for row in sorted(rows, key=natural)} for name, rows in tables.items()}


def _firsts(release: Release) -> dict[tuple[str, str], int]:
    """The first edition of each key that has had more than one wording; the others need no look-up."""
    earlier = FrozenRow.objects.filter(plan_id=release.plan_id, since__lt=release.number, table="steps")
    grouped = earlier.order_by().values_list("table", "key").annotate(first=Min("since"))
    return {(table, key): first for table, key, first in grouped}


def natural(frozen: Frozen) -> tuple[tuple[int, int | str], ...]:
    """Sorts "2" before "10" and "17-status-9" before "17-status-10"."""
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in frozen.key.split("-"))


def edition(release: Release, *, published_at: datetime | None = None) -> Edition:
    """The edition with rows, chain and changes. ``published_at`` stands in while it is not published yet (preview)."""
    before = _before(release)
    rows = rows_of(release)
    chain = [link_of(earlier) for earlier in published(release.plan) if earlier.number < release.number]
    moment = (release.published_at or published_at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    link = Link(
        number=release.number,
        as_of=release.as_of,
        published_at=moment,
        kind=release.kind,
        rows_hash=release.rows_hash,
        previous=chain[-1].hash if chain else "",
    )
    return Edition(
        slug=release.plan.slug,
        number=release.number,
        as_of=release.as_of,
        published_at=moment,
        kind=release.kind,
        note=release.note,
        chain=(*chain, link),
        rows=rows,
        changes=_changes(before, release, rows) if before else (),
        notes=_notes([*published(release.plan), release], up_to=release.number),
        is_preview=release.state != State.PUBLISHED,
    )


def link_of(release: Release) -> Link:
    """The release's line in the chain. Raises ValueError where it is not published."""
    if release.published_at is None:
        raise ValueError(f"{release} is not published, so it has no place in the chain.")
    return Link(
        number=release.number,
        as_of=release.as_of,
        published_at=release.published_at.astimezone(UTC),
        kind=release.kind,
        rows_hash=release.rows_hash,
        previous=release.previous_hash,
    )


def _notes(releases: Iterable[Release], *, up_to: int) -> dict[int, str]:
    return {release.number: release.note for release in releases if release.number <= up_to}


def _before(release: Release) -> Release | None:
    earlier = Release.objects.filter(plan_id=release.plan_id, state=State.PUBLISHED, number__lt=release.number)
    return earlier.order_by("-number").first()
