"""Tests of design: the gallery and an edition's page, rendered and served as they are on any web server."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Browser, sync_playwright

from headway.base.design import samples, views
from headway.base.design.assets import BUILT, edition_files

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)


class _Server(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Silent."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def gallery_html() -> str:
    return views.gallery(RequestFactory().get("/desk/design/")).content.decode()


@pytest.fixture(scope="session")
def public_html() -> str:
    """An edition's page two folders deep, with charts, rendered outside any request."""
    return render_to_string("design/gallery_edition.html", {**samples.edition(), "root": "../../"})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, gallery_html: str, public_html: str) -> Iterator[str]:
    """Address of a plain file server with the gallery at / and an edition's page at /any/prefix/e/6/."""
    root = tmp_path_factory.mktemp("site")
    (root / "static").mkdir()
    shutil.copytree(BUILT, root / "static" / "built")
    (root / "index.html").write_text(gallery_html, encoding="utf-8")
    edition = root / "any" / "prefix"
    (edition / "e" / "6").mkdir(parents=True)
    (edition / "e" / "6" / "index.html").write_text(public_html, encoding="utf-8")
    for file in edition_files().values():
        target = edition / file.published_as
        target.parent.mkdir(exist_ok=True)
        shutil.copy(file.source, target)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Server, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.fail("Chromium is not installed; `make test` needs it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()
