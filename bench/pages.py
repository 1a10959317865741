"""Benchmarks: the edition's pages and the desk's list, beside nginx, WhiteNoise and Datasette, in one run.

Run as ``python -m bench.pages``; ends with one line of JSON.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bench.first_view import first_view
from bench.load import Measured, put_under_load, running
from bench.peers import datasette, nginx, whitenoise

STEPS = 200
MANY_STEPS = 20_000
PORT = 8461
LIST = "/desk/plans/{plan}/steps/"
STATUSES = ("not_started", "planning", "in_progress", "complete")
DEPARTMENTS = ("it", "pmi", "health", "ncr", "mpd", "311", "911", "budget", "cped", "igr")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="headway-bench-") as folder:
        work = Path(folder)
        figures = measure(work)
    _print(figures)
    print(json.dumps(figures))


def measure(work: Path) -> dict[str, object]:
    small = _fill(work / "small", STEPS, publish=True)
    large = _fill(work / "large", MANY_STEPS, publish=False)
    edition = work / "small" / "releases" / "current"
    figures: dict[str, object] = {"steps": STEPS}
    with nginx(edition, port=PORT, work=work / "nginx") as server:
        figures["nginx"] = _both(f"http://127.0.0.1:{PORT}/") | {"mib": round(server.memory_mib(), 1)}
    with whitenoise(edition, port=PORT, work=work / "whitenoise") as server:
        figures["whitenoise"] = _both(f"http://127.0.0.1:{PORT}/") | {"mib": round(server.memory_mib(), 1)}
    with datasette(steps=STEPS, port=PORT, work=work) as server:
        page = f"http://127.0.0.1:{PORT}/steps-{STEPS}/steps?_size=50"
        figures["datasette"] = _both(page) | {
            "mib": round(server.memory_mib(), 1),
            "cold_start_s": round(server.cold_start_seconds, 2),
            "first_view": first_view(page),
        }
    with _headway(work / "small") as server:
        figures["edition"] = _both(f"http://127.0.0.1:{PORT}/") | {
            "mib": round(server.memory_mib(), 1),
            "cold_start_s": round(server.cold_start_seconds, 2),
            "first_view": first_view(f"http://127.0.0.1:{PORT}/"),
        }
        cookie = {"Cookie": small["cookie"]}
        figures["desk_list"] = _both(f"http://127.0.0.1:{PORT}{LIST.format(**small)}", headers=cookie)
        few = _never_asked_before(LIST.format(**small), cookie)
    with _headway(work / "large"):
        cookie = {"Cookie": large["cookie"]}
        many = _never_asked_before(LIST.format(**large), cookie)
    figures["filtered_list"] = {
        f"p50_ms_{STEPS}": round(few, 2),
        f"p50_ms_{MANY_STEPS}": round(many, 2),
        "exponent": round(math.log(many / few) / math.log(MANY_STEPS / STEPS), 2),
    }
    figures["ratios"] = _ratios(figures)
    return figures


def _ratios(figures: dict[str, object]) -> dict[str, float]:
    """To reach: edition p95 <= 4x WhiteNoise's and >= 50x Datasette's rate; desk p95 <= 0.2x Datasette's."""

    def of(name: str, connections: int) -> dict[str, float]:
        return figures[name][f"c{connections}"]  # type: ignore[index, no-any-return]

    return {
        "edition_p95_vs_whitenoise": round(of("edition", 8)["p95"] / of("whitenoise", 8)["p95"], 2),
        "edition_rate_vs_datasette": round(of("edition", 8)["per_second"] / of("datasette", 8)["per_second"], 1),
        "desk_p95_vs_datasette": round(of("desk_list", 8)["p95"] / of("datasette", 8)["p95"], 3),
        "desk_p95_vs_datasette_at_1": round(of("desk_list", 1)["p95"] / of("datasette", 1)["p95"], 3),
    }


def _never_asked_before(address: str, headers: dict[str, str]) -> float:
    """Median milliseconds over filters asked once each, so that no kept page answers."""
    milliseconds = []
    for status, department in itertools.product(STATUSES, DEPARTMENTS):
        url = f"http://127.0.0.1:{PORT}{address}?status={status}&department={department}"
        started = time.perf_counter()
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            answer.read()
        milliseconds.append((time.perf_counter() - started) * 1000)
    return statistics.median(milliseconds)


def _both(url: str, *, headers: dict[str, str] | None = None) -> dict[str, object]:
    """The page at 1 and at 8 connections. Raises: SystemExit where any answer was an error, since errors are fast."""
    found: dict[str, Measured] = {}
    for connections in (1, 8):
        found[f"c{connections}"] = put_under_load(url, connections=connections, headers=headers)
    if any(one.errors for one in found.values()):
        raise SystemExit(f"{url} answered with errors: {found}")
    return {name: one.as_json() for name, one in found.items()}


def _headway(home: Path) -> object:
    command = [sys.executable, "-m", "headway", "serve", "--port", str(PORT)]
    return running(
        command, ready=f"http://127.0.0.1:{PORT}/desk/sign-in/", env=os.environ | {"HEADWAY_HOME": str(home)}
    )


def _fill(home: Path, steps: int, *, publish: bool) -> dict[str, str]:
    command = [sys.executable, "-m", "bench.fill", str(home), str(steps), *(["--publish"] if publish else [])]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    told: dict[str, str] = json.loads(printed.splitlines()[-1])
    return told


def _print(figures: dict[str, object]) -> None:
    print(f"{'':<12}{'p50 ms':>9}{'p95 ms':>9}{'req/s':>10}   at 1 and at 8 connections")
    for name in ("nginx", "whitenoise", "datasette", "edition", "desk_list"):
        for connections in ("c1", "c8"):
            told = figures[name][connections]  # type: ignore[index]
            print(f"{name:<12}{told['p50']:>9.2f}{told['p95']:>9.2f}{told['per_second']:>10.0f}   {connections}")
    for name in ("filtered_list", "ratios"):
        print(name, figures[name])
    for name in ("edition", "datasette"):
        print(name, "first view", figures[name]["first_view"])  # type: ignore[index]


if __name__ == "__main__":
    main()
