"""Releases: checks that the folder is what the database remembers to have published."""

from __future__ import annotations

from headway.domain.plans.models import Plan
from headway.domain.releases import proof
from headway.domain.releases.hashing import TAB, row_hash, rows_hash, sha256
from headway.domain.releases.models import FrozenRow, Release
from headway.domain.releases.queries import link_of, published
from headway.domain.releases.store import folder_of


def verify_against_database() -> list[str]:
    """One sentence for each thing that does not hold between the database and the release store."""
    problems: list[str] = []
    for plan in Plan.objects.filter(releases__state="published").distinct().order_by("pk"):
        previous = ""
        for release in published(plan):
            name = f"{plan.slug}, edition {release.number}"
            problems += [f"{name}: {problem}" for problem in _problems(release, previous=previous)]
            previous = release.hash
    return problems


def _problems(release: Release, *, previous: str) -> list[str]:
    problems: list[str] = []
    rows = FrozenRow.objects.filter(releases=release)
    columns = ("table", "key", "hash", "salt", "content")
    hashes = []
    for table, key, digest, salt, content in rows.values_list(*columns).iterator(chunk_size=5_000):
        hashes.append((table, key, digest))
        if content and row_hash(salt=salt, content=content) != digest:
            problems.append(f"the database’s {table} {key} does not have its hash.")
    if rows_hash(hashes) != release.rows_hash:
        problems.append("the database’s rows do not have the hash that was approved.")
    if release.previous_hash != previous or link_of(release).hash != release.hash:
        problems.append("the database’s chain does not hold.")
    folder = folder_of(release.plan.slug) / "editions" / str(release.number)
    try:
        listed = (folder / proof.FILES).read_text(encoding="utf-8")
        line = (folder / proof.CHAIN).read_text(encoding="utf-8").splitlines()[-1]
    except (OSError, IndexError):
        return [*problems, "its folder is missing. Run `headway publish` to write it again."]
    if line.rpartition(TAB)[2] != release.hash:
        problems.append("its folder ends in another hash than the database remembers.")
    if sha256(listed) != release.files_hash:
        problems.append("its list of files is not the one that was published.")
    return problems
