"""Rules about new rows that look at other rows, so that no constraint can hold them: a trigger each, on both databases."""

from collections.abc import Mapping

from madang.base.record.by_hand import ByHand

_SQLITE = "CREATE TRIGGER {name} BEFORE INSERT ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{name}'); END"
# ENABLE ALWAYS: an ordinary trigger is skipped under session_replication_role = replica.
_POSTGRESQL = (
    """CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN IF {condition} THEN RAISE EXCEPTION '{name}'; END IF; RETURN NEW; END $$""",
    "CREATE TRIGGER {name} BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    "ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
)


def refused(rules: Mapping[str, tuple[str, str]]) -> ByHand:
    """A migration operation. By the rule's name, which the error repeats: the table, and the condition on NEW under which an
    INSERT into it is refused, in words that both databases read.

    refused({"nobody_buys_twice": ("shop_sale", "EXISTS (SELECT 1 FROM shop_sale s WHERE s.item_id = NEW.item_id)")})
    """

    def hold(schema_editor):
        statements = _POSTGRESQL if schema_editor.connection.vendor == "postgresql" else (_SQLITE,)
        for name, (table, condition) in rules.items():
            for statement in statements:
                schema_editor.execute(statement.format(name=name, table=table, condition=condition), params=None)

    def release(schema_editor):
        for name in rules:
            postgresql = schema_editor.connection.vendor == "postgresql"
            what = f"FUNCTION {name}() CASCADE" if postgresql else f"TRIGGER {name}"
            schema_editor.execute(f"DROP {what}", params=None)

    return ByHand(hold, release)
