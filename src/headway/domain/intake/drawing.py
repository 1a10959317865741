"""Intake: draws one page of a PDF, as a process of its own; a hostile page can only end that process.

Run as ``python -m headway.domain.intake.drawing FILE PAGE WIDTH``; the picture goes to standard output.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

SECONDS = 15
BYTES = 1024 * 1024 * 1024


def main(path: str, page: str, width: str) -> None:
    """Write the page as PNG. Exit code 3 where the file has no such page or cannot be drawn."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    from headway.engines.reading.errors import Refused
    from headway.engines.reading.formats.pdf import render_page

    try:
        sys.stdout.buffer.write(render_page(Path(path).read_bytes(), page=int(page), width=int(width)))
    except Refused as refusal:
        sys.stderr.write(str(refusal))
        sys.exit(3)


if __name__ == "__main__":
    main(*sys.argv[1:4])
