"""What people see of the money, and what officers and departments do at their pages."""

import csv
import io
from datetime import date

import pytest

from madang.base import clock
from madang.base.places.models import Area
from madang.base.talk import moderation
from madang.base.talk.models import Text, Why
from madang.cycle.budget.models import Bill, Column, Entry, Line, Project, Request, RequestState
from madang.cycle.propose.models import Proposal
from madang.cycle.review.models import Office

BASE = "/haeoreum/2027/budget/"
FILE = '번호,사업,유형,동네,부서,금액,재원,고른 곳\n7,골목 보안등 바꾸기,city,,공원녹지과,"95,760,000",,\n,달빛계단 손잡이,dong,달빛동,공원녹지과,28000000원,시도비,달빛동 주민총회\n'


@pytest.fixture
def do(settle, haeoreum, line):
    """Works at the parks office."""
    return settle("do", haeoreum, "reviewer", office="공원녹지과")


@pytest.fixture
def an(settle, haeoreum):
    """Works at the safety office."""
    Office.objects.create(government=haeoreum, name="안전총괄과")
    return settle("an", haeoreum, "reviewer", office="안전총괄과")


@pytest.fixture
def at(client, sign_in):
    """at(kim).get(…): the page of the budget as this person sees it."""

    def at(person=None):
        if person:
            sign_in(client, person)
        return client

    return at


def table(text, name="table.csv"):
    file = io.BytesIO(text.encode("utf-8-sig"))
    file.name = name
    return file


@pytest.fixture
def entered(at, kim, line, year):
    said = {"file": table(FILE), "chosen_by": "2026년 주민총회", "on": "2020-10-14"}
    at(kim).post(BASE + "office/projects/", said)
    return list(Project.objects.of(year).order_by("number"))


def test_a_list_of_projects_comes_in_whole(entered):
    stairs, lamps = entered
    assert [(one.number, one.title, one.chosen_by) for one in entered] == [
        (1, "달빛계단 손잡이", "달빛동 주민총회"),
        (7, "골목 보안등 바꾸기", "2026년 주민총회"),
    ]
    rows = Entry.objects.order_by("number").values_list("project", "column", "source", "amount")
    assert list(rows) == [
        (lamps.pk, "selected", "municipal", 95_760_000),
        (stairs.pk, "selected", "province", 28_000_000),
    ]


@pytest.mark.parametrize(
    ("row", "field", "line_number"),
    [
        ("8,,city,,공원녹지과,1000,,", "사업", 2),
        ("8,보안등 바꾸기,city,,공원녹지과,-1000,,", "금액", 2),
        ("8,보안등 바꾸기,city,,공원녹지과,천 원,,", "금액", 2),
        ("8,보안등 바꾸기,없는 유형,,공원녹지과,1000,,", "유형", 2),
        ("8,보안등 바꾸기,city,달나라동,공원녹지과,1000,,", "동네", 2),
        ("8,보안등 바꾸기,city,,없는과,1000,,", "부서", 2),
        ("8,보안등 바꾸기,city,,공원녹지과,1000,외상,", "재원", 2),
        ("0,보안등 바꾸기,city,,공원녹지과,1000,,", "번호", 2),
        ("8,보안등 바꾸기,city,,공원녹지과,1000,,\n8,다른 보안등,city,,공원녹지과,1000,,", "번호", 3),
        ("8,보안등 바꾸기,city,,공원녹지과,1000,,\n9,보안등 바꾸기,city,,공원녹지과,1000,,", "사업", 3),
        ("8,900101-1234568,city,,공원녹지과,1000,,", "사업", 2),
        ("8,보안등 바꾸기,city,,공원녹지과,1000,,,남는 칸", "사업", 2),
    ],
)
def test_a_fault_is_named_by_row_and_field_and_nothing_is_kept(at, kim, line, year, row, field, line_number):
    file = FILE.splitlines()[0] + "\n" + row + "\n"
    page = at(kim).post(BASE + "office/projects/", {"file": table(file), "chosen_by": "주민총회", "on": "2020-10-14"})
    assert page.status_code == 422
    assert [(one.row, one.field) for one in page.context["reading"].faults] == [(line_number, field)]
    assert not Project.objects.exists() and not Entry.objects.exists()


