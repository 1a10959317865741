"""Desk: answers kept between requests for as long as nothing was changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import TypeVar, cast

from headway.base.audit.models import Record

T = TypeVar("T")
# Two changes that commit in the other order could leave an answer behind the second one; never for longer than this.
KEPT_SECONDS = 60
# A page of 50 rows is about 40 kB, so this is at most some 10 MB in each worker.
MOST = 256

_lock = Lock()
_answers: OrderedDict[tuple[str, int], tuple[float, object]] = OrderedDict()


def stamp() -> int:
    """The newest audit record's number. Every change writes one, so what is kept under it is true until then."""
    return Record.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def kept(name: str, *, at: int, make: Callable[[], T]) -> T:
    """``make()``'s answer under this name and stamp, kept in this process. Threads share it: it must not change."""
    key = (name, at)
    with _lock:
        found = _answers.get(key)
        if found is not None and monotonic() - found[0] < KEPT_SECONDS:
            _answers.move_to_end(key)
            return cast(T, found[1])
    made = make()
    with _lock:
        _answers[key] = (monotonic(), made)
        _answers.move_to_end(key)
        while len(_answers) > MOST:
            _answers.popitem(last=False)
    return made


def forget() -> None:
    """Drop everything, e.g. between tests, where the same numbers come to mean other rows."""
    with _lock:
        _answers.clear()
