"""Reading: PDF in, a document out, and pictures of its pages for the person who checks the reading."""

from headway.engines.reading.formats.pdf.opening import render_page
from headway.engines.reading.formats.pdf.reading import read_pdf

__all__ = ["read_pdf", "render_page"]
