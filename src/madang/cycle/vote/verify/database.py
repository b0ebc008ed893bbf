"""I-23: the database keeps the rules it was given: triggers, unique indexes, and what makes a commit last."""

from collections.abc import Iterator

from django.db import connection

from madang.cycle.vote.models import Poll

from .base import Check, Finding

ONE_WAY = ("vote_poll", "vote_option", "vote_rollentry", "vote_envelope", "vote_objection", "vote_audit")
ONLY_GROW = (
    "vote_ballot", "vote_boardleaf", "vote_checkpoint", "vote_cosignature", "vote_electionkey", "vote_approval",
    "vote_countedlist", "vote_boxenvelope", "vote_openedbox", "vote_publication", "vote_keyoffer", "vote_machineopening",
    "vote_handedreceipt", "record_entry",
)  # fmt: skip
INDEXES = ("one_current_envelope_an_entry", "one_person_one_entry", "one_leaf_a_place")
_SQLITE = {"foreign_keys": (1,), "secure_delete": (1,), "synchronous": (2, 3), "ignore_check_constraints": (0,)}
_POSTGRESQL = {
    "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on", "track_commit_timestamp": "off",
    "session_replication_role": "origin",
}  # fmt: skip


def rules_are_kept(poll: Poll) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        here = _triggers(cursor)
        yield from (Finding("trigger_missing", {"name": name}) for name in sorted(_wanted() - here))
        yield from _indexes(cursor)
        yield from _settings(cursor)


def _wanted() -> set[str]:
    if connection.vendor == "postgresql":
        grow = {f"{table}_{name}" for table in ONLY_GROW for name in ("no_change", "no_truncate")}
        return grow | {f"{table}_moves" for table in ONE_WAY}
    grow = {f"{table}_{name}" for table in ONLY_GROW for name in ("no_update", "no_delete", "no_replace")}
    return grow | {f"{table}_moves_{verb}" for table in ONE_WAY for verb in ("insert", "update", "delete")}


def _triggers(cursor) -> set[str]:
    """Of PostgreSQL only those that fire always, also under session_replication_role = replica."""
    if connection.vendor == "postgresql":
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'")
    else:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {name for (name,) in cursor.fetchall()}


def _indexes(cursor) -> Iterator[Finding]:
    if connection.vendor == "postgresql":
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_index ON indexrelid = oid WHERE indisunique AND indisvalid"
        )
    else:
        cursor.execute("SELECT name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE type IN ('index', 'table')")
    known = " ".join(name for (name,) in cursor.fetchall())
    yield from (Finding("index_missing", {"name": name}) for name in INDEXES if name not in known)


def _settings(cursor) -> Iterator[Finding]:
    if connection.vendor == "postgresql":
        for name, wanted in _POSTGRESQL.items():
            cursor.execute("SELECT current_setting(%s)", [name])
            (found,) = cursor.fetchone()
            if found != wanted:
                yield Finding("setting", {"name": name, "is": found, "should_be": wanted})
        return
    for name, allowed in _SQLITE.items():
        cursor.execute(f"PRAGMA {name}")
        (found,) = cursor.fetchone()
        if found not in allowed:
            yield Finding("setting", {"name": name, "is": found, "should_be": allowed[0]})


DATABASE = (
    Check("I-23", "The database has the triggers, indexes and settings that the rules rest on.", rules_are_kept),
)
