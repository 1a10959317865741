"""Releases: checks a folder of editions with nothing but the folder."""

from __future__ import annotations

import os
from pathlib import Path

from headway.domain.releases import proof
from headway.domain.releases.verifying.edition import Chain, verify_edition


def verify_folder(folder: Path) -> list[str]:
    """One sentence for each thing that does not hold; an empty list where all holds.

    folder: one edition, one plan's store, or the whole release store.
    """
    if (folder / proof.ROWS).exists():
        problems, _ = verify_edition(folder, name=str(folder.name))
        return problems
    stores = [folder] if (folder / "editions").is_dir() else _stores_in(folder)
    if not stores:
        return [f"There is no edition in {folder}. Name the folder of an edition, or the release store."]
    return [problem for store in stores for problem in _verify_store(store)]


def _stores_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.is_symlink() and (path / "editions").is_dir())


def _verify_store(store: Path) -> list[str]:
    numbers = sorted(int(path.name) for path in (store / "editions").iterdir() if path.name.isdigit())
    problems: list[str] = []
    if numbers != list(range(1, len(numbers) + 1)):
        problems.append(f"{store.name}: the editions here are {numbers}; one is missing.")
    longest: Chain = ()
    for number in numbers:
        name = f"{store.name}, edition {number}"
        found, chain = verify_edition(store / "editions" / str(number), name=name, number=number)
        problems += found
        if chain[: len(longest)] != longest:
            problems.append(f"{name}: its chain tells another story of the earlier editions than they do themselves.")
        longest = chain
    problems += _verify_current(store, numbers)
    return problems


def _verify_current(store: Path, numbers: list[int]) -> list[str]:
    try:
        shown = os.readlink(store / "current")
    except OSError:
        return [f"{store.name}: nothing says which edition is shown. Run `headway publish` to settle it."]
    if numbers and shown != f"editions/{numbers[-1]}":
        return [f"{store.name}: {shown} is shown, but edition {numbers[-1]} is the newest."]
    return []
