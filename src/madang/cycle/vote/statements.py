"""The statements of a cast, written out: to compile them anew for every voter costs more than to run them.

On SQLite everyone who casts stands in one queue behind them (docs/measurements.md).
"""

from functools import cache

from django.db import connection

from .models import Envelope, Poll, RollEntry

# SQLite lets one writer in at a time and has no locks of rows.
ROW_LOCK = {"postgresql": " FOR UPDATE"}
_ENTRY = "SELECT * FROM vote_rollentry WHERE poll_id = %s AND person_id = %s"
_BEFORE = "SELECT leaf, poll_id, entry_id FROM vote_envelope WHERE nonce = %s"
_STATE = "SELECT state FROM vote_poll WHERE id = %s"
_MARK = "UPDATE vote_rollentry SET status = %s, cast_count = %s, in_person = %s, declared = %s WHERE id = %s"


def lock_entry(poll: Poll, person: int) -> RollEntry | None:
    """The person's line of the roll; whoever else casts for it waits until this transaction ends."""
    found = RollEntry.objects.raw(_ENTRY + ROW_LOCK.get(connection.vendor, ""), [poll.pk, person])
    return next(iter(found), None)


def state_of(poll: Poll) -> str:
    """All else about a poll is frozen by the database before the first cast."""
    return _run(_STATE, poll.pk).fetchone()[0]


def envelope_of(nonce: str) -> tuple[str, int, str] | None:
    """(leaf, poll, entry as the database writes it) of the envelope that this form was."""
    return _run(_BEFORE, nonce).fetchone()


def mark(entry: RollEntry) -> None:
    """Write down on the roll that somebody voted, and what they declared."""
    _run(_MARK, entry.status, entry.cast_count, entry.in_person, entry.declared, as_written(entry))


def lay(envelope: Envelope) -> None:
    fields = envelope._meta.concrete_fields
    values = [field.get_db_prep_save(getattr(envelope, field.attname), connection) for field in fields]
    _run(_insert(), *values)


def as_written(entry: RollEntry):
    return RollEntry._meta.pk.get_db_prep_value(entry.pk, connection)


@cache
def _insert() -> str:
    columns = [field.column for field in Envelope._meta.concrete_fields]
    return f"INSERT INTO vote_envelope ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608


def _run(statement: str, *values):
    cursor = connection.cursor()
    cursor.execute(statement, values)
    return cursor
