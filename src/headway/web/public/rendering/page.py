"""Public: one page to render: its address, its template, and everything its bytes depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template import Context
from django.template.base import Template
from django.template.loader import get_template
from django.utils import translation

from headway.base.design import assets
from headway.base.design.charts.registry import draw, kinds
from headway.web.public.rendering.fragment import Fragment

HERE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of an edition.

    path: below the edition's root, e.g. "en/steps/17.html". context: plain values and charts' specs, nothing that
    asks the database; or a function that gives it, called only where the page is rendered. depends_on: what such a
    context is made from. shared: hash of what all pages of the language have in common (``site``).
    """

    path: str
    template: str
    language: str
    context: Mapping[str, Any] | Callable[[], Mapping[str, Any]]
    site: Mapping[str, Any]
    shared: str
    depends_on: str = ""

    @property
    def root(self) -> str:
        """Leads from the page to the edition's root. Example: "en/steps/17.html" -> "../../".

        The page for "not found" is shown at any depth, so it alone counts on standing at the root of its host.
        """
        return "/" if self.path == "404.html" else "../" * self.path.count("/")

    @property
    def _context(self) -> Mapping[str, Any]:
        return self.context() if callable(self.context) else self.context

    @property
    def made_from(self) -> str:
        """Hash of all that its bytes depend on, the templates and styles included."""
        said = self.depends_on or _said(self._context)
        parts = (renderer_version(), self.shared, self.language, self.template, self.path, said)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

    def render(self) -> bytes:
        """The page's bytes. The language is the page's own, whatever is active outside."""
        with translation.override(self.language):
            context = {name: _drawn(value) for name, value in self._context.items()}
            context |= {"root": self.root, "lang": self.language, "site": self.site}
            context["base"] = f"{self.root}{self.language}/"
            return _template(self.template).render(Context(context)).encode()


@lru_cache(maxsize=64)
def _template(name: str) -> Template:
    """Django's own template; the backend's wrapper would make a request context for each page."""
    template: Template = get_template(name).template  # type: ignore[attr-defined]
    return template


def _drawn(value: object) -> object:
    if isinstance(value, kinds()):
        return draw(value)
    if isinstance(value, dict):
        return {name: _drawn(inner) for name, inner in value.items()}
    return value


def _said(context: Mapping[str, Any]) -> str:
    return json.dumps(context, sort_keys=True, ensure_ascii=False, default=_plain, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Fragment):
        return value.said
    if is_dataclass(value):
        return [type(value).__name__, *(getattr(value, field.name) for field in fields(value))]
    return str(value)


@lru_cache(maxsize=1)
def renderer_version() -> str:
    """Fingerprint of everything that renders: templates, this room's code, charts, built styles, translations.

    A page is rendered again when any of it changed, and left alone when nothing did.
    """
    digest = hashlib.sha256()
    package = HERE.parent.parent
    design = package / "base" / "design"
    own = [HERE / name for name in ("rendering", "pages", "files", "templates")]
    for folder in (*own, design / "templates", design / "charts"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".html", ".txt"}:
                digest.update(path.read_bytes())
    for path in sorted((package / "locale").rglob("*.mo")):
        digest.update(path.read_bytes())
    for name, file in sorted(assets.edition_files().items()):
        digest.update(f"{name} {file.published_as}\n".encode())
    return digest.hexdigest()
