"""Core: the one folder that holds all state; deleting it starts anew."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def home() -> Path:
    """The folder named by HEADWAY_HOME; without it ``var/`` in the checkout, or ``./var`` for an installed wheel."""
    named = os.environ.get("HEADWAY_HOME")
    if named:
        return Path(named).expanduser().resolve()
    checkout = Path(__file__).resolve().parents[4]
    return (checkout if (checkout / "pyproject.toml").exists() else Path.cwd()) / "var"


def part(name: str) -> Path:
    """A folder inside the home folder, made when it is missing. Example: ``part("releases")``."""
    folder = home() / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key() -> str:
    """The installation's own secret: HEADWAY_SECRET_KEY, else one made once and kept in the home folder (mode 600)."""
    named = os.environ.get("HEADWAY_SECRET_KEY")
    if named:
        return named
    folder = home()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret.key"
    try:
        # Exclusive creation: of two processes starting at once, one writes and the other reads.
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return file.read_text().strip()
