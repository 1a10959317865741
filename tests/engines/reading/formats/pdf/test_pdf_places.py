"""Where printed lines stand on a page."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.pdf.places import places


def two_pages() -> bytes:
    """Three lines on the first page, 1 to 3, and two on the second, 4 and 5; pages of 600 by 800 points."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(600, 800), invariant=1)
    for lines in (["One", "Two", "Three"], ["Four", "Five"]):
        for number, text in enumerate(lines):
            canvas.drawString(60, 720 - 80 * number, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_line_stands_where_it_was_printed() -> None:
    (place,) = places(two_pages(), page=1, lines={2})
    assert place.left == pytest.approx(0.1, abs=0.01)
    assert place.top < (800 - 640) / 800 <= place.bottom + 0.01
    assert place.bottom - place.top < 0.03


def test_lines_are_counted_over_the_document_and_those_of_other_pages_left_out() -> None:
    data = two_pages()
    assert len(places(data, page=1, lines={3, 4, 5})) == 1
    found = places(data, page=2, lines={3, 4, 5})
    assert [round(place.bottom, 1) for place in found] == [0.1, 0.2]


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="there is no page 3"):
        places(two_pages(), page=3, lines={1})
