"""Public: what search engines ask for: the site map and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape

from django.conf import settings

from headway.web.public.rendering.job import FileJob, Job

A_MAP = 45_000
"""Addresses in one map; the standard allows 50,000."""
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_LEFT_OUT = ("404.html", "index.html")


def files(pages: Sequence[str]) -> Iterator[Job]:
    """One map, or several and a map of them."""
    address = settings.PUBLIC_ADDRESS
    places = [path for path in pages if path.endswith(".html") and path not in _LEFT_OUT and "/embed/" not in path]
    parts = [places[start : start + A_MAP] for start in range(0, len(places), A_MAP)] or [[]]
    names = ["sitemap.xml"] if len(parts) == 1 else [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _file(name, _map("urlset", "url", [address, *(address + path for path in part)]))
    if len(parts) > 1:
        yield _file("sitemap.xml", _map("sitemapindex", "sitemap", [address + name for name in names]))
    # Old editions stay readable, but a search should lead to what holds now.
    yield _file("robots.txt", f"User-agent: *\nDisallow: /editions/\nDisallow: /desk/\nSitemap: {address}sitemap.xml\n")


def _map(outer: str, inner: str, addresses: Sequence[str]) -> str:
    entries = "".join(f"<{inner}><loc>{escape(address)}</loc></{inner}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{outer} {_NAMESPACE}>\n{entries}</{outer}>\n'


def _file(path: str, text: str) -> FileJob:
    return FileJob(path, text, partial(bytes, text.encode()))