def test_a_column_nobody_knows_is_a_fault(at, kim, line, year):
    page = at(kim).post(
        BASE + "office/projects/",
        {"file": table("사업,금 액,얼마\n보안등 바꾸기,1000,3"), "chosen_by": "총회", "on": "2020-10-14"},
    )
    assert [(one.row, one.field) for one in page.context["reading"].faults] == [(1, "얼마")]


LINES = (
    "회계,분야,부문,정책사업,단위사업,세부사업코드,세부사업,통계목코드,통계목,부서,예산안\n"
    "일반회계,140,142,푸른 도시,길 가꾸기,360000020270002D,보안등 정비,401-01,시설비,공원녹지과,200000\n"
    ",,지역및도시,푸른 도시,길 가꾸기,360000020270002D,보안등 정비,201-01,사무관리비,공원녹지과,\n"
)


def test_lines_come_in_with_their_totals_in_thousands(at, kim, line, year):
    done = at(kim).post(BASE + "office/lines/", {"file": table(LINES), "unit": "1000"})
    assert done.status_code == 302
    whole = Entry.objects.get()
    assert (whole.amount, whole.column, whole.project, whole.line.item_code) == (200_000_000, "bill", None, "401-01")
    again = at(kim).post(BASE + "office/lines/", {"file": table(LINES), "unit": "1000"})
    assert [one.field for one in again.context["reading"].faults] == ["세부사업코드", "세부사업코드"]
    assert Line.objects.count() == 3


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("401-01", "40101", "통계목코드"),
        (",142,", ",999,", "부문"),
        (",140,", ",010,", "분야"),
        ("200000", "-3", "예산안"),
    ],
)
def test_a_wrong_line_is_named(at, kim, line, year, old, new, field):
    page = at(kim).post(BASE + "office/lines/", {"file": table(LINES.replace(old, new, 1)), "unit": "1"})
    assert [(one.row, one.field) for one in page.context["reading"].faults] == [(2, field)]
    assert Line.objects.count() == 1


@pytest.fixture
def asked(at, kim, entered):
    """Both projects are asked of the parks office."""
    at(kim).post(BASE + "office/act/", {"number": [1, 7], "act": "ask", "due_on": "2026-10-31"})
    return [one.request for one in Project.objects.order_by("number")]


def test_departments_are_asked_together(asked):
    assert [(one.state, one.office.name) for one in asked] == [(RequestState.ASKED, "공원녹지과")] * 2


REQUESTS = (
    "사업번호,세부사업코드,통계목코드,재원,금액,까닭\n"
    "1,360000020270001D,401-01,시도비,20000000,\n"
    "1,360000020270001D,401-01,시비,8000000,\n"
    "7,360000020270001D,401-01,,90000000,입찰가를 살펴 낮추었습니다\n"
)


@pytest.fixture
def sent(at, do, asked):
    at(do).post(BASE + "requests/", {"file": table(REQUESTS)})
    return asked


def test_a_department_sends_its_table(sent):
    assert [one.state for one in Request.objects.order_by("pk")] == [RequestState.SENT] * 2
    rows = Entry.objects.filter(column=Column.REQUESTED).order_by("number")
    assert [(one.project.number, one.source, one.amount) for one in rows] == [
        (1, "province", 20_000_000), (1, "municipal", 8_000_000), (7, "municipal", 90_000_000),
    ]  # fmt: skip


def test_another_amount_without_a_reason_is_refused_whole(at, do, asked):
    page = at(do).post(BASE + "requests/", {"file": table(REQUESTS.replace("입찰가를 살펴 낮추었습니다", ""))})
    assert "금액이 다른 까닭을 적어 주세요" in page.content.decode()
    assert not Entry.objects.filter(column=Column.REQUESTED).exists()


def test_another_department_has_nothing_to_send(at, an, asked):
    assert at(an).get(BASE + "requests/").context["rows"] == []
    page = at(an).get(BASE + "requests/7/")
    assert page.status_code == 404


