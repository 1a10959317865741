"""Design: template tags for icons, status chips, built files and charts."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from headway.base.design.assets import AssetsMissing, edition_address, icon_drawings
from headway.base.design.tones import tone_of

register = template.Library()


@register.simple_tag(takes_context=True)
def built(context: Context, name: str) -> str:
    """Address of a built file: relative in an edition (where ``root`` is set), below STATIC_URL elsewhere.

    Example: ``{% built "public.css" %}`` -> ``../assets/public.3f9a11c2.css`` or ``/static/built/public.css``.
    """
    root = _root(context)
    return static(f"built/{name}") if root is None else edition_address(name, root=root)


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str, label: str = "") -> SafeString:
    """One icon. Without ``label`` it is decoration and hidden from screen readers.

    An edition's page holds the drawing itself (no request); a page of the desk points into the cached sprite.

    Raises: AssetsMissing for a name that is not in ``ingredients.ICONS``.
    """
    drawings = icon_drawings()
    if name not in drawings:
        raise AssetsMissing(f"There is no icon called {name}. Add it to ICONS in ingredients.py and build again.")
    if _root(context) is None:
        inside = format_html('<use href="{}#{}"></use>', static("built/icons.svg"), name)
    else:
        inside = mark_safe(drawings[name])  # noqa: S308 - from our own built sprite
    if label:
        return format_html('<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="{}">{}</svg>', label, inside)
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', inside)


@register.simple_tag
def chip(tone: str, label: str, bare: bool = False) -> SafeString:
    """A status: its tone as colour and shape, its name in words. Cheap enough for every row of a long table."""
    kind = "chip chip--bare" if bare else "chip"
    return format_html('<span class="{} tone-{}">{}</span>', kind, tone_of(tone), label)


def _root(context: Context) -> str | None:
    root: Any = context.get("root")
    return root if isinstance(root, str) else None
