"""Search: finding rows by words, whole, begun or mistyped."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length
from rapidfuzz import process
from rapidfuzz.distance import OSA

from headway.base.search.models import Entry, Word
from headway.base.search.words import words_of

MOST_WORDS = 12
MOST_SPELLINGS = 12
# Below four letters nearly every word is one slip away from another one.
SHORTEST_FORGIVEN = 4
LONG_WORD = 6

_FIND_SQLITE = "SELECT rowid FROM search_entry_words WHERE search_entry_words MATCH %s"
_FIND_POSTGRES = "SELECT id FROM search_entry WHERE word_vector @@ %s::tsquery"


def matching(*, scope: str, text: str) -> QuerySet[Entry, int] | None:
    """The primary keys of the rows that hold every word of the text; usable as a subquery.

    A word counts where it stands whole or begins another; one that occurs nowhere counts by its nearest spellings, at
    most one slip away up to five letters and two beyond. None: the text holds no word, so there is nothing to ask.
    """
    asked = list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
    if not asked:
        return None
    spellings = [_spellings(word, scope=scope) for word in asked]
    if not all(spellings):
        return Entry.objects.none().values_list("ref", flat=True)
    return _holding(spellings, scope=scope).values_list("ref", flat=True)


def _holding(spellings: list[list[str]], *, scope: str) -> QuerySet[Entry]:
    if connection.vendor == "postgresql":
        sql, question = _FIND_POSTGRES, _for_postgres(spellings)
    else:
        sql, question = _FIND_SQLITE, _for_sqlite(spellings)
    return Entry.objects.filter(scope=scope, pk__in=RawSQL(sql, (question,)))  # noqa: S611


def _spellings(word: str, *, scope: str) -> list[str]:
    """What to look for in place of a word: itself with "*" where it occurs or begins a word, else its neighbours."""
    as_it_stands = [f"{word}*"]
    if _holding([as_it_stands], scope=scope).exists():
        return as_it_stands
    if len(word) < SHORTEST_FORGIVEN:
        return []
    slips = 2 if len(word) >= LONG_WORD else 1
    vocabulary = Word.objects.annotate(length=Length("word")).filter(
        scope=scope, length__gte=len(word) - slips, length__lte=len(word) + slips
    )
    near = process.extract(
        word, list(vocabulary.values_list("word", flat=True)), scorer=OSA.distance, score_cutoff=slips, limit=None
    )
    fewest = min((distance for _, distance, _ in near), default=0)
    return [neighbour for neighbour, distance, _ in near if distance == fewest][:MOST_SPELLINGS]


def _for_sqlite(spellings: list[list[str]]) -> str:
    return " AND ".join("(" + " OR ".join(_quoted(s, quote='"', star="*") for s in group) + ")" for group in spellings)


def _for_postgres(spellings: list[list[str]]) -> str:
    return " & ".join("(" + " | ".join(_quoted(s, quote="'", star=":*") for s in group) + ")" for group in spellings)


def _quoted(spelling: str, *, quote: str, star: str) -> str:
    # Words hold letters and digits only (``words_of``), so nothing inside the quotes can end them.
    word = spelling.rstrip("*")
    return f"{quote}{word}{quote}{star if spelling.endswith('*') else ''}"
