"""What Ara reads about the bench, and what the office fills in without JavaScript."""

import csv
import io
from datetime import date

import pytest
from django.utils import timezone

from madang.cycle.budget.ledger import Posting, account_of, book
from madang.cycle.budget.models import Column, Entry
from madang.cycle.execute.models import Change, Contract, Payment, Report, State, Work
from madang.cycle.execute.money import pockets_of

HERE = "/haeoreum/2027/execute/"


@pytest.fixture
def officer(client, sign_in, kim):
    return sign_in(client, kim)


def key(work):
    return pockets_of(work.project)[0].key


def test_the_officer_starts_what_the_council_decided(decided, bench, officer, client):
    page = client.get(f"{HERE}desk/").text
    assert "시작할 사업 고르기" in page
    given = {
        "number": ["1"],
        "starts": "2027-03-02",
        "until": "2027-10-29",
        "steps": "2027-04-30 설계 마침\n2027-10-29 준공",
    }
    assert client.post(f"{HERE}desk/start/", given | {"steps": "설계"}).status_code == 422
    assert not Work.objects.exists()
    assert client.post(f"{HERE}desk/start/", given).status_code == 302
    assert [step.title for step in Work.objects.get().milestones.all()] == ["설계 마침", "준공"]


def test_contract_and_payment_are_filled_in_and_read_by_everyone(work, officer, client):
    contract = {
        "title": "의자 만들기",
        "company": "해오름조경",
        "kind": "construction",
        "tender": "open",
        "since": "2027-03-01",
    }
    assert client.post(f"{HERE}desk/1/contract/", contract | {f"amount-{key(work)}": "28000000"}).status_code == 302
    pay = {"title": "선급금", "on": "2027-03-02", "contract": Contract.objects.get().pk}
    too_much = client.post(f"{HERE}desk/1/pay/", pay | {f"amount-{key(work)}": "30000001"})
    assert (too_much.status_code, Payment.objects.count()) == (422, 0)
    assert client.post(f"{HERE}desk/1/pay/", pay | {f"amount-{key(work)}": "8000000"}).status_code == 302
    client.logout()
    page = client.get(f"{HERE}1/").text
    assert "해오름조경" in page
    assert "8,000,000" in page
    assert "26.6%" in page  # 8 of 30 million, cut


def test_a_payment_is_taken_back_on_a_page(work, officer, client):
    client.post(f"{HERE}desk/1/pay/", {"title": "선급금", "on": "2027-03-02", f"amount-{key(work)}": "500"})
    assert client.post(f"{HERE}desk/1/pay/1/back/", {"on": "2027-03-02", "reason": ""}).status_code == 422
    assert client.post(f"{HERE}desk/1/pay/1/back/", {"on": "2027-03-02", "reason": "두 번 적음"}).status_code == 302
    assert account_of(Entry.objects.filter(project=work.project)).spent == 0
    assert client.get(f"{HERE}desk/1/pay/2/back/").status_code == 403


def test_a_change_is_refused_with_its_law_and_kept_with_its_reason(work, officer, client):
    given = {
        "kind": "carried_explicit", "on": "2027-03-02", "reason": "공사가 늦습니다", "notice": "내년 봄에 놓습니다",
        "pocket": key(work), "amount": "5000000", "seen": "0",
    }  # fmt: skip
    refused = client.post(f"{HERE}desk/1/change/", given)
    assert (refused.status_code, "제50조" in refused.text, Change.objects.count()) == (422, True, 0)
    assert client.post(f"{HERE}desk/1/change/", given | {"council_on": "2027-03-01"}).status_code == 302
    assert "내년 봄에 놓습니다" in client.get(f"{HERE}1/").text


def test_the_quarter_is_one_table_and_who_is_late_says_why(work, officer, client):
    row = {"work-1-state": "delayed", "work-1-percent": "10", "work-1-done": "설계를 시작했습니다", "work-1-reason": ""}
    late = client.post(f"{HERE}desk/report/2027-1/", row)
    assert (late.status_code, "까닭을 적어 주세요" in late.text, Report.objects.count()) == (422, True, 0)
    assert (
        client.post(f"{HERE}desk/report/2027-1/", row | {"work-1-reason": "주민 의견을 더 듣습니다"}).status_code == 302
    )
    assert Work.objects.get().state == State.DELAYED
    assert "주민 의견을 더 듣습니다" in client.get(f"{HERE}1/").text


def test_an_empty_row_says_nothing(work, officer, client):
    row = {"work-1-state": "delayed", "work-1-percent": "10", "work-1-done": "", "work-1-reason": ""}
    assert client.post(f"{HERE}desk/report/2027-1/", row).status_code == 302
    assert not Report.objects.exists()


TABLE = "사업번호,구분,날짜,이름,금액,계약한 곳\n1,계약,2027-02-01,의자 만들기,28000000,해오름조경\n1,지출,2027-03-02,선급금,8400000,\n"


