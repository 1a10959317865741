"""Public: the editions that stand in the store, kept at hand; a new one is noticed within half a second."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from headway.domain.releases.store import Entry, Index, Store

NOTICED_WITHIN = 0.5
Signature = tuple[str, int]


@dataclass(slots=True)
class _Held:
    """One edition's index as it was read, and when it was last compared with the folder."""

    index: Index
    signature: Signature
    looked_at: float


class Shelf:
    """Finds which plan and edition an address means. Only what an index lists can be found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[tuple[str, str], _Held] = {}
        self._root: tuple[str, float] = ("", -NOTICED_WITHIN)

    def root_plan(self) -> str:
        """The folder name of the plan at the site's root; "" before the first edition."""
        slug, looked_at = self._root
        now = time.monotonic()
        if now - looked_at >= NOTICED_WITHIN:
            try:
                slug = Path(os.readlink(self.folder / "current")).parts[0]
            except FileNotFoundError:
                slug = ""
            self._root = (slug, now)
        return slug

    def store(self, slug: str) -> Store:
        return Store(self.folder / slug)

    def index(self, slug: str, number: str) -> tuple[Index, Signature]:
        """The index of an edition ("" for the one that is current) and what tells it from an earlier state of itself.

        Empty where there is no such plan or edition: the names are looked up, never put together from an address.
        """
        held = self._held.get((slug, number))
        now = time.monotonic()
        if held is not None and now - held.looked_at < NOTICED_WITHIN:
            return held.index, held.signature
        signature = self._signature(slug, number)
        if held is None or held.signature != signature:
            index = self.store(slug).index(signature[0]) if signature[0] else {}
            held = _Held(index, signature, now)
            if index:
                self._held[slug, number] = held
        held.looked_at = now
        return held.index, held.signature

    def _signature(self, slug: str, number: str) -> Signature:
        """Which folder is meant, and when its index was last written."""
        if not slug or "/" in slug or slug.startswith(".") or not (number.isdecimal() or not number):
            return "", 0
        folder = self.folder / slug
        try:
            at = f"editions/{int(number)}" if number else os.readlink(folder / "current")
            return at, (folder / "indexes" / f"{at}.json").stat().st_mtime_ns
        except (FileNotFoundError, NotADirectoryError, OSError):
            return "", 0


class Memory:
    """Bytes lately served, up to a limit; the oldest go first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._kept: dict[tuple[str, str], bytes] = {}

    def read(self, store: Store, entry: Entry, encoding: str) -> bytes:
        """The object's bytes. Raises FileNotFoundError where it was swept away this moment (a withdrawal)."""
        key = (entry.digest, encoding)
        content = self._kept.get(key)
        if content is None:
            content = store.read(entry, encoding=encoding)
            if len(content) < self.limit // 8:
                while self.size + len(content) > self.limit and self._kept:
                    self.size -= len(self._kept.pop(next(iter(self._kept)), b""))
                self._kept[key] = content
                self.size += len(content)
        return content

    def forget(self) -> None:
        """Let everything go: an edition changed, and a withdrawn row must not linger here."""
        self._kept.clear()
        self.size = 0
