"""Tables whose rows may change, but only one way: triggers that refuse every other change, on both databases."""

from collections.abc import Iterable

from madang.base.record.by_hand import ByHand

# ENABLE ALWAYS: an ordinary trigger is skipped under session_replication_role = replica.
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION {table}_moves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF TG_OP = 'INSERT' THEN IF {insert} THEN RAISE EXCEPTION '{table}: not to be inserted so'; END IF; RETURN NEW; END IF;
  IF TG_OP = 'UPDATE' THEN IF {update} THEN RAISE EXCEPTION '{table}: not to be changed so'; END IF; RETURN NEW; END IF;
  IF {delete} THEN RAISE EXCEPTION '{table}: not to be removed'; END IF; RETURN OLD;
END $$""",
    """CREATE TRIGGER {table}_moves BEFORE INSERT OR UPDATE OR DELETE ON {table}
  FOR EACH ROW EXECUTE FUNCTION {table}_moves()""",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_moves",
)
_SAID = {"insert": "not to be inserted so", "update": "not to be changed so", "delete": "not to be removed"}


def one_way(
    table: str,
    *,
    moves: Iterable[tuple[str, str]] = (),
    column: str = "state",
    constant: Iterable[str] = (),
    once: str = "TRUE",
    insert: str = "FALSE",
    update: str = "FALSE",
    delete: str = "TRUE",
) -> ByHand:
    """A migration operation. `moves`: from and to in `column`, which may always stay as it is; `constant` columns stay
    for ever when `once` (a condition on OLD) holds; `insert`, `update`, `delete` are conditions that refuse.

    SQLite's INSERT OR REPLACE removes a row without a DELETE trigger, so name in `insert` what may not be replaced.
    """

    def hold(schema_editor):
        vendor = schema_editor.connection.vendor
        pairs = [(str(before), str(after)) for before, after in moves]
        told = {"insert": insert, "update": _update(vendor, pairs, column, constant, once, update), "delete": delete}
        for statement in _statements(vendor, table, told):
            schema_editor.execute(statement, params=None)

    def release(schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_moves() CASCADE", params=None)
            return
        for verb in _SAID:
            schema_editor.execute(f"DROP TRIGGER {table}_moves_{verb}", params=None)

    return ByHand(hold, release)


def _update(vendor: str, moves: list[tuple[str, str]], column: str, constant, once: str, more: str) -> str:
    differs = "{0} IS NOT {1}" if vendor == "sqlite" else "{0} IS DISTINCT FROM {1}"
    refused = [f"({more})"]
    if moves:
        allowed = " OR ".join(f"(OLD.{column} = '{before}' AND NEW.{column} = '{after}')" for before, after in moves)
        refused.append(f"(OLD.{column} <> NEW.{column} AND NOT ({allowed}))")
    if changed := " OR ".join(differs.format(f"OLD.{name}", f"NEW.{name}") for name in constant):
        refused.append(f"(({once}) AND ({changed}))")
    return " OR ".join(refused)


def _statements(vendor: str, table: str, told: dict[str, str]) -> list[str]:
    if vendor == "postgresql":
        return [statement.format(table=table, **told) for statement in _POSTGRESQL]
    return [
        f"CREATE TRIGGER {table}_moves_{verb} BEFORE {verb.upper()} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {_SAID[verb]}'); END"
        for verb, condition in told.items()
    ]
