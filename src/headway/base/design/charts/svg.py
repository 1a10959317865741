"""Design: the pieces of SVG that all charts are made of.

A chart has no viewBox: places across are percentages of its width, places down are pixels. So a chart fills a
phone as well as a desk, and its words keep their size. Colours come from the page's styles by class, never from
here, since an edition's pages allow no styles of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from headway.base.design.tones import SHAPES, Tone

Attribute = str | int | float

# What is cut out of a mark of this tone, so that it differs without colour: SVG inside a tile of 8 by 8.
_PATTERNS: dict[Tone, str] = {
    Tone.ACTIVE: '<path class="hatch" d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>',
    Tone.PLANNED: '<circle class="hatch-dot" cx="4" cy="4" r="2.5"/>',
    Tone.WAITING: '<path class="hatch" d="M0 2h8M0 6h8" stroke-dasharray="3 5"/>',
    Tone.LATE: '<path class="hatch" d="M0 0l8 8M-2 6l4 4M6-2l4 4M-2 2l4-4M0 8l8-8M6 10l4-4" stroke-width="1.2"/>',
    Tone.STOPPED: '<path class="hatch" d="M0 4h8"/>',
    Tone.UNKNOWN: '<path class="hatch" d="M2 0v8M6 0v8"/>',
}


def element(name: str, content: str = "", /, **attributes: Attribute) -> str:
    """One SVG element; ``content`` is SVG already. ``class_`` is written ``class``, ``text_anchor`` ``text-anchor``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, *, x: Attribute, y: float, anchor: str = "start", kind: str = "", right: int = 0) -> str:
    """A line of words; they are escaped here. right: pixels that it is moved to the right of ``x``."""
    attributes: dict[str, Attribute] = {"x": x, "y": y}
    if anchor != "start":
        attributes["text_anchor"] = anchor
    if right:
        attributes["dx"] = right
    if kind:
        attributes["class_"] = kind
    return element("text", escape(words), **attributes)


def percent(share: float) -> str:
    """A place across: 0.125 -> ``12.5%``."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def mark(tone: Tone | None, chart_id: str, *, x: float, width: float, y: float, height: float) -> str:
    """A bar in a tone's colour with the tone's pattern over it; None is the plain colour. x and width are shares."""
    place: dict[str, Attribute] = {"x": percent(x), "y": y, "width": percent(width), "height": height}
    if tone is None:
        return element("rect", class_="mark", **place)
    body = element("rect", class_=f"mark tone-{tone}", **place)
    if tone in _PATTERNS:
        body += element("rect", class_=f"over tone-{tone}", fill=f"url(#{chart_id}-{tone})", **place)
    return body


def shape(tone: Tone, *, x: float, y: float) -> str:
    """The tone's shape, 14 pixels wide, its middle at share ``x`` across and pixel ``y`` down."""
    # A disc of the paper under it, so that a line that ends here does not show through its holes.
    ground = element("circle", class_="hatch-dot", r=7)
    path = element(
        "path", d=SHAPES[tone], fill_rule="evenodd", transform="translate(-7 -7)", class_=f"mark tone-{tone}"
    )
    return element("svg", ground + path, x=percent(x), y=y, overflow="visible")


def swatch(tone: Tone, chart_id: str, *, as_shape: bool = False) -> str:
    """A legend's square of 16 pixels in the tone's pattern, or the tone's shape where the chart draws shapes."""
    if as_shape:
        shown = element("path", d=SHAPES[tone], fill_rule="evenodd", class_=f"mark tone-{tone}")
        return element("svg", shown, class_="swatch", width=14, height=14, aria_hidden="true")
    return element(
        "svg",
        mark(tone, chart_id, x=0, width=1, y=0, height=16),
        class_="swatch",
        width=16,
        height=16,
        aria_hidden="true",
    )


def drawing(
    body: Iterable[str], *, id: str, title: str, description: str, height: float, tones: Sequence[Tone] = ()
) -> str:
    """The whole picture, with the name and description that a screen reader says, and its tones' patterns."""
    patterns = "".join(
        element("pattern", _PATTERNS[tone], id=f"{id}-{tone}", width=8, height=8, patternUnits="userSpaceOnUse")
        for tone in dict.fromkeys(tones)
        if tone in _PATTERNS
    )
    head = element("title", escape(title), id=f"{id}-title") + element("desc", escape(description), id=f"{id}-desc")
    if patterns:
        head += element("defs", patterns)
    return element(
        "svg",
        head + "".join(body),
        class_="drawing",
        role="img",
        aria_labelledby=f"{id}-title",
        aria_describedby=f"{id}-desc",
        width="100%",
        height=height,
    )


def _short(value: Attribute) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
