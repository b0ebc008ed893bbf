"""An extract meets the ledger: what is booked, what waits, and what an officer makes of it."""

from datetime import date, datetime

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.budget.ledger import Posting, account_of, book
from madang.cycle.budget.models import Column, Entry, Line, Project, Source
from madang.cycle.execute.extracts.actions import (
    Part,
    explain_rest,
    explain_row,
    lower_to,
    match_row,
    split_row,
    take_in,
)
from madang.cycle.execute.extracts.reading import Told, read_extract
from madang.cycle.execute.models import Extract, ExtractRow, Fate

from .conftest import SEOUL
from .extract_files import api_row, csv_of

JULY = datetime(2027, 7, 10, 10, tzinfo=SEOUL)


@pytest.fixture
def whole(haeoreum, bench, line, kim, decided):
    """The bench has the whole line: the other 20 million go back."""
    book(
        haeoreum,
        [Posting(Column.BUDGET, -20_000_000, line=line)],
        cause="bill/2",
        by=kim,
        on=date(2027, 3, 1),
        reason="감추경",
    )


@pytest.fixture
def take(haeoreum, kim, decided):
    """take(rows…, day="20270630"): an extract of July, read and taken in."""
    with clock.set_to(JULY):

        def take(*rows, digest="") -> Extract:
            reading = read_extract(csv_of(*rows), Told(2027, today=date(2027, 7, 10)))
            assert reading.faults == []
            digest = digest or f"{Extract.objects.count():064}"
            return take_in(haeoreum, 2027, reading, origin="lofin", file_name="6월.csv", digest=digest, by=kim)

        yield take


def _fates(extract) -> list[tuple[str, str]]:
    return list(ExtractRow.objects.filter(extract=extract).with_fate().order_by("number").values_list("kind", "why"))


def _spent(haeoreum, **which) -> int:
    return account_of(Entry.objects.of(haeoreum).filter(**which)).spent


def test_what_is_new_is_booked_on_the_line_and_on_the_project_that_has_it_whole(whole, take, haeoreum, bench, line):
    extract = take(api_row(spent=12_000_000))
    assert _fates(extract) == [("booked", "")]
    assert (_spent(haeoreum, project=None, line=line), _spent(haeoreum, project=bench)) == (12_000_000, 12_000_000)
    booking = Fate.objects.get().booking
    assert (booking.cause, booking.on) == (extract.subject, date(2027, 6, 30))


def test_only_the_difference_to_what_is_known_is_booked(whole, take, haeoreum, bench, line, kim):
    paid = [Posting(Column.SPENT, 5_000_000, bench, line)]
    book(haeoreum, paid, cause="payment/1", by=kim, on=date(2027, 5, 4))
    take(api_row(spent=12_000_000))
    take(api_row(spent=15_000_000, exe_ymd="20270709"))
    assert (_spent(haeoreum, project=None, line=line), _spent(haeoreum, project=bench)) == (15_000_000, 15_000_000)
    assert _fates(take(api_row(spent=15_000_000, exe_ymd="20270709"))) == [("same", "")]


def test_the_same_file_is_known_by_its_digest(whole, take):
    take(api_row(), digest="a" * 64)
    with pytest.raises(Refused, match="execute.extract_taken_already"):
        take(api_row(), digest="a" * 64)
    assert (Extract.objects.count(), ExtractRow.objects.count()) == (1, 1)


WAITING = {
    "no_line": api_row(code="360000020279999D"),
    "unit": api_row(spent=28_400, bdg_cash_amt=30_000, cpl_amt=30_000),
    "budget": api_row(bdg_cash_amt=29_000_000),
}


@pytest.mark.parametrize("why", WAITING)
def test_what_does_not_fit_waits(whole, take, haeoreum, why):
    assert _fates(take(WAITING[why])) == [("waiting", why)]
    assert _spent(haeoreum) == (2 * 28_400_000 if why == "budget" else 0)


def test_less_than_the_ledger_waits_until_an_officer_says_why(whole, take, haeoreum, bench, line, kim):
    take(api_row(spent=12_000_000))
    extract = take(api_row(spent=11_000_000, exe_ymd="20270709"))
    assert (_fates(extract), _spent(haeoreum, project=bench)) == ([("waiting", "less")], 12_000_000)
    row = extract.rows.get()
    with pytest.raises(Refused, match="execute.say_why"):
        lower_to(row, " ", by=kim)
    lower_to(row, "업체가 돌려준 돈", by=kim)
    assert (_spent(haeoreum, project=bench), _spent(haeoreum, project=None)) == (11_000_000, 11_000_000)
    assert _fates(extract) == [("split", "")]


def test_an_older_extract_books_nothing(whole, take, haeoreum):
    take(api_row(spent=12_000_000, exe_ymd="20270709"))
    assert _fates(take(api_row(spent=13_000_000, exe_ymd="20270630"))) == [("waiting", "older")]
    assert _spent(haeoreum, project=None) == 12_000_000


def test_more_than_the_project_has_is_booked_on_the_line_alone(whole, take, haeoreum, bench, line, kim):
    carried = [Posting(Column.CARRIED_OUT, 10_000_000, bench, line, detail="explicit")]
    book(haeoreum, carried, cause="change/1", by=kim, on=date(2027, 6, 1))
    assert _fates(take(api_row(spent=28_000_000))) == [("waiting", "over")]
    assert (_spent(haeoreum, project=None), _spent(haeoreum, project=bench)) == (28_000_000, 0)


