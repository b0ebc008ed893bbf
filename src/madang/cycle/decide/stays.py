"""What was told to everyone stays: triggers that refuse to change it afterwards, on both databases."""

from madang.base.record.by_hand import ByHand

# ENABLE ALWAYS: an ordinary trigger is skipped under session_replication_role = replica.
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN IF {insert} THEN RAISE EXCEPTION '{why}'; END IF; RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN IF {update} THEN RAISE EXCEPTION '{why}'; END IF; RETURN NEW; END IF;
  IF {delete} THEN RAISE EXCEPTION '{why}'; END IF; RETURN OLD;
END $$""",
    """CREATE TRIGGER {table}_no_change BEFORE INSERT OR UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION {table}_stays()""",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change",
)
_VERBS = ("insert", "update", "delete")


def stays(table: str, why: str, **refused: str) -> ByHand:
    """A migration operation. `insert`, `update`, `delete`: the SQL condition on NEW or OLD under which it is refused.

    stays("decide_count", "a published count stays", update="OLD.published_at IS NOT NULL")
    SQLite's INSERT OR REPLACE removes a row without a DELETE trigger, so name in `insert` what may not be replaced.
    """

    def hold(schema_editor):
        for statement in _statements(schema_editor.connection.vendor, table, why, refused):
            schema_editor.execute(statement, params=None)

    def release(schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_stays() CASCADE", params=None)
            return
        for verb in refused:
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}", params=None)

    return ByHand(hold, release)


def _statements(vendor: str, table: str, why: str, refused: dict[str, str]) -> list[str]:
    if vendor == "postgresql":
        conditions = {verb: refused.get(verb, "FALSE") for verb in _VERBS}
        return [statement.format(table=table, why=why, **conditions) for statement in _POSTGRESQL]
    return [
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
        for verb, condition in refused.items()
    ]
