"""Demo: one person for each role, who can sign in on this installation only."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass

from headway.base.core import home
from headway.base.people import actions
from headway.base.people.models import User
from headway.base.people.states import Role

_PEOPLE = (
    (Role.ADMINISTRATOR, "Ada Administrator", "administrator@demo.example"),
    (Role.EDITOR, "Eli Editor", "editor@demo.example"),
    (Role.APPROVER, "Asha Approver", "approver@demo.example"),
    (Role.VIEWER, "Vic Viewer", "viewer@demo.example"),
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The demonstration's people, by what they do in it."""

    editor: User
    approver: User


def ensure_people() -> Cast:
    """Makes the four people where they are missing; an existing one keeps role and password."""
    there = {user.email: user for user in User.objects.filter(is_demonstration=True)}
    for role, name, email in _PEOPLE:
        if email not in there:
            there[email] = actions.add_user(
                by=None, email=email, name=name, role=role, password=password(), is_demonstration=True
            )
    return Cast(editor=there["editor@demo.example"], approver=there["approver@demo.example"])


def password() -> str:
    """The one password of the demonstration's people: made once for this installation, kept in the home folder.

    A fixed password would open every demonstration that someone left running on a reachable address.
    """
    file = home.home() / "demonstration-password.txt"
    if not file.exists():
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as new:
            new.write(f"headway-{secrets.token_hex(4)}")
    return file.read_text().strip()


def sign_in_lines() -> list[str]:
    """One line a person for the terminal, e.g. "Editor         editor@demo.example"."""
    return [f"{role.label:<14} {email}" for role, _, email in _PEOPLE]
