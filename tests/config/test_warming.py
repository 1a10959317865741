"""Config: a worker knows its pages before the first visitor asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.template import engines

from headway.config.warming import warm_up


class Listening:
    """Keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        return [b""]


@pytest.mark.django_db
def test_the_page_it_asks_for_is_one_that_answers() -> None:
    listening, statuses = Listening(), []
    warm_up(listening).join(30)
    b"".join(WSGIHandler()(listening.asked[0], lambda status, headers, error=None: statuses.append(status)))  # type: ignore[arg-type]
    assert statuses == ["200 OK"]


def test_the_desk_s_pages_are_compiled_afterwards() -> None:
    (loader,) = engines["django"].engine.template_loaders  # type: ignore[attr-defined]
    loader.reset()
    warm_up(Listening()).join(30)
    assert {"desk/home.html", "desk/steps/step.html", "design/desk.html"} <= set(loader.get_template_cache)
