"""Public: the headers of what is served: types, caching, security."""

from __future__ import annotations

from functools import lru_cache

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "atom": "application/atom+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=60, must-revalidate"
"""Short, so that a withdrawn row leaves caches soon; the ETag makes asking again cheap."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
)
_FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()"

Headers = list[tuple[str, str]]


def headers_for(path: str, *, behind_tls: bool) -> Headers:
    """Every header that depends on the address alone. Only charts to embed may stand in someone else's frame."""
    may_be_framed = "/embed/" in f"/{path}"
    headers = [
        ("Content-Type", TYPES.get(path.rpartition(".")[2], "application/octet-stream")),
        ("Cache-Control", FOREVER if path.startswith("assets/") else SHORTLY),
        ("Content-Security-Policy", _POLICY.format(ancestors="*" if may_be_framed else "'none'")),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", _FEATURES),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Vary", "Accept-Encoding"),
    ]
    if not may_be_framed:
        headers.append(("X-Frame-Options", "DENY"))
    if path.startswith("data/") or path == "data.json":
        headers.append(("Access-Control-Allow-Origin", "*"))
    if behind_tls:
        headers.append(("Strict-Transport-Security", "max-age=31536000"))
    return headers


@lru_cache(maxsize=256)
def encodings(accepted: str) -> tuple[str, ...]:
    """Which of the kept compressions a reader takes, the better first. "gzip, br;q=0" -> ("gz",)."""
    taken = set()
    for part in accepted.lower().split(","):
        name, _, weight = part.strip().partition(";")
        if weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            taken.add(name.strip())
    anything = "*" in taken
    return tuple(short for name, short in (("br", "br"), ("gzip", "gz")) if name in taken or anything)
