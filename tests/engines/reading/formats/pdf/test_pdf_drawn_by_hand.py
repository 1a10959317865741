"""Small pages drawn mark by mark, for what no table printer does."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from headway.engines.reading.document import Document, Heading, Paragraph
from headway.engines.reading.formats.pdf import read_pdf


class Page:
    """A canvas whose y runs down."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=letter, invariant=1)
        self.canvas.setFont("Helvetica", 10)

    def text(self, x: float, y: float, text: str) -> None:
        self.canvas.drawString(x, letter[1] - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, letter[1] - y0, x1, letter[1] - y1)

    def box(self, x: float, y: float, width: float, height: float, *, fill: bool = False) -> None:
        self.canvas.rect(x, letter[1] - y - height, width, height, fill=int(fill), stroke=int(not fill))

    def read(self) -> Document:
        self.canvas.save()
        return read_pdf(self.out.getvalue(), name="drawn.pdf")


def grid_of(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in document.tables() for row in table.rows]


WORDS = [["Step", "Owner", "Due"], ["Plant trees", "Parks", "05/01/26"], ["Mend roads", "Works", "06/01/26"]]


def fill(page: Page) -> None:
    for row, words in enumerate(WORDS):
        for column, word in enumerate(words):
            page.text(105 + 120 * column, 115 + 20 * row, word)


def test_a_table_of_dashed_lines() -> None:
    page = Page()
    page.canvas.setDash(2, 2)
    for row in range(4):
        page.line(100, 100 + 20 * row, 460, 100 + 20 * row)
    for column in range(4):
        page.line(100 + 120 * column, 100, 100 + 120 * column, 160)
    fill(page)
    assert grid_of(page.read()) == WORDS


def test_a_table_of_separate_boxes() -> None:
    page = Page()
    for row in range(3):
        for column in range(3):
            page.box(100 + 120 * column, 100 + 20 * row, 120, 20)
    fill(page)
    assert grid_of(page.read()) == WORDS


def test_a_table_whose_lines_are_thin_filled_bars() -> None:
    page = Page()
    for row in range(4):
        page.box(100, 100 + 20 * row, 360, 0.7, fill=True)
    for column in range(4):
        page.box(100 + 120 * column, 100, 0.7, 60, fill=True)
    fill(page)
    assert grid_of(page.read()) == WORDS


def test_a_table_without_its_outer_sides() -> None:
    page = Page()
    for row in range(4):
        page.line(100, 100 + 20 * row, 460, 100 + 20 * row)
    for column in (1, 2):
        page.line(100 + 120 * column, 100, 100 + 120 * column, 160)
    fill(page)
    assert grid_of(page.read()) == WORDS


def test_an_underline_is_no_row() -> None:
    page = Page()
    for row in range(4):
        page.line(100, 100 + 20 * row, 460, 100 + 20 * row)
    for column in range(4):
        page.line(100 + 120 * column, 100, 100 + 120 * column, 160)
    page.line(106, 137, 150, 137)
    fill(page)
    assert grid_of(page.read()) == WORDS


def test_text_that_runs_up_the_side_of_a_merged_cell() -> None:
    page = Page()
    for row in range(4):
        page.line(70 if row in (0, 3) else 100, 100 + 20 * row, 460, 100 + 20 * row)
    for x in (70, 100, 220, 340, 460):
        page.line(x, 100, x, 160)
    fill(page)
    page.canvas.saveState()
    page.canvas.translate(90, letter[1] - 155)
    page.canvas.rotate(90)
    page.canvas.drawString(0, 0, "Streets")
    page.canvas.restoreState()
    rows = grid_of(page.read())
    assert rows[0] == ["Streets", *WORDS[0]]
    assert rows[2][1:] == WORDS[2]


def test_a_watermark_is_set_aside() -> None:
    page = Page()
    fill(page)
    page.canvas.saveState()
    page.canvas.translate(200, 300)
    page.canvas.rotate(45)
    page.canvas.drawString(0, 0, "DRAFT")
    page.canvas.restoreState()
    document = page.read()
    assert [line.text for line in document.junk] == ["DRAFT"]
    assert "askew" in document.junk[0].why


def test_a_word_drawn_in_pieces_is_one_word() -> None:
    page = Page()
    width = page.canvas.stringWidth("Depart", "Helvetica", 10)
    page.text(100, 100, "Depart")
    page.text(300, 100, "elsewhere")
    page.text(100 + width, 100, "ments")
    texts = [block.text for block in page.read().blocks if isinstance(block, Paragraph)]
    assert texts == ["Departments elsewhere"]


def test_a_hyphen_at_the_end_of_a_line_stays_where_the_document_writes_one() -> None:
    page = Page()
    page.text(100, 100, "A cross-departmental team meets with every cross-")
    page.text(100, 112, "departmental group and plans the imple-")
    page.text(100, 124, "mentation of this plan; the implementation is slow.")
    text = next(block.text for block in page.read().blocks if isinstance(block, Paragraph))
    assert "every cross-departmental group" in text
    assert "the implementation of this plan" in text


def test_headings_are_told_by_size_and_weight() -> None:
    page = Page()
    page.canvas.setFont("Helvetica-Bold", 18)
    page.text(72, 80, "A Plan")
    page.canvas.setFont("Helvetica-Bold", 12)
    page.text(72, 120, "Goal 1: Streets")
    page.canvas.setFont("Helvetica", 10)
    for line in range(6):
        page.text(72, 150 + 12 * line, "Running text that says at some length what the plan is about and for whom.")
    document = page.read()
    headings = [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]
    assert headings == [(1, "A Plan"), (2, "Goal 1: Streets")]
    assert document.title == "A Plan"


def test_prose_in_paragraphs_is_no_table() -> None:
    page = Page()
    for line in range(30):
        page.text(
            72, 100 + 14 * line, "Running text about streets and parks, and on it goes to the end of the line here."
        )
    assert grid_of(page.read()) == []
