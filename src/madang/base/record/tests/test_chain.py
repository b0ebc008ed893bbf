"""What is written down stays written down."""

from datetime import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.base.record.actions import broken_links, note
from madang.base.record.models import START, Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def jongno():
    return Government.objects.get(code="11110")


@pytest.fixture
def kim():
    return Person.objects.create_user("kim@example.org", name="김하늘")


def test_entries_follow_each_other(jongno, kim):
    first = note(jongno, "proposal/1", "propose.submitted", by=kim)
    second = note(jongno, "proposal/1", "propose.published", by=kim, office="예산담당관")
    assert (first.number, first.previous) == (1, START)
    assert (second.number, second.previous) == (2, first.digest)
    assert list(broken_links(jongno)) == []


def test_the_chain_holds_wherever_the_clock_that_wrote_it_stands(jongno, kim):
    with clock.set_to(datetime(2026, 9, 9, 10, tzinfo=clock.KOREA)):
        note(jongno, "proposal/1", "propose.submitted", by=kim)
    assert list(broken_links(jongno)) == []


def test_each_government_has_its_own_chain(jongno, kim):
    note(jongno, "proposal/1", "propose.submitted", by=kim)
    other = Government.objects.get(code="11140")
    assert note(other, "proposal/2", "propose.submitted", by=kim).number == 1


CHANGES = [
    "UPDATE record_entry SET stage = 'vote'",
    "DELETE FROM record_entry",
    "INSERT OR REPLACE INTO record_entry SELECT * FROM record_entry",
    "TRUNCATE record_entry",
]


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_rewrite(jongno, kim, change):
    note(jongno, "proposal/1", "propose.submitted", by=kim)
    theirs = {"sqlite": "TRUNCATE", "postgresql": "INSERT OR REPLACE"}[connection.vendor]
    if change.startswith(theirs):
        pytest.skip("the other database's word")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert Entry.objects.of(jongno).get().stage == "propose"


def test_a_rewrite_behind_the_triggers_is_seen(jongno, kim):
    """The negative control: whoever owns the database can drop a trigger, and the chain tells on them."""
    for number in (1, 2, 3):
        note(jongno, f"proposal/{number}", "propose.submitted", by=kim)
    _drop_update_trigger()
    Entry.objects.filter(number=2).update(facts={"votes": 999})
    assert list(broken_links(jongno)) == [2]


def _drop_update_trigger():
    names = {"sqlite": "record_entry_no_update", "postgresql": "record_entry_no_change ON record_entry"}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {names[connection.vendor]}")


def test_the_public_words_do_not_name_the_person(jongno, kim):
    entry = note(jongno, "proposal/1", "propose.submitted", by=kim)
    assert kim.name not in str(entry.what_was_said())
    assert entry.what_was_said()["by"] != str(kim.pk)
