"""Reading: a file from outside is parsed in a child process whose memory, time and reach are held.

A parser of PDF, ZIP or XML has had holes before and will have them again. The child gets an open descriptor and
a request; it answers in lines of JSON, never in pickles. Whatever becomes of it, the caller gets a draft or one
plain sentence.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from headway.engines.reading.draft import Draft
from headway.engines.reading.errors import NoPlanTable, ReadingError, Refused
from headway.engines.reading.limits import CHILD_BYTES, MEGABYTE, SECONDS
from headway.engines.reading.source import open_source
from headway.engines.reading.wire import unpack_draft

CHILD_MODULE = "headway.engines.reading.child"
AFTER_OPENING = "looking for"
WATCH_SECONDS = 0.02
MAX_ANSWER_BYTES = 96 * MEGABYTE
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "COVERAGE_PROCESS_START")


def read_in_sandbox(
    path: Path,
    *,
    departments: Sequence[str] | None = None,
    mapping: Mapping[int, str] | None = None,
    progress: Callable[[str], None] | None = None,
    seconds: float = SECONDS,
    child_bytes: int = CHILD_BYTES,
) -> Draft:
    """The draft that a child process read from ``path``.

    seconds: wall-clock time the child gets. child_bytes: the memory it may hold.
    Raises: Refused (also when the child was stopped or fell over), NoPlanTable.
    """
    descriptor = open_source(path)
    try:
        request = {
            "descriptor": descriptor,
            "name": path.name,
            "departments": list(departments) if departments is not None else None,
            "mapping": {str(index): role for index, role in mapping.items()} if mapping else None,
            "seconds": seconds,
            "bytes": child_bytes,
        }
        return _Child(request, name=path.name, progress=progress).draft()
    finally:
        os.close(descriptor)


class _Child:
    """One child process: started, asked, watched and cleared away."""

    def __init__(self, request: dict[str, Any], *, name: str, progress: Callable[[str], None] | None) -> None:
        self.request = request
        self.name = name
        self.progress = progress
        self.doing = "starting"
        self.deadline = time.monotonic() + request["seconds"]
        # A file and not a pipe: a child that writes much to it must not wait for us.
        self.complaints = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `draft`)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-m", CHILD_MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            pass_fds=(request["descriptor"],),
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
            start_new_session=True,
        )

    def draft(self) -> Draft:
        """The draft, or the child's own refusal raised here."""
        with self.process, self.complaints:
            try:
                self._ask()
                for line in self._lines():
                    kind, value = self._parse(line)
                    if kind != "progress":
                        return self._answer(kind, value)
                    self.doing = str(value)
                    self._tell()
                raise self._fell_over()
            finally:
                self.process.kill()

    def _tell(self) -> None:
        """Say what the child is doing, again and again while it does it, so that a long wait can be shown."""
        if self.progress:
            self.progress(self.doing)

    def _ask(self) -> None:
        pipe = _pipe(self.process.stdin)
        try:
            with pipe:
                pipe.write(json.dumps(self.request).encode())
        except BrokenPipeError as error:
            raise self._fell_over() from error

    def _parse(self, line: bytes) -> tuple[str, Any]:
        """A line of the child's answer. What cannot be one comes from a child that is no longer itself."""
        try:
            kind, value = json.loads(line)
        except (ValueError, TypeError, RecursionError) as error:
            raise self._fell_over() from error
        return kind, value

    def _answer(self, kind: str, value: Any) -> Draft:
        if kind == "refused":
            raise Refused(value)
        if kind == "no plan":
            raise NoPlanTable(value)
        try:
            return unpack_draft(value)
        except (KeyError, TypeError, ValueError) as error:
            raise self._fell_over() from error

    def _lines(self) -> Iterator[bytes]:
        """The child's lines as they come, while its time and memory are watched."""
        pipe = _pipe(self.process.stdout)
        os.set_blocking(pipe.fileno(), False)
        kept = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while True:
                self._check_time_and_memory(len(kept))
                if not selector.select(timeout=WATCH_SECONDS):
                    self._tell()
                    continue
                part = os.read(pipe.fileno(), MEGABYTE)
                if not part:
                    return
                kept += part
                if b"\n" in part:
                    *lines, rest = kept.split(b"\n")
                    kept = bytearray(rest)
                    yield from (bytes(line) for line in lines)

    def _check_time_and_memory(self, answered: int) -> None:
        if time.monotonic() > self.deadline:
            raise self._too_slow()
        if resident_bytes(self.process.pid) > self.request["bytes"] or answered > MAX_ANSWER_BYTES:
            raise self._too_large()

    def _too_slow(self) -> Refused:
        return Refused(
            f"{self.name} was given up after {self.request['seconds']:.0f} seconds ({self.doing}). "
            "Save only the pages or sheets that hold the plan, and read that."
        )

    def _too_large(self) -> Refused:
        return Refused(
            f"{self.name} needs more memory than a plan can ({self.doing}). It may be damaged or built to do harm. "
            "Save only the pages or sheets that hold the plan, and read that."
        )

    def _fell_over(self) -> ReadingError:
        """What to say of a child that ended without an answer."""
        try:
            code = self.process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = 0
        if code == -signal.SIGXCPU:
            return self._too_slow()
        if code in (-signal.SIGABRT, -signal.SIGKILL):
            # Rust and C++ libraries end themselves when memory is refused to them.
            return self._too_large()
        self.complaints.seek(0)
        complaint = self.complaints.read(MEGABYTE).decode(errors="replace").strip()
        advice = (
            "The file opened, so this is a fault of the reader: please report it, with the file if it is public."
            if self.doing.startswith(AFTER_OPENING)
            else "The file is probably damaged. Open it in the program it was made with, save it again, and read that."
        )
        refusal = Refused(f"{self.name} could not be read: the reader stopped while {self.doing}. {advice}")
        if complaint:
            refusal.add_note(complaint)
        return refusal


def resident_bytes(pid: int) -> int:
    """Memory a running process holds in RAM, in bytes; 0 for one that has ended, or where the system does not say."""
    try:
        with open(f"/proc/{pid}/statm", encoding="ascii") as file:
            pages = int(file.read().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("The child was started without its pipes.")
    return pipe
