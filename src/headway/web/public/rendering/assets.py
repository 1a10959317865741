"""Public: the one script of this room's own, under a name with its fingerprint."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from headway.base.design.build import without_comments

_SCRIPT = Path(__file__).resolve().parent.parent / "explore.js"


@lru_cache(maxsize=1)
def explore_script() -> bytes:
    """The script that filters lists too long for one page."""
    return without_comments(_SCRIPT.read_text(encoding="utf-8")).encode()


@lru_cache(maxsize=1)
def explore_path() -> str:
    """Where an edition keeps it. Example: "assets/explore.01ba4719c8.js"."""
    return f"assets/explore.{hashlib.sha256(explore_script()).hexdigest()[:10]}.js"
