"""Reading: a PDF as a document of headings, paragraphs and tables."""

from __future__ import annotations

from headway.engines.reading.document import Document
from headway.engines.reading.errors import NoPlanTable, Refused
from headway.engines.reading.formats.pdf.assembly import Sheet, assemble, number_lines
from headway.engines.reading.formats.pdf.continuing import join_pages
from headway.engines.reading.formats.pdf.furniture import without_furniture
from headway.engines.reading.formats.pdf.glyphs import words_on
from headway.engines.reading.formats.pdf.gutters import open_tables
from headway.engines.reading.formats.pdf.lattice import drawn_grids
from headway.engines.reading.formats.pdf.layout import Grid, PageInk, Word, into_lines
from headway.engines.reading.formats.pdf.opening import opened, page_of
from headway.engines.reading.formats.pdf.rows import open_grids
from headway.engines.reading.formats.pdf.rules import drawing_on
from headway.engines.reading.formats.pdf.tagged import tagged_grids
from headway.engines.reading.formats.pdf.tags import tagged_tables
from headway.engines.reading.formats.pdf.wording import Wording

WORDS_AT_MOST = 1_500_000  # in a document; more is a library, and would not fit into memory


def read_pdf(data: bytes, *, name: str) -> Document:
    """The file as blocks in reading order, one table a page, rows cut by a page break joined on their first page.

    Cells keep their line breaks as ``\\n``; a word broken at a line's end is joined. Spans carry the page and the
    printed line, counted over the document.
    Raises: Refused (locked, damaged, too large); NoPlanTable (pictures of pages without any text).
    """
    pages = _ink(data, name)
    lines = number_lines(pages)
    if not lines:
        raise NoPlanTable(_without_text(pages, name))
    ruled: dict[int, list[Grid]] = {}
    free = []
    for page in pages:
        ruled[page.number], words = drawn_grids(page)
        free.append((page, words))
    found = [grid for grids in ruled.values() for grid in grids]
    named = tagged_grids(free)
    found += named
    held = {id(word) for grid in named for word in _held(grid)}
    leaves = without_furniture([(page, [w for w in words if id(w) not in held]) for page, words in free])
    for sheets in open_tables([(leaf.page, leaf.words) for leaf in leaves]):
        found += open_grids(sheets)
    found.sort(key=lambda grid: (grid.page, grid.top))
    wording = Wording(line for page in pages for line in into_lines(page.words))
    wording.learn_cuts((cell.lines, width) for grid in found for cell, width in grid.cells())
    in_tables = {id(word) for grid in found for word in _held(grid)}
    grids = join_pages(found)
    sheets_out = []
    for leaf in leaves:
        own = [grid for grid in grids if grid.page == leaf.page.number]
        rest = into_lines([word for word in leaf.words if id(word) not in in_tables])
        sheets_out.append(Sheet(leaf, own, rest))
    return assemble(sheets_out, name=name, lines=lines, wording=wording)


def _held(grid: Grid) -> list[Word]:
    return [word for row in grid.rows for cell in row.cells for line in cell.lines for word in line.words]


def _ink(data: bytes, name: str) -> list[PageInk]:
    out: list[PageInk] = []
    total = 0
    with opened(data, name=name) as document:
        for number in range(1, len(document) + 1):
            with page_of(document, number, name=name) as page:
                frame, words, askew = words_on(page, what=f"Page {number} of {name}")
                drawing = drawing_on(page, frame)
                tables = tagged_tables(page)
            total += len(words)
            if total > WORDS_AT_MOST:
                raise Refused(
                    f"{name} holds more than {WORDS_AT_MOST:,} words. Save the plan's pages as their own file."
                )
            width, height = frame.size
            ink = PageInk(number, width, height, words, drawing.across, drawing.down, drawing.boxes, askew)
            ink.images = drawing.images
            ink.tables = tables
            out.append(ink)
    return out


def _without_text(pages: list[PageInk], name: str) -> str:
    if any(page.images for page in pages):
        return (
            f"{name} holds pictures of pages and no text, as a scan does. Looked for: text; found: "
            f"{sum(page.images for page in pages)} pictures on {len(pages)} pages. Run text recognition over it first "
            "(for example: ocrmypdf scan.pdf text.pdf) and bring in the result, or ask for the file that was printed."
        )
    return f"{name} has {len(pages)} pages and no text on them. Ask for the file that the plan was printed from."
