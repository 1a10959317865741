"""Public: one file to make: a page, or a file of data."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from headway.web.public.rendering.page import renderer_version


class Job(Protocol):
    """Something with an address, a fingerprint of all it depends on, and the bytes, made when asked for."""

    @property
    def path(self) -> str: ...

    @property
    def made_from(self) -> str: ...

    def render(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class FileJob:
    """A file of data. depends_on: text that changes whenever the bytes would, the renderer's version aside."""

    path: str
    depends_on: str
    make: Callable[[], bytes]

    @property
    def made_from(self) -> str:
        said = "\0".join((renderer_version(), self.path, self.depends_on))
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    def render(self) -> bytes:
        return self.make()
