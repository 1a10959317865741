"""Reading: a Word document (DOCX) as blocks in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE as RELATIONSHIP
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import XMLSyntaxError, _Element

from headway.engines.reading.document import Document
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.archive import check_archive
from headway.engines.reading.formats.docx.body import Body
from headway.engines.reading.formats.docx.names import W
from headway.engines.reading.formats.docx.numbering import Numbering
from headway.engines.reading.formats.docx.styles import Styles
from headway.engines.reading.formats.docx.words import LeftOut
from headway.engines.reading.limits import BeyondLimits

STRICT = b"purl.oclc.org/ooxml"
ASIDE = (
    (RELATIONSHIP.HEADER, "hdr", "the page header"),
    (RELATIONSHIP.FOOTER, "ftr", "the page footer"),
    (RELATIONSHIP.FOOTNOTES, "footnote", "a footnote"),
    (RELATIONSHIP.ENDNOTES, "endnote", "an endnote"),
)


def read_docx(data: bytes, *, name: str) -> Document:
    """A Word document's headings, paragraphs and tables.

    Tracked changes are read as accepted: what was deleted is left out, what was inserted stands. A page's number is
    not stored in the file, so spans count paragraphs and table rows (``line``). Headers, footers and notes are junk.
    Raises: Refused for a file that is damaged or built to do harm.
    """
    check_archive(data, name=name)
    try:
        main = Package.open(BytesIO(data)).main_document_part
        return _read(main, name=name)
    except BeyondLimits as error:
        raise Refused(f"{name}: {error}") from error
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, XMLSyntaxError) as error:
        advice = "Open it in Word and save it again as DOCX, and read that."
        if STRICT in data or (isinstance(error, KeyError) and "officeDocument" in str(error)):
            raise Refused(
                f"{name} is a Word document of an unusual kind (perhaps “Strict Open XML”). {advice}"
            ) from error
        raise Refused(f"{name} is damaged: its parts do not fit together as a Word document. {advice}") from error


def _read(main: Part, *, name: str) -> Document:
    root = _root(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise ValueError("a Word document without a body")
    left_out = LeftOut(embedded=sum(1 for _ in body.iter(W + "altChunk")))
    reader = Body(
        Styles(_related(main, RELATIONSHIP.STYLES)), Numbering(_related(main, RELATIONSHIP.NUMBERING)), left_out
    )
    reader.read(body)
    _read_aside(main, reader)
    comments = _related(main, RELATIONSHIP.COMMENTS)
    left_out.comments = 0 if comments is None else sum(1 for _ in comments.iter(W + "comment"))
    return Document(
        kind="docx",
        name=name,
        blocks=reader.blocks,
        lines=reader.lines,
        junk=reader.junk,
        title=reader.title,
        notes=left_out.notes(),
    )


def _read_aside(main: Part, reader: Body) -> None:
    """Headers, footers and notes stand after the body, each wording once: most pages repeat them."""
    said: set[tuple[str, str]] = set()
    for relationship, element_name, why in ASIDE:
        for root in _all_related(main, relationship):
            for element in root.iter(W + element_name):
                for text in reader.texts(element):
                    if (why, text) not in said:
                        said.add((why, text))
                        reader.set_aside(text, why=f"It stands in {why}.")


def _root(part: Part) -> _Element | None:
    element = getattr(part, "element", None)
    return parse_xml(part.blob) if element is None and part.blob else element


def _all_related(main: Part, relationship: str) -> Iterator[_Element]:
    for related in main.rels.values():
        if related.reltype == relationship and not related.is_external:
            root = _root(related.target_part)
            if root is not None:
                yield root


def _related(main: Part, relationship: str) -> _Element | None:
    return next(_all_related(main, relationship), None)
