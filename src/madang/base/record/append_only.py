"""Tables that only grow: triggers that refuse UPDATE, DELETE, TRUNCATE and INSERT OR REPLACE on both databases."""

from madang.base.record.by_hand import ByHand

# SQLite's INSERT OR REPLACE removes the old row without firing a DELETE trigger, hence the third one.
_SQLITE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
  WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;
"""
# ENABLE ALWAYS: an ordinary trigger is skipped under session_replication_role = replica.
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION only_grows();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION only_grows();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate;
"""
_SQLITE_TRIGGERS = ("no_update", "no_delete", "no_replace")
_POSTGRESQL_TRIGGERS = ("no_change", "no_truncate")


def append_only(table: str, *unique: tuple[str, ...], key: str = "id") -> ByHand:
    """A migration operation. `unique` names the keys besides the primary `key` by which a row could be replaced.

    append_only("record_entry", ("digest",), ("government_id", "number"))
    """

    def grow_only(schema_editor):
        for statement in _statements(schema_editor.connection.vendor, table, ((key,), *unique)):
            schema_editor.execute(statement, params=None)

    def release(schema_editor):
        sqlite = schema_editor.connection.vendor == "sqlite"
        for name in _SQLITE_TRIGGERS if sqlite else _POSTGRESQL_TRIGGERS:
            schema_editor.execute(f"DROP TRIGGER {table}_{name}" + ("" if sqlite else f" ON {table}"))

    return ByHand(grow_only, release)


def _statements(vendor: str, table: str, keys: tuple[tuple[str, ...], ...]) -> list[str]:
    if vendor == "postgresql":
        body, _, rest = _POSTGRESQL.format(table=table).partition("$$;")
        return [body + "$$", *(line for line in rest.split(";") if line.strip())]
    same = " OR ".join("(" + " AND ".join(f"{column} = NEW.{column}" for column in key) + ")" for key in keys)
    return [part + " END" for part in _SQLITE.format(table=table, same=same).split(" END;") if part.strip()]
