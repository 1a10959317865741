"""What is turned away, and the pictures of pages for the review."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from tests.engines.reading.printing import Layout, made_up_rows, printed

from headway.engines.reading.document import Table
from headway.engines.reading.errors import NoPlanTable, Refused
from headway.engines.reading.formats.pdf import read_pdf, render_page
from headway.engines.reading.formats.pdf.opening import PAGES_AT_MOST


def pages(count: int, *, text: str = "Words", password: str = "") -> bytes:
    out = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(out, invariant=1, encrypt=lock)
    for _ in range(count):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def scanned() -> bytes:
    picture, out = io.BytesIO(), io.BytesIO()
    Image.new("L", (40, 60), 200).save(picture, format="PNG")
    picture.seek(0)
    canvas = Canvas(out, invariant=1)
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(picture), 0, 0, 600, 800)
    canvas.save()
    return out.getvalue()


def test_a_locked_file_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(Refused, match=r"locked with a password\. Save a copy without"):
        read_pdf(pages(1, password="secret"), name="plan.pdf")


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7 and then nothing", b"%PDF-1.4\n" + bytes(500)])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match=r"plan\.pdf"):
        read_pdf(data, name="plan.pdf")


def test_a_file_cut_short_is_refused_or_read_in_part() -> None:
    data = printed(made_up_rows(20), Layout())
    with pytest.raises(Refused, match="damaged"):
        read_pdf(data[: len(data) // 8], name="plan.pdf")


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Refused, match="at most 1,000"):
        read_pdf(pages(PAGES_AT_MOST + 1, text=""), name="plan.pdf")


def test_a_scan_is_sent_to_text_recognition() -> None:
    with pytest.raises(NoPlanTable, match="text recognition"):
        read_pdf(scanned(), name="scan.pdf")


@pytest.mark.parametrize("name", ["fds-2019-draft-narrative.pdf", "us-open-gov-nap1-narrative.pdf"])
def test_prose_holds_no_table(shared: Path, name: str) -> None:
    document = read_pdf((shared / "data" / "plans" / name).read_bytes(), name=name)
    assert not any(isinstance(block, Table) for block in document.blocks)
    assert len(document.blocks) > 50


def test_a_long_plan_stays_small() -> None:
    data = printed(made_up_rows(150), Layout(rules="none", size=11.0))
    tracemalloc.start()
    read_pdf(data, name="plan.pdf")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40 * 1024 * 1024


def test_a_page_is_drawn_at_the_width_asked_for() -> None:
    png = render_page(printed(made_up_rows(20), Layout(wide=True)), page=2, width=500)
    picture = Image.open(io.BytesIO(png))
    assert picture.format == "PNG"
    assert abs(picture.width - 500) <= 1
    assert picture.width > picture.height


def test_a_page_that_is_not_there_is_said_so() -> None:
    with pytest.raises(Refused, match="there is no page 9"):
        render_page(pages(2), page=9, width=300)
    with pytest.raises(ValueError, match="width is 0"):
        render_page(pages(2), page=1, width=0)
