"""Public: renders an edition into the store, on all cores where there is much to do."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Iterable, Sequence

from django.utils import translation

from headway.base.design import assets
from headway.domain.releases.edition import Edition
from headway.domain.releases.store import Entry, Index, Store
from headway.web.public import languages
from headway.web.public.files import all_files
from headway.web.public.pages import all_pages
from headway.web.public.rendering.assets import explore_path, explore_script
from headway.web.public.rendering.book import Book
from headway.web.public.rendering.job import FileJob, Job

MANY_FILES, MANY_STEPS = 400, 2_000
"""From so many files to make, or steps in a file, a second process pays for its start."""
A_SHARE = 40

# What the child processes work on; they inherit it when they are forked, so nothing is copied or sent to them.
_work: tuple[Sequence[Job], Store] | None = None


def render(edition: Edition, store: Store, known: Sequence[Index]) -> Index:
    """Every file of the edition but the three that prove it: path -> entry.

    known: indexes to take unchanged files from. Raises: AssetsMissing where the front-end files were not built.
    """
    index: Index = {}
    for file in assets.edition_files().values():
        index[file.published_as] = store.put(file.source.read_bytes(), name=file.published_as)
    index[explore_path()] = store.put(explore_script(), name=explore_path())
    jobs: list[Job] = []
    for language in languages.chosen():
        with translation.override(language):
            book = Book(edition, language)
            jobs += all_pages(book)
            jobs += all_files(book, [job.path for job in jobs])
    to_make: list[Job] = []
    for job in jobs:
        made_from = job.made_from
        entry = _known(known, job.path, made_from, store)
        if entry is None:
            to_make.append(job)
        else:
            index[job.path] = entry
    is_much = len(to_make) >= MANY_FILES or len(edition.rows["steps"]) >= MANY_STEPS
    index.update(_make(to_make, store, is_much=is_much))
    return index


def _known(known: Iterable[Index], path: str, made_from: str, store: Store) -> Entry | None:
    for index in known:
        entry = index.get(path)
        if entry is not None and entry.made_from == made_from and store.has(entry):
            return entry
    return None


def _make(jobs: Sequence[Job], store: Store, *, is_much: bool) -> Index:
    global _work
    processes = os.cpu_count() or 1
    # A process with threads (a web server's worker) must not be forked: a lock held elsewhere would never open.
    if not is_much or processes < 2 or threading.active_count() > 1:
        return dict(_made(job, store) for job in jobs)
    # Files of data take seconds each where pages take milliseconds: they start first, each for itself.
    heavy = [job for job in jobs if isinstance(job, FileJob)]
    pages = [job for job in jobs if not isinstance(job, FileJob)]
    _work = ([*heavy, *pages], store)
    # What stands now is left alone by the children's garbage collection, so that they need not copy it.
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            size = max(1, min(A_SHARE, len(pages) // (4 * processes)))
            shares = [(one, one + 1) for one in range(len(heavy))]
            shares += [(start, start + size) for start in range(len(heavy), len(jobs), size)]
            made = [entry for share in pool.imap_unordered(_make_share, shares) for entry in share]
    finally:
        _work = None
        gc.unfreeze()
    return dict(made)


def _make_share(share: tuple[int, int]) -> list[tuple[str, Entry]]:
    if _work is None:
        raise RuntimeError("A child process started without its work.")
    jobs, store = _work
    return [_made(job, store) for job in jobs[slice(*share)]]


def _made(job: Job, store: Store) -> tuple[str, Entry]:
    return job.path, store.put(job.render(), name=job.path, made_from=job.made_from)
