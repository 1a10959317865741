"""Benchmarks: publishing 138 and 13,800 steps, and publishing again after one change.

Run as ``python -m bench.publish``; ends with one line of JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    figures: dict[str, object] = {}
    for steps in (138, 13_800):
        with tempfile.TemporaryDirectory(prefix="headway-bench-") as folder:
            figures[str(steps)] = _in_its_own_process(Path(folder), steps)
    for steps, told in figures.items():
        print(f"{steps:>7} steps: {told}")
    print(json.dumps(figures))


def _in_its_own_process(home: Path, steps: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.publish_once", str(home), str(steps)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True, env=dict(os.environ)).stdout
    told: dict[str, float] = json.loads(printed.splitlines()[-1])
    return told


if __name__ == "__main__":
    main()