def test_a_department_fills_in_one_project_by_hand(at, do, asked, line):
    page = at(do).get(BASE + "requests/1/")
    assert "₩28,000,000" in page.content.decode() or "2,800만 원" in page.content.decode()
    parts = {f"part{n}-{name}": value for n in range(4) for name, value in (("source", "municipal"), ("amount", ""))}
    said = parts | {"part0-line": line.pk, "part0-amount": "27000000", "part1-line": line.pk, "part1-amount": "1"}
    assert at(do).post(BASE + "requests/1/", said | {"act": "send"}).status_code == 422  # the same line twice
    said |= {"part1-source": "national", "act": "keep", "reason": "입찰가가 낮아졌습니다"}
    assert at(do).post(BASE + "requests/1/", said).status_code == 302
    assert not Entry.objects.filter(column=Column.REQUESTED).exists()
    assert at(do).post(BASE + "requests/1/", said | {"act": "send"}).status_code == 302
    assert sum(one.amount for one in Entry.objects.filter(column=Column.REQUESTED)) == 27_000_001


def test_a_department_may_ask_for_nothing_and_says_why(at, do, asked):
    assert at(do).post(BASE + "requests/1/", {"act": "decline", "no-reason": ""}).status_code == 422
    at(do).post(BASE + "requests/1/", {"act": "decline", "no-reason": "다른 사업으로 올해 마칩니다"})
    assert Request.objects.get(project__number=1).state == RequestState.LEFT_OUT
    assert "다른 사업으로 올해 마칩니다" in at().get(BASE + "1/").content.decode()


@pytest.fixture
def in_bill(at, kim, sent):
    at(kim).post(BASE + "office/act/", {"number": [1, 7], "act": "in_bill"})
    return Bill.objects.get()


def test_requests_go_into_the_bill_and_their_line_grows(in_bill, line):
    bill = Entry.objects.filter(column=Column.BILL)
    assert sum(one.amount for one in bill.filter(project=None)) == 118_000_000
    assert sum(one.amount for one in bill.exclude(project=None)) == 118_000_000
    assert [one.state for one in Request.objects.all()] == [RequestState.IN_BILL] * 2


def test_another_amount_in_the_bill_says_why(at, kim, sent):
    part = Request.objects.get(project__number=7).parts.get()
    said = {"act": "in_bill", f"in_bill-amount{part.pk}": "80000000", "in_bill-reason": ""}
    assert "까닭을 적어 주세요" in at(kim).post(BASE + "office/projects/7/", said).content.decode()
    at(kim).post(BASE + "office/projects/7/", said | {"in_bill-reason": "재정 사정으로 줄였습니다"})
    page = at().get(BASE + "7/").content.decode()
    assert Entry.objects.get(column=Column.BILL, project__number=7).amount == 80_000_000
    assert "재정 사정으로 줄였습니다" in page


def test_what_is_left_out_says_why_on_its_page(at, kim, sent):
    at(kim).post(BASE + "office/projects/7/", {"act": "leave_out", "leave_out-reason": "도로 공사와 겹칩니다"})
    assert Request.objects.get(project__number=7).state == RequestState.LEFT_OUT
    assert "도로 공사와 겹칩니다" in at().get(BASE + "7/").content.decode()


def test_nothing_goes_into_a_bill_that_is_with_the_council(at, kim, sent):
    Bill.objects.create(
        government=kim.parts.get().government, fiscal_year=2027, state="submitted", submitted_on=date(2026, 11, 20)
    )
    page = at(kim).post(BASE + "office/act/", {"number": [1, 7], "act": "in_bill"})
    assert "이미 의회에 있습니다" in page.content.decode()
    assert not Entry.objects.filter(column=Column.BILL).exists()


@pytest.mark.parametrize(
    "path", ["", "1/", "lines/", "ledger/", "classification/", "summary/", "ledger/?known_on=2020-01-01"]
)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_everyone_reads_every_page(at, in_bill, path, language, client):
    client.logout()
    assert client.get(BASE + path, headers={"accept-language": language}).status_code == 200


def test_the_page_adds_up_in_the_unit_that_is_asked_for(at, in_bill):
    page = at().get(BASE + "?unit=1000000").content.decode()
    assert "(단위: 백만원)" in page
    assert [page.count(f">{shown}<") for shown in ("123", "118", "28", "90")] == [1, 2, 3, 2]


def test_a_line_says_who_shares_it(at, in_bill, line):
    standing = at().get(f"{BASE}lines/{line.pk}/").context["standing"]
    assert [(share.project.number, share.part.numerator) for share in standing.shares] == [(1, 14), (7, 45)]


