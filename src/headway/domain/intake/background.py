"""Intake: work that goes on after the page has answered.

A thread of the web process: a reading takes seconds and spends them in a child process of its own. It is not kept over
a restart; an import that was cut off says so and can be read again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connections


def run(work: Callable[[], object]) -> None:
    """Do it in a thread; its database connections are closed when it is done."""
    threading.Thread(target=_with_own_connections, args=(work,), name="intake-reading", daemon=True).start()


def _with_own_connections(work: Callable[[], object]) -> None:
    try:
        work()
    finally:
        connections.close_all()
