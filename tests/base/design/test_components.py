"""Tests of design: components, tags, and the contrast of every tone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import html5lib
import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from headway.base.design.assets import BUILT, HERE, AssetsMissing
from headway.base.design.tones import SHAPES, Tone, tone_of

COMPONENTS = sorted(path.stem for path in (HERE / "templates" / "cotton").glob("*.html"))
GALLERY = [HERE / "templates/design/gallery.html", *(HERE / "templates/design/gallery").glob("*.html")]


class Ids(HTMLParser):
    """Collects the ids of a page and everything that points at one."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.pointers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name in ("for", "aria-describedby", "aria-labelledby") and tag != "svg":
                self.pointers.extend((value or "").split())


def read(html: str) -> Ids:
    parser = Ids()
    parser.feed(html)
    return parser


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_stands_in_the_gallery(name: str) -> None:
    written = "".join(path.read_text() for path in GALLERY)
    assert f"<c-{name.replace('_', '-')}" in written


@pytest.mark.parametrize("name", COMPONENTS)
def test_component_and_what_it_takes_are_documented(name: str) -> None:
    page = (HERE.parents[3] / "docs" / "reference" / "design.md").read_text()
    entry = next((line for line in page.splitlines() if f"`<c-{name.replace('_', '-')}>`" in line), "")
    declared = re.search(r"<c-vars ([^>]*?)/?>", (HERE / "templates" / "cotton" / f"{name}.html").read_text())
    taken = set(re.findall(r":?([a-z]+)(?:=|\s|$)", re.sub(r'"[^"]*"', "", declared[1]) if declared else ""))
    assert entry and all(f"{word}`" in entry for word in taken)


def test_gallery_renders_every_component(gallery_html: str) -> None:
    assert "<c-" not in gallery_html and "{{" not in gallery_html
    for mark in ("chip tone-late", "error-summary", "timeline", "empty", "progress", 'class="confirm"', "<kbd>"):
        assert mark in gallery_html


def test_pages_are_html_without_a_single_parse_error(gallery_html: str, public_html: str) -> None:
    for html in (gallery_html, public_html):
        assert html5lib.HTMLParser(strict=True).parse(html) is not None


def test_confirm_is_a_form_that_posts_with_a_token(gallery_html: str) -> None:
    form = re.search(r'<div class="confirm">.*?</form>', gallery_html, re.DOTALL)
    assert form
    assert 'method="post"' in form[0] and "csrfmiddlewaretoken" in form[0]


def test_gallery_points_only_at_ids_that_exist_once(gallery_html: str) -> None:
    page = read(gallery_html)
    doubled = {name for name in page.ids if page.ids.count(name) > 1}
    assert page.pointers and not set(page.pointers) - set(page.ids)
    assert not doubled


def test_error_summary_leads_to_its_fields(gallery_html: str) -> None:
    summary = re.search(r'<div class="error-summary".*?</div>', gallery_html, re.DOTALL)
    assert summary
    targets = re.findall(r'href="#([^"]+)"', summary[0])
    assert len(targets) == 5 and set(targets) <= set(read(gallery_html).ids)


def test_field_in_error_says_so_to_a_screen_reader(gallery_html: str) -> None:
    control = re.search(r'<input type="text" name="wrong-title"[^>]*>', gallery_html)
    assert control
    assert 'aria-invalid="true"' in control[0]
    assert "id-wrong-title_helptext" in control[0] and "id-wrong-title_error" in control[0]


def test_pages_hold_no_inline_style_or_script(gallery_html: str, public_html: str) -> None:
    for html in (gallery_html, public_html):
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)


def test_edition_page_is_whole_without_a_request(public_html: str) -> None:
    addresses = re.findall(r'(?:href|src)="([^"#]+)"', public_html)
    assert all(address.startswith("../../") for address in addresses)
    assert "Content-Security-Policy" in public_html and '<html lang="en" dir="ltr">' in public_html


def test_icon_is_drawn_in_an_edition_and_pointed_at_on_the_desk() -> None:
    template = Template('{% load design %}{% icon "search" label %}')
    drawn = template.render(Context({"root": "../"}))
    pointed = template.render(Context({"label": "Find <it>"}))
    assert "<path" in drawn and 'aria-hidden="true"' in drawn
    assert "icons.svg#search" in pointed and 'aria-label="Find &lt;it&gt;"' in pointed
    with pytest.raises(AssetsMissing, match="ICONS"):
        Template('{% load design %}{% icon "unicorn" %}').render(Context())


def test_chip_of_a_word_that_is_no_tone_is_unknown() -> None:
    chip = Template("{% load design %}{% chip tone label %}").render(Context({"tone": "<b>", "label": "<i>"}))
    assert chip == '<span class="chip tone-unknown">&lt;i&gt;</span>'
    assert tone_of("late") is Tone.LATE


def test_desk_frame_stands_without_any_context() -> None:
    html = render_to_string("design/desk.html", {"page_title": "Steps"})
    assert "<title>Steps · Headway</title>" in html
    assert 'id="main"' in html and "includeIndicatorStyles" in html


def test_styles_draw_the_same_shapes_as_charts() -> None:
    styles = (HERE / "scss" / "_chip.scss").read_text()
    assert dict(re.findall(r'"(\w+)": "(M[^"]+)"', styles)) == {tone.value: path for tone, path in SHAPES.items()}


def _palette(*, dark: bool) -> dict[str, str]:
    """The custom properties as a page sees them; dark ones stand over the light ones."""
    styles = (BUILT / "desk.css").read_text()
    light, _, rest = styles.partition("prefers-color-scheme: dark")
    properties = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", light.split("}")[0] + "}"))
    if dark:
        properties |= dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})", rest.split("}")[0]))
    return properties


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_tone_is_readable_on_paper_and_on_its_tint(tone: Tone, dark: bool) -> None:
    colours = _palette(dark=dark)
    grounds = [colours["paper"], colours[f"{tone}-tint"], colours["panel"]]
    assert min(_contrast(colours[f"{tone}-ink"], ground) for ground in grounds) >= 4.5
    assert min(_contrast(colours[tone], ground) for ground in grounds) >= 3


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_links_and_controls_have_contrast(dark: bool) -> None:
    colours = _palette(dark=dark)
    for ground in (colours["paper"], colours["panel"]):
        assert min(_contrast(colours[name], ground) for name in ("ink", "ink-soft", "link", "link-strong")) >= 4.5
        assert min(_contrast(colours[name], ground) for name in ("line-strong", "focus", "action")) >= 3
    assert _contrast(colours["on-action"], colours["action"]) >= 4.5
    assert min(_contrast(colours[name], colours["brand"]) for name in ("on-brand", "on-brand-soft", "mark")) >= 4.5
