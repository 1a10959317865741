"""Intake: bringing a document in and having it read."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from django.db import OperationalError, transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core import clock
from headway.base.core.errors import InvalidInput, NotPossible
from headway.base.files import store
from headway.base.files.models import StoredFile
from headway.base.people.models import Organization, User
from headway.domain.intake import background, policies
from headway.domain.intake.actions.keeping import keep_draft
from headway.domain.intake.models import Decision, Import, Reading
from headway.domain.intake.states import DecisionKind, ImportState
from headway.domain.plans.models import Plan
from headway.engines.reading.draft import Draft
from headway.engines.reading.errors import ReadingError
from headway.engines.reading.reading import Progress, read_file

_PAUSES = (0.1, 0.3, 1.0, 3.0)
ROLES = ("section", "goal", "text", "items", "departments", "lead", "status", "deadline", "number", "other", "ignore")


@transaction.atomic
def start_import(
    *, by: User | None, chunks: Iterable[bytes], name: str, departments: Sequence[str] = (), plan: Plan | None = None
) -> Import:
    """Store a document and have it read in the background once this is committed.

    departments: the city's own names beside those the installation knows. plan: what this is a later version of.
    Raises: NotAllowed, or InvalidInput for a file that is empty, too large or of no accepted type.
    """
    policies.check_may_import(by)
    file = store.keep(by=by, chunks=chunks, name=name)
    import_ = begin(by=by, file=file, departments=departments, plan=plan)
    _read_on_commit(import_)
    return import_


def read_now(
    *,
    by: User | None,
    file: StoredFile,
    departments: Sequence[str] | None = None,
    plan: Plan | None = None,
    progress: Progress | None = None,
) -> Import:
    """Read a stored document while the caller waits (up to 30 s); what comes back is in review.

    Raises: NotAllowed, or InvalidInput with the plain reason, whose cause is the reader's own Refused or NoPlanTable;
    the import then stays, failed, and can be read again.
    """
    policies.check_may_import(by)
    with transaction.atomic():
        import_ = begin(by=by, file=file, departments=departments or (), plan=plan)
    refusal = carry_out(import_=import_, progress=progress)
    import_.refresh_from_db()
    if import_.standing is not ImportState.REVIEW:
        raise InvalidInput(import_.failure or "The document was not read.") from refusal
    return import_


@transaction.atomic
def read_again(*, by: User | None, import_: Import) -> Import:
    """Read the document once more, with the mapping it has: after a failure, or after the process was cut off.

    Raises: NotAllowed, NotPossible.
    """
    return _restart(by=by, import_=import_, mapping=import_.wanted_mapping)


@transaction.atomic
def correct_mapping(
    *, by: User | None, import_: Import, mapping: Mapping[int, str], departments: Sequence[str] | None = None
) -> Import:
    """Read the document again with columns as a person understands them; undoable like any decision.

    mapping: column index -> role (one of ``ROLES``). departments: replaces the names given with the document; None
    keeps them. Raises: NotAllowed, NotPossible, InvalidInput for a role that does not exist.
    """
    wrong = [role for role in mapping.values() if role not in ROLES]
    if wrong:
        raise InvalidInput(f"“{wrong[0]}” is no role of a column. Use one of: {', '.join(ROLES)}.")
    if departments is not None:
        import_.given_departments = _tidy(departments)
        import_.save(update_fields=["given_departments"])
    return _restart(by=by, import_=import_, mapping={str(index): role for index, role in mapping.items()})


@transaction.atomic
def set_aside_import(*, by: User | None, import_: Import, reason: str = "") -> Import:
    """The document will not become a plan. It stays on the list, with everything decided about it."""
    policies.check_may_import(by)
    policies.check_can_become(import_, ImportState.SET_ASIDE)
    import_.state = ImportState.SET_ASIDE
    import_.finished_at = clock.now()
    import_.save(update_fields=["state", "finished_at"])
    record.record(by=by, event=Event.IMPORT_SET_ASIDE, target=import_, reason=reason)
    return import_


@transaction.atomic
def restore_import(*, by: User | None, import_: Import) -> Import:
    """Take up again what was set aside: the review goes on where it stood, every decision still there.

    One that was never read is back among those that could not be read. Raises: NotAllowed, NotPossible.
    """
    policies.check_may_import(by)
    state = ImportState.REVIEW if import_.reading_id else ImportState.FAILED
    policies.check_is_set_aside(import_)
    taken = Import.objects.filter(pk=import_.pk, state=ImportState.SET_ASIDE).update(state=state, finished_at=None)
    if not taken:
        raise NotPossible(f"Someone else took “{import_}” up again a moment ago. Nothing was changed.")
    import_.refresh_from_db()
    record.record(by=by, event=Event.IMPORT_RESTORED, target=import_)
    return import_


def carry_out(*, import_: Import, progress: Progress | None = None) -> ReadingError | NotPossible | None:
    """Do the reading an import is waiting for; what turned the document down, or None.

    A second attempt that began meanwhile wins over this one.
    """
    since, started = import_.reading_since, time.monotonic()
    departments = known_departments(import_)

    def say(sentence: str) -> None:
        _write(lambda: Import.objects.filter(pk=import_.pk, reading_since=since).update(progress=sentence[:200]))
        if progress is not None:
            progress(sentence)

    mapping = {int(index): role for index, role in import_.wanted_mapping.items()}
    try:
        draft = _read(import_.file, departments=departments, mapping=mapping, progress=say)
    except (ReadingError, NotPossible) as refusal:
        why = str(refusal)
        _write(lambda: _fail(import_, since=since, why=why))
        return refusal
    seconds = time.monotonic() - started
    _write(lambda: finish_reading(import_, since=since, draft=draft, departments=departments, seconds=seconds))
    return None


def known_departments(import_: Import) -> list[str] | None:
    """The names given to the reader: the installation's organizations and those with the document; None for none."""
    names = list(import_.given_departments)
    for organization in Organization.objects.filter(is_active=True):
        names += [organization.name, *organization.aliases]
    return list(dict.fromkeys(names)) or None


