"""Intake: what is said about a document as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from headway.base.audit import record
from headway.base.audit.states import Event
from headway.base.core.errors import InvalidInput
from headway.base.people.models import User
from headway.domain.intake import policies
from headway.domain.intake.models import Import
from headway.domain.plans.states import Status


@transaction.atomic
def describe(
    *, by: User | None, import_: Import, title: str, publisher: str = "", source_note: str = "", source_url: str = ""
) -> Import:
    """What the plan will be called and where it stands. Raises: NotAllowed, NotPossible, InvalidInput."""
    policies.check_can_decide(by, import_)
    if not title.strip():
        raise InvalidInput("The plan needs a title. Use the one the document carries.")
    import_.title, import_.publisher = title.strip()[:300], publisher.strip()[:200]
    import_.source_note, import_.source_url = source_note.strip(), source_url.strip()
    import_.save(update_fields=["title", "publisher", "source_note", "source_url"])
    return import_


@transaction.atomic
def settle_words(*, by: User | None, import_: Import, words: Mapping[str, str]) -> Import:
    """What the document's own status words stand for; the words themselves are kept and shown.

    words: the word, casefolded -> a status key, e.g. {"phase b": "in_progress"}.
    Raises: NotAllowed, NotPossible, InvalidInput for a status that does not exist.
    """
    policies.check_can_decide(by, import_)
    wrong = [key for key in words.values() if key not in Status.values]
    if wrong:
        raise InvalidInput(f"“{wrong[0]}” is no status. Choose one from the list.")
    before, import_.status_words = import_.status_words, dict(words)
    import_.save(update_fields=["status_words"])
    record.record(
        by=by, event=Event.READING_DECIDED, target=import_, before={"words": before}, after={"words": dict(words)}
    )
    return import_