def test_a_line_that_projects_share_is_split_by_an_officer(take, haeoreum, bench, line, kim):
    extract = take(api_row(bdg_cash_amt=50_000_000, spent=12_000_000))
    assert (_fates(extract), _spent(haeoreum, project=bench)) == ([("waiting", "projects")], 0)
    row = extract.rows.get()
    with pytest.raises(Refused, match="execute.split_is_off"):
        split_row(row, [Part(bench, Source.MUNICIPAL, 12_000_001)], "나눔", by=kim)
    split_row(row, [Part(bench, Source.MUNICIPAL, 9_000_000)], "나머지는 다른 공원의 의자", by=kim)
    assert (_spent(haeoreum, project=None), _spent(haeoreum, project=bench)) == (12_000_000, 9_000_000)
    with pytest.raises(Refused, match="execute.row_is_closed"):
        explain_row(row, "한 번 더", by=kim)


def test_a_line_of_several_sources_is_split_by_source(whole, take, haeoreum, bench, line, kim):
    more = [
        Posting(Column.BUDGET, 5_000_000, None, line, Source.PROVINCE),
        Posting(Column.BUDGET, 5_000_000, bench, line, Source.PROVINCE),
    ]
    book(haeoreum, more, cause="bill/3", by=kim, on=date(2027, 4, 1))
    extract = take(api_row(bdg_cash_amt=35_000_000, spent=12_000_000))
    assert (_fates(extract), _spent(haeoreum)) == ([("waiting", "sources")], 0)
    parts = [Part(who, Source.PROVINCE, 5_000_000) for who in (None, bench)]
    with pytest.raises(Refused, match="execute.split_is_off"):
        split_row(extract.rows.get(), parts, "도비 먼저", by=kim)
    parts += [Part(who, Source.MUNICIPAL, 7_000_000) for who in (None, bench)]
    split_row(extract.rows.get(), parts, "도비 먼저", by=kim)
    assert (_spent(haeoreum, project=None), _spent(haeoreum, project=bench)) == (12_000_000, 12_000_000)


def test_a_row_of_a_new_code_is_led_to_its_line(whole, take, haeoreum, bench, line, kim):
    extract = take(api_row(code="360000020279999D", spent=1_000_000), api_row(code="360000020278888D"))
    row = extract.rows.first()
    match_row(row, line, "추경에서 코드가 바뀜", by=kim)
    assert explain_rest(extract, "주민참여예산 사업이 아님", by=kim) == 1
    assert _fates(extract) == [("split", ""), ("explained", "")]
    assert _spent(haeoreum, project=bench) == 1_000_000
    assert [fate.kind for fate in row.fates.all()] == ["waiting", "split"]


def test_a_line_of_another_year_or_town_is_no_answer(whole, take, neighbour, line, kim):
    row = take(api_row(code="360000020279999D")).rows.get()
    other = Line.objects.create(
        government=line.government, fiscal_year=2026, office=line.office, sector=line.sector, policy="푸른 도시",
        unit="공원", code=line.code, name=line.name, item_code="401-01", item="시설비",
    )  # fmt: skip
    with pytest.raises(Refused, match="execute.not_a_line_of_the_year"):
        match_row(row, other, "지난해 줄", by=kim)


def test_residents_take_nothing_in(whole, haeoreum, ara):
    reading = read_extract(csv_of(api_row()), Told(2027, today=date(2027, 7, 10)))
    with pytest.raises(Refused, match="budget.officers_only"):
        take_in(haeoreum, 2027, reading, origin="lofin", file_name="a.csv", digest="b" * 64, by=ara)
    assert Extract.objects.count() == 0


def test_a_fault_in_one_row_stores_none(whole, haeoreum, kim):
    reading = read_extract(
        csv_of(api_row(), api_row(code="360000020270002D", spent="-1")), Told(2027, date(2027, 7, 10))
    )
    with pytest.raises(Refused, match="execute.extract_has_faults"):
        take_in(haeoreum, 2027, reading, origin="lofin", file_name="a.csv", digest="b" * 64, by=kim)
    assert (Extract.objects.count(), ExtractRow.objects.count(), _spent(haeoreum)) == (0, 0, 0)


@pytest.mark.parametrize("model", [Extract, ExtractRow, Fate])
def test_what_came_and_what_became_of_it_stays(whole, take, model):
    take(api_row())
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(id=99)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all()._raw_delete("default")
    assert model.objects.count() == 1


def test_three_hundred_rows_are_taken_in_with_few_questions(whole, take, django_assert_max_num_queries):
    rows = [api_row(f"36000002027{number:04}X") for number in range(300)]
    with django_assert_max_num_queries(60):
        take(*rows)


def test_two_projects_of_one_extract_never_get_more_than_they_have(whole, take, haeoreum, bench, line, kim):
    """The bench stands on two lines; together they say more than it has."""
    second = Line.objects.create(
        government=haeoreum, fiscal_year=2027, office=line.office, sector=line.sector, policy="푸른 도시", unit="공원",
        code="360000020270002D", name="공원 등", item_code="401-01", item="시설비",
    )  # fmt: skip
    given = [Posting(Column.BUDGET, 4_000_000, None, second), Posting(Column.BUDGET, 4_000_000, bench, second)]
    carried = Posting(Column.CARRIED_OUT, 10_000_000, bench, line)
    book(haeoreum, [*given, carried], cause="bill/3", by=kim, on=date(2027, 4, 1))
    rows = api_row(spent=22_000_000), api_row(code=second.code, spent=4_000_000, bdg_cash_amt=4_000_000)
    assert _fates(take(*rows)) == [("booked", ""), ("waiting", "over")]
    assert Project.objects.count() == 1
