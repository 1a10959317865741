"""Plans: the database itself keeps what was said and first promised, whatever code or hand writes to it."""

from django.db import migrations

_STATUS = "A reported status is never changed or deleted; add a new one."
_DEADLINE = "A deadline is never rewritten; propose a new one, or correct the reading."
_MILESTONE = "The first date of a milestone never changes; set its present date."

_SQLITE = (
    (
        "CREATE TRIGGER plans_status_no_update BEFORE UPDATE ON plans_statusevent "
        f"BEGIN SELECT RAISE(ABORT, '{_STATUS}'); END"
    ),
    (
        "CREATE TRIGGER plans_status_no_delete BEFORE DELETE ON plans_statusevent "
        f"BEGIN SELECT RAISE(ABORT, '{_STATUS}'); END"
    ),
    (
        "CREATE TRIGGER plans_deadline_no_update BEFORE UPDATE ON plans_deadline "
        "WHEN OLD.decision <> 'waiting' OR NEW.step_id <> OLD.step_id OR NEW.kind <> OLD.kind "
        "OR NEW.due IS NOT OLD.due OR NEW.text <> OLD.text OR NEW.reason <> OLD.reason "
        f"BEGIN SELECT RAISE(ABORT, '{_DEADLINE}'); END"
    ),
    (
        "CREATE TRIGGER plans_deadline_no_delete BEFORE DELETE ON plans_deadline "
        f"BEGIN SELECT RAISE(ABORT, '{_DEADLINE}'); END"
    ),
    (
        "CREATE TRIGGER plans_milestone_no_update BEFORE UPDATE ON plans_milestone "
        "WHEN NEW.original_due <> OLD.original_due "
        f"BEGIN SELECT RAISE(ABORT, '{_MILESTONE}'); END"
    ),
)
_SQLITE_BACK = tuple(
    f"DROP TRIGGER plans_{name}"
    for name in (
        "milestone_no_update",
        "deadline_no_delete",
        "deadline_no_update",
        "status_no_delete",
        "status_no_update",
    )
)
_POSTGRES = (
    (
        "CREATE FUNCTION plans_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    ),
    (
        "CREATE TRIGGER plans_status_stays BEFORE UPDATE OR DELETE ON plans_statusevent "
        f"FOR EACH ROW EXECUTE FUNCTION plans_refuse('{_STATUS}')"
    ),
    (
        "CREATE TRIGGER plans_deadline_no_update BEFORE UPDATE ON plans_deadline FOR EACH ROW "
        "WHEN (OLD.decision <> 'waiting' OR (NEW.step_id, NEW.kind, NEW.due, NEW.text, NEW.reason) "
        "IS DISTINCT FROM (OLD.step_id, OLD.kind, OLD.due, OLD.text, OLD.reason)) "
        f"EXECUTE FUNCTION plans_refuse('{_DEADLINE}')"
    ),
    (
        "CREATE TRIGGER plans_deadline_no_delete BEFORE DELETE ON plans_deadline "
        f"FOR EACH ROW EXECUTE FUNCTION plans_refuse('{_DEADLINE}')"
    ),
    (
        "CREATE TRIGGER plans_milestone_no_update BEFORE UPDATE ON plans_milestone FOR EACH ROW "
        "WHEN (NEW.original_due <> OLD.original_due) "
        f"EXECUTE FUNCTION plans_refuse('{_MILESTONE}')"
    ),
)
_POSTGRES_BACK = (
    "DROP TRIGGER plans_milestone_no_update ON plans_milestone",
    "DROP TRIGGER plans_deadline_no_delete ON plans_deadline",
    "DROP TRIGGER plans_deadline_no_update ON plans_deadline",
    "DROP TRIGGER plans_status_stays ON plans_statusevent",
    "DROP FUNCTION plans_refuse()",
)


def add(apps, schema_editor):  # type: ignore[no-untyped-def]
    for sql in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRES:
        schema_editor.execute(sql, params=None)


def remove(apps, schema_editor):  # type: ignore[no-untyped-def]
    for sql in _SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else _POSTGRES_BACK:
        schema_editor.execute(sql, params=None)


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
