"""Files: putting bytes away and getting them back."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from headway.base.core import clock, home
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.files.models import StoredFile
from headway.base.people.models import User

# What a department may attach, by the first bytes of the file: the name's ending is never trusted.
_KINDS: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"PK\x03\x04", "application/zip", (".docx", ".xlsx", ".ods", ".odt", ".zip")),
    (b"\x89PNG\r\n\x1a\n", "image/png", (".png",)),
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
)
_TEXT_ENDINGS = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".html": "text/html",
    ".htm": "text/html",
}


def keep(*, by: User | None, chunks: Iterable[bytes], name: str) -> StoredFile:
    """Store a file whole or not at all; the caller's transaction holds its row.

    Raises: InvalidInput where it is empty, larger than the limit, or of a type that is not accepted.
    """
    folder = home.part("files")
    digest, size = hashlib.sha256(), 0
    handle, temporary = tempfile.mkstemp(dir=folder, prefix="incoming-")
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                size += len(chunk)
                if size > settings.MAX_UPLOAD_BYTES:
                    limit = settings.MAX_UPLOAD_BYTES // (1024 * 1024)
                    raise InvalidInput(f"“{name}” is larger than {limit} MB. Save it smaller, or in parts.")
                digest.update(chunk)
                file.write(chunk)
        if not size:
            raise InvalidInput(f"“{name}” is empty. Choose the file again.")
        media_type = _media_type(Path(temporary), name)
        key = digest.hexdigest()
        os.replace(temporary, folder / key)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return StoredFile.objects.create(
        key=key,
        name=Path(name).name[:255],
        media_type=media_type,
        size=size,
        sha256=key,
        added_at=clock.now(),
        added_by=by,
    )


def path_of(file: StoredFile) -> Path:
    """Where the bytes are. Raises NotPossible where they are gone, e.g. after a partial restore."""
    path = home.part("files") / file.key
    if not path.is_file():
        raise NotPossible(f"The file “{file.name}” is missing from the store. Restore it from a backup.")
    return path


def _media_type(path: Path, name: str) -> str:
    with path.open("rb") as file:
        start = file.read(16)
    ending = Path(name).suffix.lower()
    for magic, media_type, endings in _KINDS:
        if start.startswith(magic):
            if ending in endings:
                return media_type
            raise InvalidInput(
                f"“{name}” is really of the type {media_type}. Give it its right ending: {', '.join(endings)}."
            )
    if ending in _TEXT_ENDINGS and b"\0" not in start:
        return _TEXT_ENDINGS[ending]
    raise InvalidInput(
        f"“{name}” is not of a type that is accepted. Use PDF, DOCX, XLSX, CSV, HTML, Markdown, text, PNG or JPEG."
    )
