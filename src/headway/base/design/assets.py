"""Design: where the built front-end files are, and under which names an edition ships them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILT = HERE / "static" / "built"
EDITION_FOLDER = "assets"
"""Where an edition keeps these files, below its root."""


class AssetsMissing(Exception):
    """The front-end files were not built, or one that a page asks for is not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFile:
    """One file that every page of an edition may ask for.

    name: as a template writes it, e.g. ``public.css``.
    published_as: with its fingerprint, relative to the edition's root, e.g. ``assets/public.3f9a11c2.css``;
    the same name always holds the same bytes, so it may be cached for ever.
    source: where the bytes stand on this machine.
    """

    name: str
    published_as: str
    source: Path


@lru_cache(maxsize=1)
def edition_files() -> dict[str, EditionFile]:
    """Every file that an edition's pages need, by name.

    Raises: AssetsMissing where nothing was built.
    """
    try:
        names: dict[str, str] = json.loads((BUILT / "edition.json").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise AssetsMissing(_ask_to_build("The front-end files are not built yet.")) from error
    return {
        name: EditionFile(
            name=name, published_as=f"{EDITION_FOLDER}/{stamped}", source=BUILT / EDITION_FOLDER / stamped
        )
        for name, stamped in names.items()
    }


def edition_address(name: str, *, root: str) -> str:
    """The relative address of a built file from a page; ``root`` leads from the page to the edition's root.

    Example: ``edition_address("public.css", root="../../")`` -> ``"../../assets/public.3f9a11c2.css"``.

    Raises: AssetsMissing where no such file was built.
    """
    try:
        return root + edition_files()[name].published_as
    except KeyError as error:
        raise AssetsMissing(_ask_to_build(f"There is no built file called {name}.")) from error


@lru_cache(maxsize=1)
def icon_drawings() -> dict[str, str]:
    """The inside of each icon's SVG, by name; every icon is drawn in a box of 24 by 24.

    Raises: AssetsMissing where nothing was built.
    """
    try:
        sprite = (BUILT / "icons.svg").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise AssetsMissing(_ask_to_build("The icons are not built yet.")) from error
    return dict(re.findall(r'<symbol id="([a-z_]+)"[^>]*>(.*?)</symbol>', sprite, flags=re.DOTALL))


def _ask_to_build(what: str) -> str:
    return f"{what} Run `python -m headway.base.design.build` (or `make assets`) and try again."
