"""The lock before the ballot box: many may cast together, but nobody while it closes; and what time it is there."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from madang.base import clock

from .models import Poll

_ELECTION = 0x766F7465  # the first half of the advisory lock's number; the second is the poll
# Both limits hold until the transaction ends; the clock is read when the lock is held, not before.
_ENTER = """SELECT set_config('lock_timeout', '{wait}s', true), set_config('statement_timeout', '{seconds}s', true),
    pg_advisory_xact_lock{shared}(%s, %s)"""


@contextmanager
def gate(poll: Poll, *, closing: bool = False) -> Iterator[datetime]:
    """with gate(poll) as moment: cast, in one transaction; `moment` is the database's clock.

    `closing` waits until everyone who is casting is done and lets nobody in. On SQLite an OS lock on a file stands
    before BEGIN IMMEDIATE, so that writers queue in order instead of polling.
    """
    with _queue(), transaction.atomic():
        if connection.vendor == "postgresql":
            _enter(poll, closing)
        yield database_now()


def database_now() -> datetime:
    """The database's clock, moved as far as ours was moved: in a rehearsal both live in the same year."""
    moved = clock.ahead()
    if connection.vendor != "postgresql":
        return clock.now()  # SQLite has no clock but the machine's
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0] + moved


def _enter(poll: Poll, closing: bool) -> None:
    statement = _ENTER.format(
        shared="" if closing else "_shared", wait=60 if closing else 3, seconds=90 if closing else 5
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [_ELECTION, poll.pk])


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # given back when the file closes, also when the process dies
        yield


def _queue():
    """Only before a transaction that has not begun; inside one the database's own lock is already held."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.in_atomic_block or "memory" in name:
        return nullcontext()
    return _locked(Path(f"{name}.queue"))
