"""Intake: pictures of a PDF's pages, drawn once and kept beside the files."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from headway.base.core import home
from headway.base.core.errors import NotPossible
from headway.base.files import store
from headway.base.files.models import StoredFile
from headway.domain.intake.models import DraftRow

WIDTH = 1_200
MOST_PLACES = 50
SECONDS = 20


def picture_with(file: StoredFile, row: DraftRow, *, page: int) -> bytes:
    """The page as PNG with the printed lines marked that the row was read from. Raises: as ``picture_of``.

    Not kept: there are as many of them as rows, and the browser keeps the one it shows.
    """
    spans = row.sources.get("") or [span for spans in row.sources.values() for span in spans]
    lines = sorted({(span["line"], span.get("line_end") or span["line"]) for span in spans if span.get("line")})
    ranges = ",".join(f"{first}-{last}" for first, last in lines[:MOST_PLACES])
    try:
        return _draw(str(store.path_of(file)), page, ranges)
    except NotPossible:
        # Far behind in a long document the lines take too long to count: the page without its marks still helps.
        return picture_of(file, page=page)


def picture_of(file: StoredFile, *, page: int) -> bytes:
    """The page as PNG, ``WIDTH`` pixels wide. page counts from 1.

    Raises: NotPossible where the file is gone, has no such page, or the page cannot be drawn in time.
    """
    kept = home.part("pictures") / f"{file.key}-{page}-{WIDTH}.png"
    if kept.is_file():
        return kept.read_bytes()
    picture = _draw(str(store.path_of(file)), page)
    handle, temporary = tempfile.mkstemp(dir=kept.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(picture)
    os.replace(temporary, kept)
    return picture


def _draw(path: str, page: int, lines: str = "") -> bytes:
    command = [sys.executable, "-m", "headway.domain.intake.drawing", path, str(page), str(WIDTH), lines]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as late:
        raise NotPossible(f"Page {page} took too long to draw. Open the document itself beside this page.") from late
    if done.returncode != 0 or not done.stdout:
        raise NotPossible(f"Page {page} could not be drawn. Open the document itself beside this page.")
    return done.stdout
