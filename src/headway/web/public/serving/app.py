"""Public: the WSGI application in front: editions from the store, all else to Django."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from headway.domain.releases.store import Entry, Index, Store
from headway.web.public.serving.headers import Headers, encodings, headers_for
from headway.web.public.serving.shelf import Memory, Shelf, Signature

StartResponse = Callable[[str, Headers], Any]
Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

BYTES_IN_MEMORY = 64 * 1024 * 1024
MOST_ANSWERS = 20_000
NEVER = [("Cache-Control", "no-store")]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an address leads: a plan's edition and a path in it, or elsewhere."""

    slug: str
    number: str
    path: str
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: str
    headers: Headers
    entry: Entry | None
    store: Store
    encoding: str
    etag: str


class EditionsFirst:
    """Serves what the store's indexes list; no path is ever put together from an address, so none can lead outside.

    behind: Django's application, for the addresses in ``for_django``. waiting: the page shown before any edition.
    """

    def __init__(
        self,
        behind: Wsgi,
        *,
        folder: Path,
        waiting: Callable[[str], tuple[str, bytes] | None],
        for_django: tuple[str, ...] = ("/desk", "/static/", "/healthz", "/readyz"),
        behind_tls: bool = False,
    ) -> None:
        self.behind = behind
        self.shelf = Shelf(folder)
        self.waiting = waiting
        self.for_django = for_django
        self.behind_tls = behind_tls
        self.memory = Memory(BYTES_IN_MEMORY)
        self._answers: dict[tuple[str, str], tuple[Signature, _Answer]] = {}
        self._latest: dict[tuple[str, str], Signature] = {}

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        address = environ.get("PATH_INFO", "") or "/"
        if address.startswith(self.for_django):
            return self.behind(environ, start_response)
        method = environ["REQUEST_METHOD"]
        if method not in {"GET", "HEAD"}:
            start_response("405 Method Not Allowed", [("Allow", "GET, HEAD"), ("Content-Length", "0"), *NEVER])
            return [b""]
        place = self._place(address)
        if place.moved_to:
            return _move(place.moved_to, environ, start_response)
        return self._serve(place, environ, start_response, with_body=method == "GET")

    def _place(self, address: str) -> _Place:
        """Which edition an address means. Example: "/editions/2/en/" -> the root's plan, "2", "en/index.html"."""
        slug, parts = self.shelf.root_plan(), address[1:].split("/")
        before = "/"
        if parts[0] == "plans" and len(parts) > 1:
            slug, parts, before = parts[1], parts[2:] or [""], f"/plans/{parts[1]}/"
            if len(address) < len(before):
                return _Place("", "", "", moved_to=before)
        number = ""
        if parts[0] == "editions" and len(parts) > 1:
            if not parts[1].isdecimal() or len(parts[1]) > 9:
                return _Place(slug, "", "nothing here")
            number, parts = parts[1], parts[2:]
            if not parts:
                return _Place("", "", "", moved_to=f"{before}editions/{number}/")
            if parts[0] == "editions":
                # A page of an edition names the others from its own root, as it must in a plain folder.
                return _Place("", "", "", moved_to=f"{before}{'/'.join(parts)}")
        path = "/".join(parts)
        return _Place(slug, number, f"{path}index.html" if not path or path.endswith("/") else path)

    def _serve(
        self, place: _Place, environ: dict[str, Any], start_response: StartResponse, *, with_body: bool
    ) -> Iterable[bytes]:
        index, signature = self.shelf.index(place.slug, place.number)
        self._notice(place, signature)
        if place.path not in index and f"{place.path}/index.html" in index:
            return _move(f"{environ['PATH_INFO']}/", environ, start_response)
        answer = self._answer(place, index, signature, environ.get("HTTP_ACCEPT_ENCODING", ""))
        if answer is None:
            return self._without_edition(place, start_response, with_body=with_body)
        if answer.status[0] == "2" and answer.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", [header for header in answer.headers if header[0] not in _OF_A_BODY])
            return [b""]
        try:
            content = self.memory.read(answer.store, answer.entry, answer.encoding) if answer.entry else b""
        except FileNotFoundError:
            # Swept away this moment; whoever asks again gets what stands there now.
            start_response("503 Service Unavailable", [("Retry-After", "1"), ("Content-Length", "0"), *NEVER])
            return [b""]
        start_response(answer.status, answer.headers)
        return [content if with_body else b""]

    def _notice(self, place: _Place, signature: Signature) -> None:
        """Forget what was kept when an edition changed under us."""
        key = (place.slug, place.number)
        if self._latest.get(key) != signature:
            if key in self._latest:
                self.memory.forget()
                self._answers.clear()
            if signature[0]:
                self._latest[key] = signature

    def _answer(self, place: _Place, index: Index, signature: Signature, accepted: str) -> _Answer | None:
        """The headers and the object for an address, kept until the edition changes."""
        taken = encodings(accepted)
        key = (f"{place.slug}/{place.number}/{place.path}", ",".join(taken))
        kept = self._answers.get(key)
        if kept is not None and kept[0] == signature:
            return kept[1]
        if place.path not in index:
            return self._not_found(taken)
        answer = self._made("200 OK", place.path, index[place.path], self.shelf.store(place.slug), taken)
        if len(self._answers) >= MOST_ANSWERS:
            self._answers.clear()
        self._answers[key] = (signature, answer)
        return answer

    def _not_found(self, taken: tuple[str, ...]) -> _Answer | None:
        """The page for "not found" of the edition at the root; None before the first edition."""
        slug = self.shelf.root_plan()
        index, _ = self.shelf.index(slug, "")
        if "404.html" not in index:
            return None
        return self._made("404 Not Found", "404.html", index["404.html"], self.shelf.store(slug), taken)

    def _made(self, status: str, path: str, entry: Entry, store: Store, taken: tuple[str, ...]) -> _Answer:
        sizes = {"br": entry.br, "gz": entry.gz}
        encoding = next((name for name in taken if sizes[name]), "")
        etag = f'"{entry.digest[:24]}{encoding}"'
        headers = headers_for(path, behind_tls=self.behind_tls)
        if encoding:
            headers.append(("Content-Encoding", {"br": "br", "gz": "gzip"}[encoding]))
        headers += [("Content-Length", str(sizes.get(encoding) or entry.size)), ("ETag", etag)]
        if status[0] != "2":
            headers = [header for header in headers if header[0] not in {"Cache-Control", "ETag"}] + NEVER
        return _Answer(status, headers, entry, store, encoding, etag)

    def _without_edition(self, place: _Place, start_response: StartResponse, *, with_body: bool) -> Iterable[bytes]:
        """Before the first edition: a page that says so, and the styles it needs."""
        found = None if place.slug or place.number else self.waiting(place.path)
        status = "200 OK" if found else "404 Not Found"
        path, content = found or self.waiting("index.html") or ("index.html", b"")
        headers = [header for header in headers_for(path, behind_tls=self.behind_tls) if header[0] != "Cache-Control"]
        start_response(status, [*headers, *NEVER, ("Content-Length", str(len(content)))])
        return [content if with_body else b""]


def _move(to: str, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    """To another address of this site. Quoted again: what was sent with %0D%0A must not end the header."""
    query = environ.get("QUERY_STRING", "")
    location = quote(to.encode("latin-1", "replace")) + (f"?{query}" if query else "")
    start_response("308 Permanent Redirect", [("Location", location), ("Content-Length", "0"), *NEVER])
    return [b""]


_OF_A_BODY = {"Content-Length", "Content-Encoding", "Content-Type"}