def test_the_ledger_as_of_a_past_day_is_empty(at, in_bill):
    assert at().get(BASE + "ledger/?known_on=2020-01-01").context["page"].paginator.count == 0
    assert at().get(BASE + "ledger/?column=bill").context["page"].paginator.count == 4


def test_an_officer_takes_an_entry_back_with_a_reason(at, kim, in_bill):
    entry = Entry.objects.get(column=Column.BILL, project__number=7)
    here = f"{BASE}office/ledger/{entry.number}/"
    assert at(kim).post(here, {"reason": ""}).status_code == 422
    assert at(kim).post(here, {"reason": "두 번 담았습니다"}).status_code == 302
    assert sum(one.amount for one in Entry.objects.filter(column=Column.BILL, project__number=7)) == 0
    assert "두 번 담았습니다" in at().get(BASE + "7/").content.decode()
    assert Request.objects.get(project__number=7).state == RequestState.SENT  # so that it can be put in anew
    assert at(kim).post(here, {"reason": "또"}).status_code == 403


def test_what_the_council_has_is_not_taken_back(at, kim, in_bill):
    entry = Entry.objects.get(column=Column.BILL, project__number=7)
    Bill.objects.update(state="submitted", submitted_on=date(2026, 11, 20))
    assert at(kim).get(f"{BASE}office/ledger/{entry.number}/").status_code == 403


def test_a_hidden_wish_is_hidden_here_too(at, client, entered, year, ara, kim, settle, haeoreum):
    """Its words are gone from every page and table; its number and its money stay."""
    wish = Proposal.objects.create(
        cycle=year, track=year.tracks.get(code="city"), number=9, title="가릴 제목", proposer=ara, state="eligible",
        submitted_at=clock.now(), published_at=clock.now(),
    )  # fmt: skip
    Project.objects.filter(number=7).update(proposal=wish, title="가릴 제목")
    pages = ["2027/budget/", "2027/budget/7/", "2027/budget/ledger/", "2027/data/projects/", "2027/budget/summary/"]
    client.logout()
    seen = [page for page in pages if "가릴 제목" in client.get(f"/haeoreum/{page}").content.decode()]
    assert seen == pages[:4]  # a negative control; nothing is in the bill yet
    text = Text.objects.create(
        government=haeoreum, subject=wish.subject, about=wish.subject, title=wish.title, language="ko"
    )
    moderation.hide(text, Why.PERSONAL, "이름이 있습니다.", by=kim)
    assert [page for page in pages if "가릴 제목" in client.get(f"/haeoreum/{page}").content.decode()] == []


def test_what_a_council_decided_is_not_taken_back_here(at, kim, in_bill, line):
    from madang.cycle.budget.ledger import Posting, book

    book(line.government, [Posting(Column.BUDGET, 5, line=line)], cause="bill/1", by=kim, on=date(2026, 12, 18))
    entry = Entry.objects.get(column=Column.BUDGET)
    page = at(kim).post(f"{BASE}office/ledger/{entry.number}/", {"reason": "되돌립니다"})
    assert "여기에서 되돌리지 않습니다" in page.content.decode()


def test_the_summary_is_the_bill(at, in_bill):
    file = at().get(BASE + "summary.xlsx")
    assert file.status_code == 200
    page = at().get(BASE + "summary/").content.decode()
    assert page.count("118,000") == 2 and "(단위: 천원)" in page or "천원" in page


def test_the_tables_say_what_the_page_says(at, in_bill, client):
    rows = list(
        csv.DictReader(io.StringIO(b"".join(client.get("/haeoreum/2027/data/projects.csv")).decode("utf-8-sig")))
    )
    assert [(row["number"], row["bill"]) for row in rows] == [("1", "28000000"), ("7", "90000000")]
    ledger = list(csv.DictReader(io.StringIO(b"".join(client.get("/haeoreum/data/ledger.csv")).decode("utf-8-sig"))))
    assert [row["project"] for row in ledger] == [
        "2027-7",
        "2027-1",
        "2027-1",
        "2027-1",
        "2027-7",
        "",
        "2027-1",
        "2027-1",
        "2027-7",
    ]
    assert client.get("/haeoreum/2027/data/lines.json").status_code == 200


def test_an_area_is_a_sieve(at, in_bill, haeoreum):
    area = Area.objects.get(name="달빛동")
    assert [row.project.number for row in at().get(f"{BASE}?area={area.pk}").context["page"]] == [1]
