"""Public: what is shown before the first edition, and the styles it needs."""

from __future__ import annotations

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.translation import gettext

from headway.base.design import assets


def waiting(path: str) -> tuple[str, bytes] | None:
    """The path's name and bytes: the page itself at the root, and the built front-end files; None for all else."""
    if path == "index.html":
        return path, _page()
    files = {file.published_as: file.source for file in assets.edition_files().values()}
    return (path, files[path].read_bytes()) if path in files else None


@lru_cache(maxsize=1)
def _page() -> bytes:
    title = gettext("Nothing is published here yet")
    return render_to_string("public/waiting.html", {"root": "/", "lang": "en", "page_title": title}).encode()
