"""Reading: raised marks that point to a note are left out, raised figures that say something are kept."""

from __future__ import annotations

import io

import docx
import pytest

from headway.engines.reading.formats import open_bytes
from headway.engines.reading.formats.note_marks import is_note_mark


@pytest.mark.parametrize(
    ("before", "raised"),
    [("Install ramps", "2"), ("Police", "*"), ("the plan.", "1, 3"), ("Fire", "[4]"), ("June 2026", "1")],
)
def test_a_mark_behind_a_word_points_to_a_note(before: str, raised: str) -> None:
    assert is_note_mark(raised, before=before)


@pytest.mark.parametrize(("before", "raised"), [("400 m", "2"), ("5", "th"), ("the 10", "3"), ("Build", "soon")])
def test_a_power_or_an_ending_is_text(before: str, raised: str) -> None:
    assert not is_note_mark(raised, before=before)


def test_a_web_page_and_a_word_document_agree() -> None:
    words = "Plant trees<sup>3</sup> on 90 m<sup>2</sup>"
    page = f"<table><tr><th>Action</th><th>Who</th></tr><tr><td>{words}</td><td>Parks</td></tr></table>".encode()
    document = docx.Document()
    paragraph = document.add_table(rows=2, cols=2).cell(1, 0).paragraphs[0]
    for text, raised in (("Plant trees", False), ("3", True), (" on 90 m", False), ("2", True)):
        paragraph.add_run(text).font.superscript = raised
    stream = io.BytesIO()
    document.save(stream)
    for data, name in ((page, "a.html"), (stream.getvalue(), "a.docx")):
        table = next(open_bytes(data, name=name).tables())
        assert "Plant trees on 90 m2" in [cell.text for row in table.rows for cell in row.cells]
