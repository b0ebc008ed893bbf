"""After the unlink: destroy the pepper and what the database's own files still remember, and look whether it is gone."""

import re
from collections.abc import Callable
from pathlib import Path

from django.db import DatabaseError, connection

from madang.base.people.refusals import require
from madang.base.record.actions import note

from . import keys
from .models import Poll, State, Unlinking

DONE, NOT_ALLOWED, LATER = "done", "not allowed", "not inside a transaction"
TRACES = "traces"  # the nonces of the envelopes that were removed: to look for, and for nothing else
_NONCE = re.compile(rb"(?=([0-9a-f]{64}))")


def clear_traces(poll: Poll) -> Unlinking:
    """Each step once, flagged one by one; asked again, it goes on at the first that is not done."""
    require(None if poll.state in (State.UNLINKED, *State.counting()) else "vote.not_this_step")
    unlinking = Unlinking.objects.get(poll=poll)
    before = dict(unlinking.done)
    for name, step in _steps(poll).items():
        if unlinking.done.get(name) != DONE:
            unlinking.done[name] = step()
            unlinking.save(update_fields=["done"])
    found = _look(poll)
    unlinking.done["found"] = found
    unlinking.residue = sum(found.values()) if isinstance(found, dict) else None
    unlinking.save(update_fields=["done", "residue"])
    if unlinking.done != before:
        facts = {"steps": unlinking.done, "residue": unlinking.residue}
        note(poll.cycle.government, poll.subject, "vote.traces_cleared", by=None, actor="server", **facts)
    return unlinking


def _steps(poll: Poll) -> dict[str, Callable[[], str]]:
    if connection.vendor == "postgresql":
        return {
            "pepper": lambda: _destroy(poll),
            "rewrite": lambda: _run("VACUUM (FULL) vote_envelope"),
            "roll": lambda: _run("VACUUM (FULL) vote_rollentry"),
            "checkpoint": lambda: _run("CHECKPOINT"),
            "wal": lambda: _run("SELECT pg_switch_wal()"),
        }
    return {
        "pepper": lambda: _destroy(poll),
        "rewrite": lambda: _run("VACUUM"),
        "wal": lambda: _run("PRAGMA wal_checkpoint(TRUNCATE)"),
    }


def _destroy(poll: Poll) -> str:
    keys.destroy(poll, keys.PEPPER)
    return DONE


def _run(statement: str) -> str:
    """What may not be done here is said, not hidden: an ordinary role may neither CHECKPOINT nor switch the log."""
    if connection.in_atomic_block:
        return LATER
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError:
        return NOT_ALLOWED
    return DONE


def _look(poll: Poll) -> dict[str, int] | str:
    """How many of the removed envelopes can still be found in the database's own files, by the nonces they had."""
    if connection.in_atomic_block:
        return LATER
    traces = keys.read(poll, TRACES).split()
    try:
        return {name: _found(data, traces) for name, data in _files().items()}
    except DatabaseError:
        return NOT_ALLOWED  # only a superuser of PostgreSQL may read its files


def _files() -> dict[str, bytes]:
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files = {"tables": Path(name), "log": Path(f"{name}-wal")}
        return {what: file.read_bytes() if file.exists() else b"" for what, file in files.items()}
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_read_binary_file(pg_relation_filepath('vote_envelope'))")
        tables = bytes(cursor.fetchone()[0])
        cursor.execute(
            "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'"
        )
        return {"tables": tables, "log": b"".join(bytes(data) for (data,) in cursor.fetchall())}


def _found(data: bytes, traces: list[bytes]) -> int:
    here = set(_NONCE.findall(data))
    return sum(trace in here for trace in traces)