def begin(*, by: User | None, file: StoredFile, departments: Sequence[str], plan: Plan | None) -> Import:
    """A document that waits to be read; the caller has it read (``carry_out``) and has checked who may."""
    now = clock.now()
    return Import.objects.create(
        file=file,
        plan=plan,
        given_departments=_tidy(departments),
        started_at=now,
        started_by=by,
        reading_by=by,
        reading_since=now,
        progress="Waiting to be read",
    )


def _write(work: Callable[[], object]) -> None:
    """Do it, again if need be: a database that is busy for a moment must not cost a reading of half a minute."""
    for pause in _PAUSES:
        try:
            work()
        except OperationalError:
            if transaction.get_connection().in_atomic_block:
                raise
            time.sleep(pause)
        else:
            return
    work()


def _restart(*, by: User | None, import_: Import, mapping: Mapping[str, str]) -> Import:
    policies.check_may_import(by)
    now = clock.now()
    policies.check_can_read_again(import_, at=now)
    claimed = Import.objects.filter(pk=import_.pk, state=import_.state, reading_since=import_.reading_since).update(
        state=ImportState.READING,
        reading_since=now,
        reading_by=by,
        wanted_mapping=dict(mapping),
        failure="",
        progress="Waiting to be read",
    )
    if not claimed:
        raise NotPossible("Someone else began to read it again a moment ago. Wait until that is done.")
    import_.refresh_from_db()
    _read_on_commit(import_)
    return import_


def _read_on_commit(import_: Import) -> None:
    transaction.on_commit(partial(background.run, partial(carry_out, import_=import_)))


def _read(
    file: StoredFile, *, departments: Sequence[str] | None, mapping: Mapping[int, str], progress: Progress
) -> Draft:
    """The store keeps files under random names; the reader's messages should speak of the one people know."""
    path = store.path_of(file)
    ending = Path(file.name).suffix
    name = Path(file.name).stem.encode()[:150].decode(errors="ignore") + ending
    with tempfile.TemporaryDirectory(prefix="headway-reading-") as folder:
        named = Path(folder) / name
        os.symlink(path, named)
        return read_file(named, departments=departments, mapping=mapping or None, progress=progress)


@transaction.atomic
def finish_reading(
    import_: Import, *, since: datetime | None, draft: Draft, departments: Sequence[str] | None, seconds: float
) -> None:
    """Keep what was read and begin the review; drafts of an attempt that another one overtook are dropped."""
    now = Import.objects.select_for_update().filter(pk=import_.pk, state=ImportState.READING, reading_since=since)
    current = now.first()
    if current is None:
        return
    by, old = current.reading_by, current.reading
    reading = keep_draft(
        import_=current, by=by, draft=draft, mapping=current.wanted_mapping, departments=departments, seconds=seconds
    )
    if old is not None:
        _log_mapping(current, by=by, old=old, new=reading)
    current.reading, current.state, current.failure, current.progress = reading, ImportState.REVIEW, "", ""
    current.title = current.title or reading.title or Path(current.file.name).stem
    current.save()
    record.record(
        by=by,
        event=Event.DOCUMENT_READ,
        target=current,
        after={"rows": len(draft.steps), "unused": len(draft.unused), "seconds": round(seconds, 1)},
    )


def _log_mapping(import_: Import, *, by: User | None, old: Reading, new: Reading) -> None:
    columns = {str(column["index"]): column["header"] or f"column {column['index'] + 1}" for column in new.columns}
    changed = [
        f"{columns.get(index, index)} as {role}"
        for index, role in new.mapping.items()
        if old.mapping.get(index) != role
    ]
    Decision.objects.create(
        source=import_,
        reading=old,
        kind=DecisionKind.MAPPING,
        label=f"Read again: {', '.join(changed) or 'columns as found'}"[:300],
        before={"reading": old.pk},
        after={"reading": new.pk},
        at=clock.now(),
        by=by,
    )


@transaction.atomic
def _fail(import_: Import, *, since: datetime | None, why: str) -> None:
    """With an earlier reading there, that one stays under review and the page says why the new one came to nothing."""
    state = ImportState.REVIEW if import_.reading_id else ImportState.FAILED
    Import.objects.filter(pk=import_.pk, state=ImportState.READING, reading_since=since).update(
        state=state, failure=why, progress=""
    )


def _tidy(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for name in names if (text := " ".join(name.split()))))
