"""Desk: which numbers stand below a list that has several pages."""

from __future__ import annotations

from dataclasses import dataclass

AROUND = 2


@dataclass(frozen=True)
class PageLink:
    """One number below the list; without ``href`` and not ``here`` it is a gap."""

    number: int
    href: str
    here: bool


@dataclass(frozen=True)
class Pages:
    """links is empty where everything fits on one page. previous, next: "" at the ends."""

    links: tuple[PageLink, ...]
    previous: str
    next: str


def pages_of(number: int, count: int, *, address: str) -> Pages:
    """The links for page ``number`` of ``count``; ``address`` already has its "?" and the other values.

    Example: page 1 of 12 -> 1 2 3 … 12.
    """
    if count <= 1:
        return Pages((), "", "")

    def at(page: int) -> str:
        return f"{address}{'' if address.endswith('?') else '&'}page={page}"

    near = {1, count, *range(max(1, number - AROUND), min(count, number + AROUND) + 1)}
    links: list[PageLink] = []
    for page in sorted(near):
        if links and page - links[-1].number > 1:
            links.append(PageLink(0, "", here=False))
        links.append(PageLink(page, at(page), here=page == number))
    return Pages(tuple(links), at(number - 1) if number > 1 else "", at(number + 1) if number < count else "")