def test_a_table_of_contracts_and_payments_is_kept_whole(work, officer, client):
    assert client.post(f"{HERE}desk/books/", {"table": TABLE}).status_code == 302
    account = account_of(Entry.objects.filter(project=work.project))
    assert (account.committed, account.spent) == (28_000_000, 8_400_000)
    assert Payment.objects.get().contract == Contract.objects.get()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("9,지출,2027-03-02,선급금,1,", "사업번호"),
        ("1,지출,2027-03-02,선급금,-1,", "금액"),
        ("1,지출,2027-09-02,선급금,1,", "날짜"),
        ("1,빌림,2027-03-02,선급금,1,", "구분"),
        ("1,계약,2027-03-02,선급금,1,", "계약한 곳"),
        ("1,지출,2027-03-02,선급금,30000001,", "남은 예산은"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_kept(bad, said, work, officer, client):
    page = client.post(f"{HERE}desk/books/", {"table": TABLE + bad + "\n"})
    assert (page.status_code, "4째 줄" in page.text, said in page.text) == (422, True, True)
    assert not Contract.objects.exists()


def test_steps_are_filled_in(work, officer, client):
    assert (
        client.post(
            f"{HERE}desk/1/steps/", {"new-1-title": "설계", "new-1-expected_on": "2027-04-30", "seen": "0"}
        ).status_code
        == 302
    )
    step = work.milestones.get()
    done = {f"step-{step.pk}-expected_on": "2027-04-30", f"step-{step.pk}-done_on": "2027-12-30", "seen": "1"}
    assert client.post(f"{HERE}desk/1/steps/", done).status_code == 422
    assert client.post(f"{HERE}desk/1/steps/", done | {f"step-{step.pk}-done_on": "2027-03-02"}).status_code == 302
    assert work.milestones.get().done_on == date(2027, 3, 2)


@pytest.mark.parametrize(
    "asked", ["", "?state=late", "?state=running", "?q=의자", "?office=x&area=9&field=000", "?page=99"]
)
def test_the_list_is_filtered_and_never_breaks(asked, work, client):
    assert client.get(f"{HERE}{asked}").status_code == 200


def test_late_works_are_found(work, client):
    assert "새내천 쉼터 의자" not in client.get(f"{HERE}?state=late").text
    Work.objects.update(until=date(2027, 3, 1))
    assert "새내천 쉼터 의자" in client.get(f"{HERE}?state=late").text


@pytest.mark.parametrize("name", ["works", "contracts", "payments", "changes", "reports"])
def test_every_table_is_published(name, work, officer, client):
    client.post(f"{HERE}desk/books/", {"table": TABLE})
    assert client.get(f"/haeoreum/2027/data/{name}/").status_code == 200
    assert client.get(f"/haeoreum/2027/data/{name}.csv").status_code == 200


def test_page_table_and_document_say_the_same_won(work, officer, client):
    client.post(f"{HERE}desk/books/", {"table": TABLE})
    text = b"".join(client.get("/haeoreum/2027/data/works.csv")).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["given"], row["committed"], row["spent"], row["left"]) == (
        "30000000",
        "28000000",
        "8400000",
        "21600000",
    )
    assert "8,400,000" in client.get(f"{HERE}1/").text
    assert "8,400" in client.get(f"{HERE}status/2027-1/").text


@pytest.mark.parametrize("suffix", ["hwpx", "xlsx"])
def test_the_status_of_a_quarter_is_a_document(suffix, work, client):
    assert client.get(f"{HERE}status/2027-1.{suffix}").status_code == 200
    assert client.get(f"{HERE}status/2027-9/").status_code == 404


def test_the_status_says_what_held_then(work, officer, client):
    """A payment of the second quarter is not in the first quarter's table."""
    from madang.base import clock

    with clock.set_to(timezone.datetime(2027, 7, 1, 9, tzinfo=clock.KOREA)):
        client.post(f"{HERE}desk/books/", {"table": TABLE + "1,지출,2027-06-30,중도금,600000,\n"})
        first, second = (client.get(f"{HERE}status/2027-{number}/").text for number in (1, 2))
    assert ("8,400" in first, "9,000" in first) == (True, False)
    assert "9,000" in second


def test_a_resident_sees_no_desk(work, client, sign_in, ara):
    sign_in(client, ara)
    for path in (
        "desk/",
        "desk/1/",
        "desk/1/pay/",
        "desk/1/change/",
        "desk/report/2027-1/",
        "desk/books/",
        "desk/start/",
    ):
        assert client.get(HERE + path).status_code == 403


def test_every_document_of_the_execution_carries_its_rows(work, client, bench, line, kim, haeoreum):
    book(haeoreum, [Posting(Column.SPENT, 1_234_567, bench, line)], cause="test", by=kim, on=date(2027, 3, 2))
    status = client.get(f"{HERE}status/2027-1.json").json()["sources"][0]["rows"][0]
    assert (status["spent"], status["unspent"]) == (1_234_567, 28_765_433)
    money = client.get(f"{HERE}watch/1/completion.json").json()["sources"][0]["rows"][0]
    assert (money["fiscal_year"], money["available"], money["spent"]) == (2027, 30_000_000, 1_234_567)


def test_an_ended_work_is_late_no_more(work, client):
    work.milestones.create(order=1, title="설계", planned_on=date(2027, 1, 29), expected_on=date(2027, 1, 29))
    assert "늦음" in client.get(f"{HERE}1/").text
    Work.objects.filter(pk=work.pk).update(state=State.CANCELLED, ended_on=date(2027, 3, 2))
    assert "늦음" not in client.get(f"{HERE}1/").text.partition("<main")[2]
