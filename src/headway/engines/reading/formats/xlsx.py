"""Reading: an Excel workbook (XLSX): its values by calamine, and the marks that calamine does not tell."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.parsers.expat import ExpatError

from lxml.etree import XMLSyntaxError

from headway.engines.reading.document import Document
from headway.engines.reading.errors import Refused
from headway.engines.reading.formats.archive import check_archive
from headway.engines.reading.formats.sheet_marks import marks_of
from headway.engines.reading.formats.workbook import read_sheets


def read_xlsx(data: bytes, *, name: str) -> Document:
    """Every visible sheet as one table; dates as ISO text, percents as "25%", merged cells marked.

    A formula is never run: the value stored beside it is read, and where there is none the formula itself stands as
    text, with a note. Hidden rows are read, with a note; a hidden sheet is set aside, with a note.
    Raises: Refused for a file that is damaged, locked or built to do harm.
    """
    check_archive(data, name=name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            marks = marks_of(archive, name=name)
    except (KeyError, ValueError, ExpatError, XMLSyntaxError) as error:
        raise Refused(
            f"{name} is damaged: its parts do not fit together as a workbook. "
            "Open it in Excel or LibreOffice, save it again as XLSX, and read that."
        ) from error
    return read_sheets(data, name=name, marks=marks)
