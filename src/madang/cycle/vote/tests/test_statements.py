"""How much a cast asks of the database, and that what is written out says what the models say."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.cycle.vote import statements
from madang.cycle.vote.models import Envelope, RollEntry
from madang.cycle.vote.paper_form import lines_of

from .boxes import send

pytestmark = pytest.mark.django_db

# The lock and the clock of PostgreSQL, the roll, the form, the state, envelope, mark, wish and notice; the savepoint of
# the test's own transaction stands for BEGIN and COMMIT.
FIRST, AGAIN = {"sqlite": 9, "postgresql": 11}, {"sqlite": 10, "postgresql": 12}


@pytest.fixture
def code(poll, year, during):
    during(year, "vote")
    return poll.options.first().code


def test_a_cast_is_nine_statements_and_one_more_for_a_change(poll, code, ara, bom):
    send(poll, bom, code)  # the first opens the poll
    for most in (FIRST, AGAIN):
        with CaptureQueriesContext(connection) as asked:
            send(poll, ara, code)
        assert len(asked) == most[connection.vendor]


def test_what_is_written_out_is_what_the_models_read(poll, code, ara):
    cast = send(poll, ara, code, nonce="5" * 64)
    envelope, entry = Envelope.objects.get(), RollEntry.objects.get(person=ara)
    assert (envelope.leaf, envelope.entry_id, len(bytes(envelope.ct))) == (cast.leaf, entry.pk, poll.sealed_bytes)
    assert (entry.status, entry.cast_count, entry.in_person) == ("voted_online", 1, False)
    assert statements.lock_entry(poll, ara.pk) == entry
    assert statements.lock_entry(poll, ara.pk + 1000) is None
    assert statements.envelope_of("5" * 64) == (cast.leaf, poll.pk, statements.as_written(entry))
    assert statements.envelope_of("6" * 64) is None


def test_the_lines_of_a_paper_are_read_once_and_a_withdrawal_is_seen_at_once(poll, year, code):
    lines_of(poll)
    with CaptureQueriesContext(connection) as asked:
        mine, theirs = lines_of(poll), lines_of(poll)
    assert len(asked) == 2  # whether something was withdrawn
    mine[0].thought = 7
    assert not hasattr(theirs[0], "thought")
    poll.options.filter(code=code).update(withdrawn_at=poll.opens_at)
    assert [line.code for line in lines_of(poll) if line.withdrawn_at] == [code]
