"""Audit: the database itself refuses to change or delete a record."""

from django.db import migrations

_SQLITE = (
    "CREATE TRIGGER audit_record_no_{event} BEFORE {event} ON audit_record "
    "BEGIN SELECT RAISE(ABORT, 'Audit records are never changed or deleted.'); END"
)
_POSTGRES_FUNCTION = (
    "CREATE FUNCTION audit_record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION 'Audit records are never changed or deleted.'; END $$"
)
_POSTGRES_TRIGGER = (
    "CREATE TRIGGER audit_record_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_record "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_record_refuse()"
)


def add(apps, schema_editor):  # type: ignore[no-untyped-def]
    if schema_editor.connection.vendor == "sqlite":
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(_SQLITE.format(event=event))
    else:
        schema_editor.execute(_POSTGRES_FUNCTION)
        schema_editor.execute(_POSTGRES_TRIGGER)


def remove(apps, schema_editor):  # type: ignore[no-untyped-def]
    if schema_editor.connection.vendor == "sqlite":
        for event in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER audit_record_no_{event}")
    else:
        schema_editor.execute("DROP TRIGGER audit_record_no_change ON audit_record")
        schema_editor.execute("DROP FUNCTION audit_record_refuse()")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
