"""Reading: one call from a file to a draft plan, with the file opened where it can do no harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from headway.engines.reading.document import Document
from headway.engines.reading.draft import Draft
from headway.engines.reading.errors import NoPlanTable
from headway.engines.reading.limits import SECONDS

Progress = Callable[[str], None]


def read_file(
    path: Path,
    *,
    departments: Sequence[str] | None = None,
    mapping: Mapping[int, str] | None = None,
    progress: Progress | None = None,
    seconds: float = SECONDS,
) -> Draft:
    """The plan in a published document: PDF, DOCX, XLSX, XLS, ODS, CSV, HTML, Markdown or plain text.

    departments: the city's own names, which then tell departments apart exactly; None learns them from the document.
    mapping: column index -> role, where the person who reads knows better than the headers.
    progress: called with a short sentence when a new part of the work begins.
    seconds: wall-clock time after which the file is given up.
    The file is parsed in a process of its own, with its memory and time held; nothing in it is ever run.

    Raises: Refused if the file is damaged, locked, too large or harmful; NoPlanTable if it holds no plan.
    """
    # Here, so that code that only wants `find_plan` does not load what starts processes.
    from headway.engines.reading.sandbox import read_in_sandbox

    return read_in_sandbox(path, departments=departments, mapping=mapping, progress=progress, seconds=seconds)


def find_plan(
    document: Document,
    *,
    departments: Sequence[str] | None = None,
    mapping: Mapping[int, str] | None = None,
) -> Draft:
    """The plan in a document already opened: from its tables, or else from its repeated form-like grids.

    The document's own notes come first in the draft's.
    Raises: NoPlanTable.
    """
    draft = _from_tables_or_forms(document, departments=departments, mapping=mapping)
    draft.title = draft.title or document.title
    draft.notes = [*document.notes, *(note for note in draft.notes if note not in document.notes)]
    return draft


def _from_tables_or_forms(
    document: Document, *, departments: Sequence[str] | None, mapping: Mapping[int, str] | None
) -> Draft:
    from headway.engines.reading.plan import read_document

    try:
        return read_document(document, departments=departments, mapping=mapping)
    except NoPlanTable:
        from headway.engines.reading.forms import read_forms

        draft = read_forms(document)
        if draft is None or not draft.steps:
            raise
        return draft
