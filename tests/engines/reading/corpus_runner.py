"""Run as a program of its own: reads every file of a folder the way ``headway read`` does, and reports time and memory.

A fresh process, so that the largest memory of any child is that of a reader and of nothing else the tests started.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from headway.engines.reading.errors import NoPlanTable, Refused
from headway.engines.reading.reading import read_file


def outcome(path: Path) -> dict[str, object]:
    """What became of one file."""
    began = time.monotonic()
    kind, message, complaint = "draft", "", ""
    try:
        read_file(path, seconds=float(sys.argv[2]))
    except Refused as error:
        kind, message, complaint = "refused", str(error), "\n".join(getattr(error, "__notes__", []))
    except NoPlanTable as error:
        kind, message = "no plan", str(error)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return {
        "kind": kind,
        "message": message,
        "complaint": complaint,
        "seconds": time.monotonic() - began,
        "largest_child_megabytes": largest,
    }


def own_peak_megabytes() -> int:
    """From /proc and not from rusage, which carries over the memory of the process that started this one."""
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) // 1024


def main() -> None:
    """Print one JSON object: file name -> outcome, and this process's own memory under the name ""."""
    names = json.loads(sys.stdin.read())
    found: dict[str, object] = {name: outcome(Path(sys.argv[1]) / name) for name in names}
    found[""] = own_peak_megabytes()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
