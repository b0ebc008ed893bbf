"""I-22: after the unlink nothing leads from an envelope to a person."""

from collections.abc import Iterator
from hashlib import sha256

from django.db import connection

from madang.cycle.vote.ceremony import box_of
from madang.cycle.vote.clearing import LATER, NOT_ALLOWED
from madang.cycle.vote.ending import what_is_left
from madang.cycle.vote.models import BoxEnvelope, Envelope, Poll, RollEntry, RollIdentifier, State

from .base import Check, Finding, NotYet, count, needs

MAY_HAVE = {"id", "poll_id", "leaf", "ct", "data"}


def nothing_leads_back(poll: Poll) -> Iterator[Finding]:
    needs(poll, State.UNLINKED, "the names were not taken off yet")
    yield from count(Envelope.objects.of(poll).count(), "envelopes_left")
    yield from (Finding("column", {"name": name}) for name in sorted(_columns() - MAY_HAVE))
    if sha256(box_of(poll)).hexdigest() != poll.unlinking.box_digest:
        yield Finding("box_differs", {"envelopes": poll.unlinking.envelopes})
    if connection.vendor == "postgresql" and (n := _transactions(poll)) > 2:
        yield Finding("written_in_several_goes", {"transactions": n})
    yield from _after_the_purge(poll)
    yield from _residue(poll)


def _after_the_purge(poll: Poll) -> Iterator[Finding]:
    """Nobody can be found on the roll any more, and no secret lies on the shelf."""
    if poll.state != State.PURGED:
        return
    yield from count(RollIdentifier.objects.of(poll).count(), "identifiers_left")
    yield from count(RollEntry.objects.of(poll).filter(person__isnull=False).count(), "people_left")
    yield from (Finding("secret_left", {"name": name}) for name in what_is_left(poll))


def _residue(poll: Poll) -> Iterator[Finding]:
    """What the scan of the database's own files found; where it could not look, that is said instead."""
    unlinking = poll.unlinking
    yield from count(unlinking.residue or 0, "residue")
    if unlinking.residue is None:
        reason = {LATER: "was not done yet", NOT_ALLOWED: "was not allowed here"}
        said = unlinking.done.get("found")
        raise NotYet(
            f"the tables are clean, but the scan of the database's files {reason.get(said, 'was not done yet')}"
        )


def _columns() -> set[str]:
    with connection.cursor() as cursor:
        table = BoxEnvelope._meta.db_table
        return {one.name for one in connection.introspection.get_table_description(cursor, table)}


def _transactions(poll: Poll) -> int:
    """PostgreSQL remembers which transaction wrote a row; one for all says nothing about any."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM vote_boxenvelope WHERE poll_id = %s", [poll.pk])
        return cursor.fetchone()[0]


LINK = (Check("I-22", "After the unlink nothing leads from an envelope to a person.", nothing_leads_back),)
