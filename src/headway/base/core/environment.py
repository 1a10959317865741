"""Core: settings read from the environment, refused loudly when they make no sense."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit

from headway.base.core.errors import InvalidInput


def text(name: str, *, default: str) -> str:
    """The variable's text; the default where it is unset or empty."""
    return os.environ.get(name) or default


def yes_or_no(name: str, *, default: bool) -> bool:
    """True for "yes", "true", "1", "on"; False for "no", "false", "0", "off".

    Raises: InvalidInput for anything else, so that a slip does not switch something off unseen.
    """
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"yes", "true", "1", "on"}:
        return True
    if value in {"no", "false", "0", "off"}:
        return False
    raise InvalidInput(f"{name} is “{value}”. Use yes or no.")


def names(name: str, *, default: tuple[str, ...]) -> list[str]:
    """A comma-separated list. Example: "plan.city.gov, www.city.gov" -> ["plan.city.gov", "www.city.gov"]."""
    value = os.environ.get(name, "")
    return [part.strip() for part in value.split(",") if part.strip()] or list(default)


def web_address(name: str) -> str:
    """The variable's address, "" where it is unset or empty. Example: "https://city.example/terms".

    Raises: InvalidInput where it is not a whole http or https address.
    """
    value = os.environ.get(name, "").strip()
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.netloc or " " in value):
        raise InvalidInput(f"{name} is “{value}”. Give a whole address that begins with https://, or leave it out.")
    return value


def postgres_from_url(url: str) -> Mapping[str, object]:
    """Django's database settings from "postgresql://user:password@host:5432/name?sslmode=require".

    Raises: InvalidInput where the address is not one of PostgreSQL.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise InvalidInput("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or (unquote(parts.hostname) if parts.hostname else "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**options, "options": "-c statement_timeout=60000 -c lock_timeout=5000"},
    }
