"""The ledger as a clerk meets it: what it adds up, what it refuses kindly, and what the database refuses without us."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.budget.ledger import Posting, account_of, accounts, book, take_back
from madang.cycle.budget.models import Booking, Column, Entry, Source
from madang_methods.money import Account

DECEMBER = date(2026, 12, 18)


@pytest.fixture
def write(haeoreum, kim):
    """write(Posting(…), …): booked by Kim."""

    def write(*postings, reason=""):
        return book(haeoreum, postings, cause="bill/1", by=kim, on=DECEMBER, reason=reason)

    return write


@pytest.fixture
def granted(write, line, bench):
    """The line has 50 million, the bench 30 of it."""
    return write(Posting(Column.BUDGET, 30_000_000, bench, line), Posting(Column.BUDGET, 50_000_000, line=line))


def raw(entry, **other):
    """An entry written past everything but the database."""
    fields = {"pk": None, "number": entry.number + 100, "booking": entry.booking} | other
    copy = Entry(**{f.attname: getattr(entry, f.attname) for f in Entry._meta.concrete_fields})
    for name, value in fields.items():
        setattr(copy, name, value)
    with transaction.atomic():
        copy.save(force_insert=True)


def test_a_share_and_its_line_in_one_booking(granted, bench, line):
    assert accounts(Entry.objects.all(), "project")[bench.pk] == Account(budget=30_000_000)
    assert [entry.project for entry in granted.entries.order_by("number")] == [None, bench]


def test_sums_by_source_add_up_to_the_amount(write, granted, bench, line):
    write(Posting(Column.SPENT, 7, bench, line, Source.NATIONAL), Posting(Column.SPENT, 5, bench, line))
    by_source = accounts(Entry.objects.filter(project=bench), "source")
    assert (
        sum(account.spent for account in by_source.values())
        == account_of(Entry.objects.filter(project=bench)).spent
        == 12
    )


def test_a_past_table_comes_back_as_it_was(write, granted, bench, line, monkeypatch):
    before = clock.now()
    write(Posting(Column.SPENT, 9, bench, line))
    mine = Entry.objects.filter(project=bench)
    assert (account_of(mine, known_by=before).spent, account_of(mine).spent) == (0, 9)


def test_a_share_above_its_line_is_refused(write, granted, bench, line):
    with pytest.raises(Refused) as refused:
        write(Posting(Column.BUDGET, 20_000_001, bench, line))
    assert refused.value.reason == "budget.share_above_line"
    with pytest.raises(DatabaseError, match="a_share_stays_within_its_line"):
        raw(Entry.objects.get(project=bench), amount=20_000_001)
    raw(Entry.objects.get(project=bench), amount=20_000_000)


def test_more_than_there_is_cannot_be_spent(write, granted, bench, line):
    with pytest.raises(Refused) as refused:
        write(Posting(Column.SPENT, 30_000_001, bench, line))
    assert refused.value.reason == "budget.not_enough"
    with pytest.raises(DatabaseError, match="nobody_spends_what_is_not_there"):
        raw(Entry.objects.get(project=bench), column="spent", amount=30_000_001)
    raw(Entry.objects.get(project=bench), column="spent", amount=30_000_000)


def test_an_entry_is_taken_back_once_with_its_reason(write, granted, bench, line, kim):
    paid = write(Posting(Column.SPENT, 100, bench, line)).entries.get()
    with pytest.raises(Refused):
        take_back(paid, cause="payment/1", by=kim, on=DECEMBER, reason=" ")
    take_back(paid, cause="payment/1", by=kim, on=DECEMBER, reason="두 번 적었습니다")
    assert account_of(Entry.objects.filter(project=bench)).spent == 0
    with pytest.raises(Refused) as refused:
        take_back(paid, cause="payment/1", by=kim, on=DECEMBER, reason="또")
    assert refused.value.reason == "budget.already_taken_back"


def test_the_database_takes_back_only_what_was_written(write, granted, bench, line):
    paid = write(Posting(Column.SPENT, 100, bench, line)).entries.get()
    with pytest.raises(DatabaseError, match="an_entry_back_is_equal"):
        raw(paid, amount=-99, reverses=paid)
    raw(paid, amount=-100, reverses=paid)


def test_no_column_falls_below_nothing(write, granted, bench, line):
    with pytest.raises(Refused) as refused:
        write(Posting(Column.SPENT, -1, bench, line), reason="틀렸습니다")
    assert refused.value.reason == "budget.below_nothing"
    with pytest.raises(DatabaseError, match="no_column_falls_below_nothing"):
        raw(Entry.objects.get(project=bench), column="spent", amount=-1)


def test_a_line_is_of_its_year(write, granted, bench, line):
    with pytest.raises(Refused):
        write(Posting(Column.CARRIED_IN, 5, bench, line, fiscal_year=2028))
    with pytest.raises(DatabaseError, match="a_line_is_of_one_year"):
        raw(Entry.objects.get(project=bench), fiscal_year=2028)


@pytest.mark.parametrize("table", ["Entry", "Booking"])
def test_the_ledger_only_grows(granted, table):
    rows = {"Entry": Entry, "Booking": Booking}[table].objects.all()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        rows.update(number=7)
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        rows._raw_delete("default")


def test_nothing_is_booked_of_nothing(write, bench):
    assert write(Posting(Column.SPENT, 0, bench)) is None
    assert not Booking.objects.exists()
