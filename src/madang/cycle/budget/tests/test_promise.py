"""Promised and kept: from the ceiling to the last won, with who changed what and why; as of any day, and never rewritten."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from madang.base.record.append_only import append_only
from madang.cycle.budget.council.actions import amend_bill, record_acts
from madang.cycle.budget.council.correcting import correct_decision
from madang.cycle.budget.council.data import COUNCIL, PROMISE
from madang.cycle.budget.council.supplementary import give_from_reserve
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, CouncilDecision, Entry, Place
from madang.cycle.budget.promise import Where, Year, by_year, cuts_by_place, in_sum, promise_of, promises
from madang.cycle.budget.standing import end_of

from .council_year import DECEMBER, MINUTES, NOVEMBER, at, decided, drawn_up, left, submitted

MILLION = 10**6


@pytest.fixture
def year_made(year, bench, line, kim):
    """Decided in December: the bench as it is, the lamps reduced by a committee and the council, the school cut."""
    with at(2026, 12, 19):
        bill, projects, lines = drawn_up(year, bench, line, kim)
        submitted(bill, kim)
        record_acts(bill, Place.COMMITTEE, [left(projects["lamps"], 12)], body="도시건설위원회", on=NOVEMBER, by=kim)
        amend_bill(bill, [left(projects["bench"], 36, "두 개를 줄입니다")], on=NOVEMBER, by=kim)
    with at(2026, 12, 20):
        decided(bill, projects, kim, bench=36, lamps=12, school=0)
    with at(2027, 3, 2):
        spent = Posting(Column.SPENT, 10 * MILLION, projects["lamps"], lines["other"])
        book(year.government, [spent], cause="payment/1", by=kim, on=date(2027, 3, 2))
        give_from_reserve(projects["lamps"], lines["other"], 2 * MILLION, reason="태풍", on=date(2027, 3, 2), by=kim)
        yield bill, projects, lines


def in_csv(client, address):
    streamed = b"".join(client.get(f"/haeoreum/2027/budget/{address}"))
    return list(csv.DictReader(io.StringIO(streamed.decode("utf-8-sig"))))


def told(kept):
    return [(change.where, change.difference // MILLION, change.why) for change in kept.changes]


def test_the_way_of_one_project_with_who_and_why(year_made):
    lamps = promise_of(year_made[1]["lamps"])
    assert [amount // MILLION for amount in lamps.promise.amounts] == [20, 20, 20, 12, 10]
    assert told(lamps) == [
        (Where.COMMITTEE, -8, "재정이 어렵습니다"),
        (Where.COUNCIL, -8, "재정이 어렵습니다"),
        (Where.RESERVE, 2, "태풍"),
    ]
    assert (lamps.changes[0].who, lamps.changes[1].minutes) == ("도시건설위원회", MINUTES)
    assert lamps.ceiling == year_made[1]["lamps"].track.total_ceiling


def test_what_the_department_and_the_head_changed_is_told_too(year_made):
    assert told(promise_of(year_made[1]["bench"])) == [
        (Where.REQUEST, -5, "의자를 셋 줄였습니다"),
        (Where.HEAD, -4, "두 개를 줄입니다"),
    ]


def test_the_sum_of_the_rows_is_the_sum_of_the_year(year, year_made):
    kept = promises(year)
    assert [amount // MILLION for amount in in_sum(kept).amounts] == [70, 65, 61, 48, 10]
    assert by_year(year.government) == [Year(2027, year.total_ceiling, in_sum(kept))]
    assert [(where, amount // MILLION, projects) for where, amount, projects in cuts_by_place(kept)] == [
        (Where.REQUEST, 5, 1), (Where.HEAD, 4, 1), (Where.COUNCIL, 13, 2),
    ]  # fmt: skip


def test_as_of_a_past_day_it_is_as_it_was(year, year_made, kim):
    lamps = year_made[1]["lamps"]
    before = {
        day: promise_of(lamps, end_of(day, year.government)) for day in (date(2026, 12, 19), DECEMBER + timedelta(2))
    }
    assert [one.promise.budget // MILLION for one in before.values()] == [0, 12]
    assert [len(one.changes) for one in before.values()] == [1, 2]
    wrong = CouncilDecision.objects.get(project=lamps)
    correct_decision(wrong, amount=15 * MILLION, reason="재정이 어렵습니다", correction="잘못 옮겼습니다", by=kim)
    assert promise_of(lamps).promise.budget == 15 * MILLION
    assert promise_of(lamps).changes[1].correction == "잘못 옮겼습니다"
    assert {day: promise_of(lamps, end_of(day, year.government)) for day in before} == before


@pytest.mark.parametrize("table", ["entry", "booking", "councilact", "councildecision"])
def test_nobody_rewrites_a_promise(year, year_made, table):
    """Each table that the page is made of; and the same with its trigger gone, which shows that the trigger is what holds."""
    before = promises(year)
    changes = {
        "entry": "amount = amount - 1", "booking": "reason = 'x'", "councilact": "reason = 'x'", "councildecision": "reason = 'x'",
    }  # fmt: skip
    rewrite = f"UPDATE budget_{table} SET {changes[table]}"  # noqa: S608
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(rewrite)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM budget_{table}")  # noqa: S608
    assert promises(year) == before
    with transaction.atomic():
        connection.check_constraints()
        append_only(f"budget_{table}").backwards(connection.schema_editor())
        with connection.cursor() as cursor:
            cursor.execute(rewrite)
        assert promises(year) != before
        transaction.set_rollback(True)


def test_sqlite_does_not_replace_a_row_either(year_made):
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    for table in ("councilact", "councildecision", "entry"):
        copy = f"INSERT OR REPLACE INTO budget_{table} SELECT * FROM budget_{table} LIMIT 1"  # noqa: S608
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(copy)


def test_the_page_the_table_and_the_ledger_say_the_same_to_the_won(client, year, year_made):
    page = client.get("/haeoreum/2027/budget/promise/")
    assert page.status_code == 200
    assert page.context["sum"] == in_sum(promises(year))
    rows = in_csv(client, "promise.csv")
    for name in ("selected", "requested", "bill", "budget", "spent"):
        whole = sum(Entry.objects.of_cycle(year).filter(column=name).values_list("amount", flat=True))
        assert sum(int(row[name]) for row in rows) == whole == getattr(page.context["sum"], name)


def test_the_page_as_of_a_day_and_its_table(client, year_made):
    page = client.get("/haeoreum/2027/budget/promise/?known_on=2026-12-19")
    assert (page.context["sum"].bill // MILLION, page.context["sum"].budget) == (61, 0)
    assert {row["budget"] for row in in_csv(client, "promise.csv?known_on=2026-12-19")} == {"0"}
    assert client.get("/haeoreum/2027/budget/promise/?known_on=2031-01-01").status_code == 422


def test_filters_by_field_and_office(client, year_made, line):
    assert len(client.get(f"/haeoreum/2027/budget/promise/?office={line.office.pk}").context["page"]) == 3
    assert len(client.get("/haeoreum/2027/budget/promise/?field=140").context["page"]) == 3
    assert client.get("/haeoreum/2027/budget/promise/?field=010").status_code == 422


def test_published_tables_hold_each_project_once(year, year_made):
    council = list(COUNCIL.rows(year))
    assert [(row[0], row[4], row[12], row[13]) for row in council] == [
        (0, 1, 36 * MILLION, 36 * MILLION), (0, 2, 20 * MILLION, 12 * MILLION), (0, 3, 5 * MILLION, 0),
    ]  # fmt: skip
    assert [row[7] for row in council] == [40 * MILLION, 20 * MILLION, 5 * MILLION]  # as submitted
    assert [row[0] for row in PROMISE.rows(year)] == [1, 2, 3]


@pytest.mark.parametrize("address", ["promise/", "council/0/", "council/"])
def test_a_page_asks_the_database_fourteen_times_at_most(client, address, year_made, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        assert client.get(f"/haeoreum/2027/budget/{address}").status_code == 200
