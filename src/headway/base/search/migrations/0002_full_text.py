"""Search: the database's own full-text index, kept true by the database itself."""

from django.db import migrations

_SQLITE = (
    (
        "CREATE VIRTUAL TABLE search_entry_words USING fts5("
        "words, content='search_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')"
    ),
    (
        "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry "
        "BEGIN INSERT INTO search_entry_words(rowid, words) VALUES (new.id, new.words); END"
    ),
    (
        "CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry "
        "BEGIN INSERT INTO search_entry_words(search_entry_words, rowid, words) "
        "VALUES ('delete', old.id, old.words); END"
    ),
    (
        "CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry "
        "BEGIN INSERT INTO search_entry_words(search_entry_words, rowid, words) "
        "VALUES ('delete', old.id, old.words); "
        "INSERT INTO search_entry_words(rowid, words) VALUES (new.id, new.words); END"
    ),
)
_SQLITE_BACK = (
    "DROP TRIGGER search_entry_changed",
    "DROP TRIGGER search_entry_removed",
    "DROP TRIGGER search_entry_added",
    "DROP TABLE search_entry_words",
)
_POSTGRES = (
    # The words come ready (no case, accents or punctuation), so no dictionary may change them again.
    (
        "ALTER TABLE search_entry ADD COLUMN word_vector tsvector "
        "GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(words, ' '), ''))) STORED"
    ),
    "CREATE INDEX search_entry_word_vector ON search_entry USING gin (word_vector)",
)
_POSTGRES_BACK = ("ALTER TABLE search_entry DROP COLUMN word_vector",)


def add(apps, schema_editor):  # type: ignore[no-untyped-def]
    for sql in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRES:
        schema_editor.execute(sql, params=None)


def remove(apps, schema_editor):  # type: ignore[no-untyped-def]
    for sql in _SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else _POSTGRES_BACK:
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
