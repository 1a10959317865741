"""Public: the application in front."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import brotli
import pytest
from tests.domain.plans.factories import a_plan, a_user
from tests.domain.releases.factories import published

from headway.base.people.states import Role
from headway.domain.plans.models import Plan
from headway.domain.releases import actions
from headway.web.public.serving import EditionsFirst, shelf
from headway.web.public.serving.headers import encodings
from headway.web.public.serving.waiting import waiting

pytestmark = pytest.mark.django_db


def _django(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    start_response("200 OK", [])
    return [b"django"]


class _Answer:
    def __init__(self, app: EditionsFirst, path: str, *, method: str = "GET", **headers: str) -> None:
        environ = {"PATH_INFO": path, "REQUEST_METHOD": method, "QUERY_STRING": ""}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        self.body = b"".join(app(environ, self._start))

    def _start(self, status: str, headers: list[tuple[str, str]]) -> None:
        self.status = int(status.split()[0])
        self.headers = dict(headers)


@pytest.fixture
def app(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> EditionsFirst:
    monkeypatch.setattr(shelf, "NOTICED_WITHIN", 0.0)
    (own_home / "releases").mkdir(exist_ok=True)
    return EditionsFirst(_django, folder=own_home / "releases", waiting=waiting)


@pytest.fixture
def plan() -> Plan:
    plan = a_plan(3)
    published(plan)
    return plan


def test_before_the_first_edition_a_kind_page_stands_there(app: EditionsFirst) -> None:
    answer = _Answer(app, "/")
    assert answer.status == 200 and b"Nothing is published here yet" in answer.body
    assert _Answer(app, "/en/steps/1.html").status == 404
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("plan")
def test_pages_are_served_with_their_headers(app: EditionsFirst) -> None:
    answer = _Answer(app, "/en/steps/1.html")
    assert answer.status == 200 and answer.headers["Content-Length"] == str(len(answer.body))
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors *" in _Answer(app, "/en/embed/status.html").headers["Content-Security-Policy"]


@pytest.mark.usefixtures("plan")
def test_the_compressed_copy_is_the_same_page(app: EditionsFirst) -> None:
    plain, packed = _Answer(app, "/"), _Answer(app, "/", accept_encoding="gzip, br")
    assert packed.headers["Content-Encoding"] == "br" and brotli.decompress(packed.body) == plain.body
    assert packed.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.usefixtures("plan")
def test_asking_again_costs_no_bytes(app: EditionsFirst) -> None:
    etag = _Answer(app, "/").headers["ETag"]
    again = _Answer(app, "/", if_none_match=etag)
    assert again.status == 304 and again.body == b"" and "Content-Length" not in again.headers
    assert _Answer(app, "/", method="HEAD").body == b""
    assert _Answer(app, "/", method="POST").status == 405


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fsecret.key",
        "//etc/passwd",
        "/data/../../../indexes/editions/1.json",
        "/plans/../releases/",
        "/plans/.lock/",
        "/editions/../1/",
        "/editions/" + "9" * 400 + "/",
        "/editions/٣/",
        "/\0",
        "/index.html.br",
    ],
)
def test_no_address_leads_outside(app: EditionsFirst, path: str) -> None:
    assert _Answer(app, path).status == 404


@pytest.mark.usefixtures("plan")
def test_each_edition_keeps_its_address(app: EditionsFirst) -> None:
    assert _Answer(app, "/editions/1/en/steps/1.html").status == 200
    assert _Answer(app, "/editions/1").headers["Location"] == "/editions/1/"
    assert _Answer(app, "/editions/1/editions/1/").headers["Location"] == "/editions/1/"
    assert _Answer(app, "/en").headers["Location"] == "/en/"


@pytest.mark.usefixtures("plan")
def test_a_redirect_cannot_carry_a_second_header(app: EditionsFirst) -> None:
    location = _Answer(app, "/editions/1/editions/1\r\nSet-Cookie: a=b").headers["Location"]
    assert "\r" not in location and "\n" not in location


def test_a_new_edition_and_a_withdrawal_are_noticed(app: EditionsFirst, plan: Plan) -> None:
    assert b"Edition 1" in _Answer(app, "/").body
    published(plan)
    assert b"Edition 2" in _Answer(app, "/").body
    text = _Answer(app, "/editions/1/en/steps/2.html").body
    actions.withdraw(by=a_user(Role.APPROVER), plan=plan, table="steps", key="2", reason="It named a person.")
    for path in ("/en/steps/2.html", "/editions/1/en/steps/2.html"):
        assert b"It named a person." in _Answer(app, path).body != text


def test_a_second_plan_stands_beside_the_root(app: EditionsFirst, plan: Plan) -> None:
    newer = a_plan(2, title="A newer plan")
    published(newer)
    assert b"A newer plan" in _Answer(app, "/").body
    assert b"A safer city" in _Answer(app, f"/plans/{plan.slug}/").body
    assert _Answer(app, f"/plans/{plan.slug}").headers["Location"] == f"/plans/{plan.slug}/"
    assert _Answer(app, "/plans/none-such/").status == 404


@pytest.mark.usefixtures("plan")
def test_the_desk_is_djangos(app: EditionsFirst) -> None:
    assert _Answer(app, "/desk/").body == _Answer(app, "/static/x.css").body == b"django"


def test_a_thousand_answers_take_little_time(app: EditionsFirst, plan: Plan) -> None:
    _Answer(app, "/en/steps/1.html", accept_encoding="br")
    started = time.process_time()
    for _ in range(1_000):
        _Answer(app, "/en/steps/1.html", accept_encoding="br")
    assert plan.pk and time.process_time() - started < 1.0


def test_what_a_reader_accepts() -> None:
    assert encodings("gzip, deflate, br") == ("br", "gz")
    assert encodings("br;q=0, gzip;q=0.5") == ("gz",)
    assert encodings("") == () and encodings("*") == ("br", "gz")
