"""A draft may be rewritten, a published plan may not: triggers that refuse it on both databases."""

from madang.base.record.by_hand import ByHand

# SQLite's INSERT OR REPLACE removes the old row without firing a DELETE trigger, hence the third one.
_SQLITE = [
    (
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN OLD.state = 'published' "
        "BEGIN SELECT RAISE(ABORT, 'a published plan stays'); END"
    ),
    (
        "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} WHEN OLD.state = 'published' "
        "BEGIN SELECT RAISE(ABORT, 'a published plan stays'); END"
    ),
    (
        "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} "
        "WHERE state = 'published' AND (id = NEW.id OR (cycle_id = NEW.cycle_id AND version = NEW.version))) "
        "BEGIN SELECT RAISE(ABORT, 'a published plan stays'); END"
    ),
]
# ENABLE ALWAYS: an ordinary trigger is skipped under session_replication_role = replica.
_POSTGRESQL = [
    (
        "CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'a published plan stays'; END $$"
    ),
    (
        "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
        "WHEN (OLD.state = 'published') EXECUTE FUNCTION {table}_stays()"
    ),
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_stays()",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate",
]
_UNDO = {
    "sqlite": [f"DROP TRIGGER {{table}}_{name}" for name in ("no_update", "no_delete", "no_replace")],
    "postgresql": ["DROP FUNCTION {table}_stays() CASCADE"],
}


def published_stays(table: str) -> ByHand:
    """A migration operation for a table with `state`, `cycle_id` and `version`."""

    def hold(schema_editor):
        _run(schema_editor, {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}, table)

    def release(schema_editor):
        _run(schema_editor, _UNDO, table)

    return ByHand(hold, release)


def _run(schema_editor, statements: dict[str, list[str]], table: str) -> None:
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement.format(table=table), params=None)
