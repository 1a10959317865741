"""Search: keeping the index true. Called inside the transaction that changed the row, so both stand or fall."""

from __future__ import annotations

from collections.abc import Mapping

from headway.base.search.models import Entry, Word
from headway.base.search.words import plain


def index(*, scope: str, texts: Mapping[int, tuple[str, ...]]) -> None:
    """Make rows findable by these texts, in place of what they were found by before. Keys are primary keys."""
    entries = [Entry(scope=scope, ref=ref, words=plain(parts)) for ref, parts in texts.items()]
    Entry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["scope", "ref"], update_fields=["words"], batch_size=300
    )
    met = {word for entry in entries for word in entry.words.split(" ") if word}
    known = set(Word.objects.filter(scope=scope).values_list("word", flat=True)) if len(met) > 200 else set()
    new = [Word(scope=scope, word=word) for word in sorted(met - known)]
    Word.objects.bulk_create(new, ignore_conflicts=True, batch_size=400)
