"""Benchmarks: one server under wrk, and what came out."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

# wrk prints no p95 of its own.
_REPORT = """
done = function(summary, latency, requests)
  io.write("JSON ", string.format('{"requests": %d, "seconds": %f, "p50": %f, "p95": %f, "errors": %d}\\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """p50, p95: milliseconds. per_second: answered requests a second. errors: answers that were not 2xx or 3xx."""

    p50: float
    p95: float
    per_second: float
    errors: int

    def as_json(self) -> dict[str, float]:
        return {key: round(value, 3) for key, value in asdict(self).items()}


def need(program: str, package: str) -> str:
    """The program's path. Raises: SystemExit naming the Debian package where it is missing."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/bin")
    if found is None:
        raise SystemExit(f"This benchmark needs {program}. On Debian: apt-get install {package}")
    return found


def put_under_load(
    url: str, *, connections: int, seconds: int = 4, headers: Mapping[str, str] | None = None
) -> Measured:
    """wrk from one thread against one address, after a second of warming up."""
    wrk = need("wrk", "wrk")
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_REPORT)
        script.flush()
        command = [wrk, "-t1", f"-c{connections}", "-s", script.name]
        for name, value in (headers or {}).items():
            command += ["-H", f"{name}: {value}"]
        subprocess.run([*command, "-d1s", url], capture_output=True, check=True)
        printed = subprocess.run([*command, f"-d{seconds}s", url], capture_output=True, check=True, text=True).stdout
    line = next(line for line in printed.splitlines() if line.startswith("JSON "))
    told = json.loads(line.removeprefix("JSON "))
    return Measured(
        p50=told["p50"], p95=told["p95"], per_second=told["requests"] / told["seconds"], errors=told["errors"]
    )


@contextmanager
def running(command: list[str], *, ready: str, env: Mapping[str, str], cwd: Path | None = None) -> Iterator[Server]:
    """The server while the block runs; ``ready`` is asked until it answers, at most 60 s."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, env=dict(env), cwd=cwd, stdout=log, stderr=log)
        try:
            _wait_for(ready, process)
            yield Server(pid=process.pid, cold_start_seconds=time.perf_counter() - started)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. cold_start_seconds: from the start of the process to its first answer."""

    pid: int
    cold_start_seconds: float

    def memory_mib(self) -> float:
        """Resident memory of the process and all its children, counted as proportional shares where Linux tells."""
        pids, found = [self.pid], [self.pid]
        while pids:
            parent = pids.pop()
            listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True).stdout
            children = [int(pid) for pid in listed.split()]
            pids += children
            found += children
        return sum(_share_kib(pid) for pid in found) / 1024


def _share_kib(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"{process.args!r} ended with {process.returncode} before it answered.")
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                answer.read()
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"{url} did not answer within a minute.")
