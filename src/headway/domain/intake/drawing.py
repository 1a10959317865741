"""Intake: draws one page of a PDF, as a process of its own; a hostile page can only end that process.

Run as ``python -m headway.domain.intake.drawing FILE PAGE WIDTH [LINES]``; the picture goes to standard output. LINES
are the printed lines to mark, such as ``212-214,220-220``.
"""

from __future__ import annotations

import io
import resource
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

SECONDS = 15
BYTES = 1024 * 1024 * 1024
MARK = (255, 240, 150)
EDGE = (178, 124, 0)
ROOM = 4  # pixels around the words


def main(path: str, page: str, width: str, lines: str = "") -> None:
    """Write the page as PNG. Exit code 3 where the file has no such page or cannot be drawn."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    from headway.engines.reading.errors import Refused
    from headway.engines.reading.formats.pdf import render_page
    from headway.engines.reading.formats.pdf.places import places

    data = Path(path).read_bytes()
    try:
        picture = render_page(data, page=int(page), width=int(width))
        if lines:
            found = places(data, page=int(page), lines=_numbers(lines))
            picture = marked(picture, [(place.left, place.top, place.right, place.bottom) for place in found])
        sys.stdout.buffer.write(picture)
    except Refused as refusal:
        sys.stderr.write(str(refusal))
        sys.exit(3)


def marked(picture: bytes, boxes: list[tuple[float, float, float, float]]) -> bytes:
    """The picture with these boxes (left, top, right, bottom, from 0 to 1) as behind a marker pen, and a bar beside.

    The colour is multiplied, so that the print under it stays as dark as it was.
    """
    if not boxes:
        return picture
    with Image.open(io.BytesIO(picture)) as opened:
        page = opened.convert("RGB")
    pen = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(pen)
    width, height = page.size
    left = min(box[0] for box in boxes) * width - ROOM
    for box in boxes:
        top, bottom = box[1] * height - ROOM / 2, box[3] * height + ROOM / 2
        draw.rectangle((left, top, box[2] * width + ROOM, bottom), fill=MARK)
        draw.rectangle((left - 3 * ROOM, top, left - 2 * ROOM, bottom), fill=EDGE)
    out = io.BytesIO()
    ImageChops.multiply(page, pen).save(out, format="PNG")
    return out.getvalue()


def _numbers(ranges: str) -> set[int]:
    """Example: "3-5,9-9" -> {3, 4, 5, 9}."""
    pairs = [part.split("-") for part in ranges.split(",")]
    return {number for first, last in pairs for number in range(int(first), int(last) + 1)}


if __name__ == "__main__":
    main(*sys.argv[1:5])
