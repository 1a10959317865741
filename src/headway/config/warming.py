"""Config: lets a new worker meet its addresses and templates before its first visitor does."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.util import setup_testing_defaults

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_ROOMS = ("desk", "design")


def warm_up(application: WSGIApplication) -> threading.Thread:
    """Begin in a thread of its own, so that an edition's page, which needs nothing of it, does not wait for it."""
    thread = threading.Thread(target=_warm, args=(application,), name="warming", daemon=True)
    thread.start()
    return thread


def _warm(application: WSGIApplication) -> None:
    from django.db import connections
    from django.template.loader import get_template

    try:
        # The page that anybody may ask for loads the addresses, the middleware, the frame and the static files' names.
        b"".join(_sign_in_page(application))
        for name in _template_names():
            get_template(name)
    finally:
        connections.close_all()


def _sign_in_page(application: WSGIApplication) -> Iterable[bytes]:
    from django.conf import settings

    host = next((name.lstrip(".") for name in settings.ALLOWED_HOSTS if name not in {"*", "."}), "localhost")
    asked: dict[str, object] = {"PATH_INFO": "/desk/sign-in/", "HTTP_HOST": host, "wsgi.input": BytesIO()}
    if settings.BEHIND_TLS:
        asked["HTTP_X_FORWARDED_PROTO"] = "https"
    setup_testing_defaults(asked)
    return application(asked, lambda status, headers, error=None: lambda data: None)


def _template_names() -> list[str]:
    """Every page of the desk and of the design, e.g. "desk/home.html"; a component is compiled with its page."""
    from django.apps import apps

    folders = [Path(app.path) / "templates" for app in apps.get_app_configs()]
    return sorted(
        page.relative_to(folder).as_posix()
        for folder in folders
        for room in _ROOMS
        for page in (folder / room).rglob("*.html")
    )
