"""The pages of the settlement as people meet them, and what they cost."""

import hashlib
from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, Project
from madang.cycle.settle.actions.closing import Said, approve, draw_up, inspect
from madang.cycle.settle.actions.filling import Given, explain
from madang.cycle.settle.models import Indicator, Leftover, Measurement, Settlement

HOME = "/haeoreum/2027/settle/"
JUNE = datetime(2028, 6, 22, 10, tzinfo=clock.KOREA)


def read(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def words(page):
    return " ".join(page.find("main").get_text(" ").split())


@pytest.fixture
def officer(client, sign_in, kim):
    return sign_in(client, kim)


@pytest.fixture
def approved(settlement, books, bench, kim):
    explain(settlement, [Given(bench, "contract", "낙찰가가 예정보다 낮았습니다.")], by=kim)
    draw_up(settlement, by=kim)
    with clock.set_to(JUNE):
        days = {"began_on": date(2028, 4, 3), "ended_on": date(2028, 4, 20), "given_on": date(2028, 4, 28)}
        inspect(settlement, [Said("improve", "낙찰차액을 미리 살피십시오.")], by=kim, inspectors=3, **days)
        approve(settlement, by=kim, approved_on=date(2028, 6, 20), submitted_on=date(2028, 5, 20))
        yield settlement


def test_the_columns_are_those_of_the_law(client, settlement, books):
    table = next(one for one in read(client, HOME).find_all("table") if "시행령 제12조" in one.get_text())
    head = [cell.get_text() for cell in table.find("thead").find_all("th")]
    assert head[1:] == [
        "예산액", "전년도이월액", "예비비", "전용 등 증감", "예산현액", "지출액", "다음연도이월액", "집행잔액",
    ]  # fmt: skip


def test_a_year_without_money_says_so(client, year):
    assert "결산할 돈이 없습니다" in words(read(client, HOME))


def test_what_was_approved_is_shown_with_its_digest(client, approved):
    page = read(client, HOME)
    assert approved.digest in words(page)
    assert "낙찰가가 예정보다 낮았습니다." in words(page)
    frozen = client.get(f"{HOME}in/2027/frozen.json").content
    assert hashlib.sha256(frozen).hexdigest() == approved.digest


def test_a_draft_shows_no_reason_yet(client, settlement, books, bench, kim):
    explain(settlement, [Given(bench, "contract", "아직 다듬는 말")], by=kim)
    assert "아직 다듬는 말" not in words(read(client, HOME))
    read(client, f"{HOME}in/2027/report/", status=403)


def test_a_past_day_on_the_page(client, settlement, books):
    with clock.set_to(JUNE):
        page = words(read(client, f"{HOME}?on=2028-03-01"))
        assert "2028년 3월 1일" in page
        assert "결산할 돈이 없습니다" in page
        assert "지난날의 결산표" not in words(read(client, f"{HOME}?on=nonsense"))


def test_one_project_to_the_last_won(client, approved):
    page = words(read(client, f"{HOME}1/"))
    assert "2,840만 원" in page
    assert "160만 원" in page
    assert "낙찰차액" in page


def test_an_officer_fills_the_table_and_draws_it_up(officer, settlement, books):
    page = read(officer, f"{HOME}desk/2027/reasons/")
    assert [box["name"] for box in page.find_all("select")] == ["p1-reason"]
    bad = officer.post(f"{HOME}desk/2027/reasons/", {"p1-reason": "contract", "p1-words": ""})
    assert (bad.status_code, Leftover.objects.count()) == (422, 0)
    officer.post(f"{HOME}desk/2027/reasons/", {"p1-reason": "contract", "p1-words": "낮은 낙찰가"})
    assert Leftover.objects.get().amount == 1_600_000
    officer.post(f"{HOME}desk/2027/draw-up/")
    assert Settlement.objects.get().state == "drawn_up"


def test_an_officer_writes_indicators(officer, settlement, books, bench):
    said = {
        "project": bench.pk,
        "name": "앉는 사람",
        "unit": "명",
        "expected": "30",
        "better": "more",
        "ground": "제안서",
    }
    officer.post(f"{HOME}desk/2027/indicators/new/", said)
    one = Indicator.objects.get()
    half = {f"i{one.pk}-value": "31"}
    assert officer.post(f"{HOME}desk/2027/indicators/", half).status_code == 422
    whole = half | {
        f"i{one.pk}-source": "현장 조사", f"i{one.pk}-measured_by": "공원녹지과", f"i{one.pk}-measured_on": "2028-02-01",
    }  # fmt: skip
    officer.post(f"{HOME}desk/2027/indicators/", whole)
    assert Measurement.objects.get().value == 31


def test_an_officer_goes_the_whole_way(officer, settlement, books, bench, kim):
    explain(settlement, [Given(bench, "contract", "낮은 낙찰가")], by=kim)
    officer.post(f"{HOME}desk/2027/draw-up/")
    with clock.set_to(JUNE):
        officer.post(
            f"{HOME}desk/2027/inspection/",
            {
                "began_on": "2028-04-03", "ended_on": "2028-04-20", "given_on": "2028-04-28", "inspectors": "3",
                **{f"o{place}-kind": "improve" for place in range(1, 6)}, "o1-words": "더 살피십시오.",
            },
        )  # fmt: skip
        opinion = settlement.opinions.get()
        officer.post(f"{HOME}desk/opinions/{opinion.pk}/", {"answer": "그러겠습니다."})
        officer.post(f"{HOME}desk/2027/approval/", {"submitted_on": "2028-05-20", "approved_on": "2028-06-20"})
        officer.post(f"{HOME}desk/2027/notice/", {"on": "2028-06-22"})
        there = Settlement.objects.get()
        assert (there.state, there.notified_on) == ("approved", date(2028, 6, 22))
        assert "더 살피십시오." in words(read(officer, HOME))
        assert "그러겠습니다." in words(read(officer, f"{HOME}desk/"))


@pytest.mark.parametrize("page", ["", "desk/", "desk/2027/open/", "1/"])
def test_pages_open_in_english(officer, settlement, books, page):
    answer = officer.get(f"{HOME}{page}", headers={"accept-language": "en"})
    assert answer.status_code in (200, 403)


def test_the_page_asks_as_much_for_thirty_projects_as_for_two(client, settlement, books, bench, line, kim, haeoreum):
    client.get(HOME)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    for number in range(3, 33):
        more = Project.objects.create(
            cycle=bench.cycle, number=number, track=bench.track, title=f"쉼터 {number}", office=line.office, chosen_by="총회",
            made_by=kim,
        )  # fmt: skip
        book(haeoreum, [Posting(Column.SELECTED, 1_000, more)], cause="test", by=kim, on=date(2027, 1, 1))
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) == len(few)
    assert len(few) <= 26


def test_residents_ask_on_the_page(client, sign_in, ara, settlement, books):
    sign_in(client, ara).post(f"{HOME}in/2027/talk/", {"words": "왜 남았나요?"})
    assert "왜 남았나요?" in words(read(client, HOME))
    with clock.set_to(clock.now() + timedelta(days=1)):
        assert "답을 기다리는 글: 1" in words(read(client, HOME))


def test_what_the_chair_does_is_not_called_late_by_us(client, approved):
    with clock.set_to(datetime(2028, 8, 1, 10, tzinfo=clock.KOREA)):
        rows = read(client, HOME).find_all("tr")
    [row] = [row.get_text(" ", strip=True) for row in rows if "의장이 결산서 공개" in row.get_text()]
    assert "기한이 지남" not in row


def test_a_project_shows_no_row_for_money_that_never_stood_on_a_line(client, settlement, books, bench):
    assert "아직 줄이 없음" not in words(read(client, f"{HOME}{bench.number}/"))
