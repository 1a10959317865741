"""Benchmarks: one plan, its first edition, one change, its second edition; times and bytes as one line of JSON.

Run as ``python -m bench.publish_once HOME STEPS`` in a process of its own, since a process keeps one home folder.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.fill import publish_edition


def main() -> None:
    home, steps = Path(sys.argv[1]), int(sys.argv[2])
    subprocess.run([sys.executable, "-m", "bench.fill", str(home), str(steps)], check=True, capture_output=True)
    os.environ["HEADWAY_HOME"] = str(home)
    from headway.commands.start import begin

    begin()
    from headway.base.core import clock
    from headway.demo.people import ensure_people
    from headway.domain.plans.actions.status import report_status
    from headway.domain.plans.models import Plan
    from headway.domain.plans.states import Status

    plan, cast, today = Plan.objects.get(), ensure_people(), clock.today()
    store = home / "releases"
    first = _timed(lambda: publish_edition(plan, cast))
    files, written = _size(store)
    step = plan.steps.filter(status=Status.PLANNING).first()
    if step is None:
        raise SystemExit("The plan holds no step that is being planned.")
    report_status(by=cast.editor, step=step, revision=step.revision, status=Status.IN_PROGRESS, as_of=today)
    before = _inodes(store)
    second = _timed(lambda: publish_edition(plan, cast))
    new = _inodes(store).items() - before.items()
    print(
        json.dumps(
            {
                "first_seconds": round(first, 2),
                "files": files,
                "megabytes": round(written / 1e6, 1),
                "second_seconds": round(second, 2),
                "second_files_written": len(new),
                "second_megabytes_written": round(sum(size for _, size in new) / 1e6, 2),
                "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            }
        )
    )


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _inodes(store: Path) -> dict[int, int]:
    """Every stored file once, however many editions link to it: inode -> bytes."""
    found = {}
    for path in store.rglob("*"):
        if path.is_file() and not path.is_symlink():
            stat = path.stat()
            found[stat.st_ino] = stat.st_size
    return found


def _size(store: Path) -> tuple[int, int]:
    found = _inodes(store)
    return len(found), sum(found.values())


if __name__ == "__main__":
    main()
