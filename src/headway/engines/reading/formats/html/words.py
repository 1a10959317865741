"""Reading: the words of an HTML element as a browser shows them."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from headway.engines.reading.formats.note_marks import is_note_mark

SILENT = frozenset(("script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "audio"))
SILENT |= {"video", "canvas", "select", "textarea", "datalist", "del", "colgroup", "col"}
"""What shows no text of the page, or text that the page itself calls deleted."""
BLOCK_TAGS = frozenset(
    ("p", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "section", "article", "blockquote", "pre")
)
BLOCK_TAGS |= {
    "table",
    "nav",
    "main",
    "header",
    "footer",
    "aside",
    "form",
    "fieldset",
    "figure",
    "figcaption",
    "details",
}
BLOCK_TAGS |= {
    "hr",
    "pre",
    "details",
    "summary",
    "address",
    "body",
    "center",
    "menu",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
BULLET = "• "
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")


def tag_of(element: Element) -> str:
    """The element's tag; "" for a comment, whose tag is a function."""
    return element.tag if isinstance(element.tag, str) else ""


def is_hidden(element: Element) -> bool:
    """Whether the page itself says not to show the element."""
    return "hidden" in element.attrib or bool(HIDDEN_STYLE.search(element.get("style", "")))


class Words:
    """Gathers text, white space folded as a browser folds it; breaks and inner blocks begin new lines."""

    def __init__(self, *, keeps_lines: bool = False) -> None:
        self._parts: list[str] = []
        self._keeps_lines = keeps_lines

    def add(self, text: str | None) -> None:
        """Text as it stands in the source."""
        if text:
            self._parts.append(text if self._keeps_lines else SPACES.sub(" ", text))

    def clear(self) -> None:
        """Begin again."""
        self._parts.clear()

    def gather(self, element: Element) -> None:
        """All text inside ``element``; its tail is not its own."""
        tag = tag_of(element)
        if tag in SILENT or is_hidden(element):
            return
        if tag == "br":
            self._parts.append("\n")
        elif tag == "input":
            self._add_box(element)
        elif tag == "img":
            self._add_picture(element)
        elif tag == "sup" and is_note_mark("".join(element.itertext()), before="".join(self._parts[-3:])):
            return
        elif tag:
            self._enter(tag)
            self.add(element.text)
            for child in element:
                self.gather(child)
                self.add(child.tail)
            if tag in BLOCK_TAGS:
                self._parts.append("\n")
            elif tag in ("td", "th"):
                self._parts.append(" ")

    def _enter(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self._parts.append("\n")
        if tag == "li":
            self._parts.append(BULLET)

    def _add_box(self, element: Element) -> None:
        if element.get("type", "").lower() in ("checkbox", "radio"):
            self._parts.append("☒" if "checked" in element.attrib else "☐")

    def _add_picture(self, element: Element) -> None:
        """A picture's words for those who do not see it: "Complete" beside a green tick is the cell's whole content."""
        alt = element.get("alt", "").strip()
        if alt:
            self._parts.append(f" {SPACES.sub(' ', alt)} ")

    def text(self) -> str:
        """The gathered lines, each trimmed, blank ones dropped."""
        lines = (SPACES.sub(" ", line).strip() for line in "".join(self._parts).split("\n"))
        return "\n".join(line for line in lines if line not in ("", BULLET.strip()))
