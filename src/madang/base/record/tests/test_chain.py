"""What is written down stays written down."""

import io
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.base.record.actions import broken_links, head, holds, note
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
    _drop_trigger("update")
    Entry.objects.filter(number=2).update(facts={"votes": 999})
    assert list(broken_links(jongno)) == [2]


@pytest.fixture
def town(haeoreum, kim, tmp_path):
    """Haeoreum with three entries, of which someone outside has kept the head."""
    for number in (1, 2, 3):
        note(haeoreum, f"proposal/{number}", "propose.submitted", by=kim)
    kept = tmp_path / "heads"
    kept.write_text(checked())
    return kept


def checked(*options):
    said = io.StringIO()
    call_command("check-record", *options, stdout=said)
    return said.getvalue()


def test_the_head_of_every_chain_can_be_kept_elsewhere(town, haeoreum, kim):
    assert town.read_text() == f"haeoreum 3 {head(haeoreum).digest}\n"
    note(haeoreum, "proposal/4", "propose.submitted", by=kim)
    assert checked("--kept", str(town)).startswith("haeoreum 4 ")


def test_an_end_that_was_cut_off_is_seen_only_by_who_kept_the_head(town, haeoreum):
    """The chain alone cannot tell; the docs and the auditors' page say so."""
    _drop_trigger("delete")
    Entry.objects.of(haeoreum).filter(number__gte=2).delete()
    assert list(broken_links(haeoreum)) == []
    assert checked() == f"haeoreum 1 {head(haeoreum).digest}\n"
    with pytest.raises(CommandError, match="haeoreum 3 was [0-9a-f]{64} and is not there any more"):
        checked("--kept", str(town))


def test_a_new_end_in_place_of_the_old_one_is_seen_too(town, haeoreum, kim):
    _drop_trigger("delete")
    Entry.objects.of(haeoreum).filter(number=3).delete()
    note(haeoreum, "proposal/3", "propose.declined", by=kim)
    assert list(broken_links(haeoreum)) == []
    assert holds(haeoreum, 3, head(haeoreum).digest)
    with pytest.raises(CommandError):
        checked("--kept", str(town))


def test_whoever_checks_the_record_hears_of_a_rewrite(town, haeoreum):
    _drop_trigger("update")
    Entry.objects.of(haeoreum).filter(number=2).update(facts={"votes": 999})
    with pytest.raises(CommandError, match="haeoreum 2 does not fit"):
        checked()


def _drop_trigger(of):
    names = {"sqlite": f"record_entry_no_{of}", "postgresql": "record_entry_no_change ON record_entry"}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {names[connection.vendor]}")


def test_the_public_words_do_not_name_the_person(jongno, kim):
    entry = note(jongno, "proposal/1", "propose.submitted", by=kim)
    assert kim.name not in str(entry.what_was_said())
    assert entry.what_was_said()["by"] != str(kim.pk)
