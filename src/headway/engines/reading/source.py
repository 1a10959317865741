"""Reading: getting at the bytes of a file that nobody has looked at yet."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from headway.engines.reading.errors import Refused
from headway.engines.reading.limits import MAX_FILE_BYTES, MEGABYTE

KINDS_OF_FILE = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def open_source(path: Path) -> int:
    """A file descriptor for an ordinary, non-empty file of acceptable size; the caller closes it.

    Never waits: a pipe or a device is turned away, not read.
    Raises: Refused.
    """
    try:
        # Asked before opening: some devices do things when they are opened.
        _check_kind(os.stat(path).st_mode, name=path.name)
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        raise Refused(_why_not_open(error, path)) from error
    try:
        facts = os.fstat(descriptor)
        _check_kind(facts.st_mode, name=path.name)
        _check_size(facts.st_size, name=path.name)
    except Refused:
        os.close(descriptor)
        raise
    return descriptor


def read_descriptor(descriptor: int, *, name: str) -> bytes:
    """All bytes of an open file from its start, never more than the limit even if it grows meanwhile.

    Raises: Refused.
    """
    parts: list[bytes] = []
    size = 0
    while part := os.pread(descriptor, MEGABYTE, size):
        parts.append(part)
        size += len(part)
        _check_size(size, name=name)
    return b"".join(parts)


def read_source(path: Path) -> bytes:
    """All bytes of the file at ``path``. Raises: Refused."""
    descriptor = open_source(path)
    try:
        return read_descriptor(descriptor, name=path.name)
    finally:
        os.close(descriptor)


def _check_kind(mode: int, *, name: str) -> None:
    if stat.S_ISREG(mode):
        return
    kind = next((words for is_kind, words in KINDS_OF_FILE if is_kind(mode)), "not an ordinary file")
    raise Refused(f"{name or 'This'} is {kind}. Give the document itself, an ordinary file.")


def _check_size(size: int, *, name: str) -> None:
    if size == 0:
        raise Refused(f"{name} is empty. Download or export it again.")
    if size > MAX_FILE_BYTES:
        raise Refused(
            f"{name} is larger than {MAX_FILE_BYTES // MEGABYTE} MB. "
            "Save it without pictures, or only the pages that hold the plan, and read that."
        )


def _why_not_open(error: OSError | ValueError, path: Path) -> str:
    if isinstance(error, ValueError):
        return "The file's name holds a NUL character. Rename the file."
    reasons = {
        errno.ENOENT: f"There is no file {path}. Check the name.",
        errno.ENOTDIR: f"There is no file {path}. Check the name.",
        errno.EACCES: f"{path.name} may not be opened by you. Ask for the right to read it.",
        errno.EPERM: f"{path.name} may not be opened by you. Ask for the right to read it.",
        errno.ELOOP: f"{path.name} is a link that leads back to itself. Give the document itself.",
        errno.ENAMETOOLONG: "The file's name is too long. Rename the file.",
    }
    return reasons.get(error.errno or 0, f"{path.name} could not be opened: {error.strerror}.")
