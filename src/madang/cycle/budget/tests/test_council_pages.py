"""The pages of the council: an officer fills one table for all projects, everyone reads the path of each."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madang.base.record.models import Entry as Told
from madang.cycle.budget.ledger import account_of
from madang.cycle.budget.models import Bill, CouncilAct, CouncilDecision, Entry

from .council_year import MINUTES, at, decided, drawn_up, submitted

OFFICE = "/haeoreum/2027/budget/office/council/0/"
MILLION = 10**6


@pytest.fixture
def made(year, bench, line, kim):
    with at(2026, 12, 19):
        yield drawn_up(year, bench, line, kim)


@pytest.fixture
def officer(client, kim, sign_in):
    return sign_in(client, kim)


def table(client, **left):
    """The site's own table with amounts and reasons written in, by number."""
    rows = list(csv.DictReader(io.StringIO(client.get(OFFICE + "table.csv").content.decode("utf-8-sig"))))
    for row in rows:
        if said := left.get(f"n{row['번호']}"):
            row.update(said)
    written = io.StringIO()
    filled = csv.DictWriter(written, list(rows[0]))
    filled.writeheader()
    filled.writerows(rows)
    return SimpleUploadedFile("의회.csv", written.getvalue().encode())


def test_from_the_bill_to_the_vote_through_the_pages(officer, made):
    page = officer.get(OFFICE + "submit/")
    assert "2026년 11월 21일" in page.content.decode()  # the day of the law
    officer.post(OFFICE + "submit/", {"on": "2026-11-20", "session": "제312회", "whole": "1,000,000,000,000"})
    assert Bill.objects.get().whole == 10**12
    said = {"place": "committee", "body": "도시건설위원회", "on": "2026-12-01", "minutes": MINUTES}
    officer.post(
        OFFICE + "acts/", said | {"file": table(officer, n2={"금액": "12000000", "까닭": "겹칩니다"}, n1={"금액": ""})}
    )
    assert list(CouncilAct.objects.values_list("project__number", "after")) == [(2, 12 * MILLION), (3, 5 * MILLION)]
    # What the committee left is filled in already, with its reason.
    first = officer.post(OFFICE + "decide/", {"on": "2026-12-18", "minutes": MINUTES, "file": table(officer)})
    assert not CouncilDecision.objects.exists()
    kept = {"table": first.context["kept"], "on": "2026-12-18", "minutes": MINUTES}
    officer.post(OFFICE + "decide/", kept | {"decide": "1"})
    assert [one.outcome for one in CouncilDecision.objects.order_by("project__number")] == ["as_is", "reduced", "as_is"]
    assert account_of(Entry.objects.filter(project__isnull=False)).budget == 57 * MILLION


def test_the_table_on_the_page_does_the_same(officer, made, kim):
    submitted(made[0], kim)
    fields = {"on": "2026-12-18", "minutes": "", "consent": ""}
    for name, amount in (("bench", "40,000,000"), ("lamps", "0"), ("school", "5000000")):
        fields |= {f"amount-{made[1][name].pk}": amount, f"reason-{made[1][name].pk}": ""}
    page = officer.post(OFFICE + "decide/", fields)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [f"reason-{made[1]['lamps'].pk}"])
    page = officer.post(OFFICE + "decide/", fields | {f"reason-{made[1]['lamps'].pk}": "겹칩니다", "decide": "1"})
    assert page.status_code == 302
    assert CouncilDecision.objects.get(project=made[1]["lamps"]).outcome == "cut"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"금액": "-5"}, "금액"), ({"금액": "많이"}, "금액"), ({"번호": "77"}, "번호"), ({"번호": "1"}, "번호"),
        ({"회의록": "어딘가"}, "회의록"), ({"까닭": "가" * 1001}, "까닭"),
    ],
)  # fmt: skip
def test_a_bad_table_names_the_row_and_stores_nothing(officer, made, kim, row, field):
    submitted(made[0], kim)
    said = {"place": "committee", "body": "", "on": "2026-12-01", "file": table(officer, n2=row)}
    page = officer.post(OFFICE + "acts/", said)
    assert (page.status_code, [(one.row, one.field) for one in page.context["form"].faults]) == (422, [(3, field)])
    assert not CouncilAct.objects.exists()


def test_everyone_reads_the_path_and_the_result_in_every_form(client, made, kim):
    submitted(made[0], kim)
    decided(made[0], made[1], kim, lamps=12, school=0)
    page = client.get("/haeoreum/2027/budget/council/0/").content.decode()
    assert "골목 보안등" in page and "재정이 어렵습니다" in page and "전액삭감" in page and MINUTES in page
    assert "바로잡기" not in page
    assert len(client.get("/haeoreum/2027/budget/council/0/?show=cut").context["page"]) == 1
    document = client.get("/haeoreum/2027/budget/council/0/result/")
    assert "의회 심의 결과표" in document.content.decode()
    assert client.get("/haeoreum/2027/budget/council/0/result.xlsx").status_code == 200
    rows = client.get("/haeoreum/2027/budget/council/0/result.json").json()["sources"][0]["rows"]
    assert all(isinstance(row["decided"], int) for row in rows) and rows


def test_a_mistake_is_put_right_on_its_row(officer, made, kim):
    submitted(made[0], kim)
    wrong = decided(made[0], made[1], kim, lamps=12)[1]
    address = f"/haeoreum/2027/budget/office/council/decisions/{wrong.pk}/"
    said = {"amount": "15,000,000", "reason": "재정이 어렵습니다", "correction": "잘못 옮겼습니다", "minutes": ""}
    assert officer.post(address, said | {"correction": ""}).status_code == 422
    assert officer.post(address, said).status_code == 302
    page = officer.get("/haeoreum/2027/budget/council/0/").content.decode()
    assert "잘못 옮겼습니다" in page and "처음에는 1,200만 원으로 적었습니다" in page


def test_a_supplementary_budget_through_the_pages(officer, made, kim):
    submitted(made[0], kim)
    decided(made[0], made[1], kim)
    officer.post("/haeoreum/2027/budget/office/council/supplement/")
    change = "/haeoreum/2027/budget/office/council/1/supplement/"
    pk = made[1]["bench"].pk
    assert officer.post(change, {f"amount-{pk}": "44000000", f"reason-{pk}": "값이 올랐습니다"}).status_code == 302
    assert account_of(Entry.objects.filter(project=pk)).bill == 44 * MILLION
    reserve = officer.post(
        "/haeoreum/2027/budget/office/council/reserve/1/",
        {"line": made[2]["line"].pk, "amount": "1000", "on": "2026-12-18", "reason": "태풍"},
    )
    assert reserve.status_code == 302


def test_without_the_statement_the_officer_is_shown_the_way(client, year, bench, line, kim, sign_in):
    with at(2026, 12, 19):
        drawn_up(year, bench, line, kim, statement=False)
        page = sign_in(client, kim).get(OFFICE + "submit/")
    assert page.status_code == 403
    assert "/haeoreum/2027/budget/statement/" in page.content.decode()


def test_followers_are_told_at_each_turn(made, kim):

    submitted(made[0], kim)
    decided(made[0], made[1], kim, lamps=12)
    lamps = made[1]["lamps"]
    events = (
        Told.objects.of(lamps.cycle.government).about(lamps.subject).order_by("number").values_list("event", flat=True)
    )
    assert list(events) == ["to_council", "council_decided"]


def test_the_council_cuts_a_whole_line_beyond_what_residents_chose(officer, client, made, kim):
    bill, _projects, lines = made
    submitted(bill, kim)
    other = lines["other"]

    def send(amount, reason, **more):
        fields = {f"line-amount-{other.pk}": amount, f"line-reason-{other.pk}": reason}
        return officer.post(OFFICE + "decide/", {"on": "2026-12-18", "file": table(officer), **fields, **more})

    wrong = [("29,999,999", "도로"), ("-1", "도로"), ("천", "도로"), ("70000000", " "), ("", "도로")]
    told = [set(send(*said).context["lines"].errors) for said in wrong]
    amount, reason = f"amount-{other.pk}", f"reason-{other.pk}"
    assert told == [{amount}, {amount}, {amount}, {reason}, {amount}]
    page = send("70,000,000", "다른 골목은 내년에 합니다")
    assert "다른 골목은 내년에 합니다" in page.content.decode()
    hidden = {field.html_name: field.value() or "" for field in page.context["lines"]}
    officer.post(OFFICE + "decide/", hidden | {"table": page.context["kept"], "on": "2026-12-18", "decide": "1"})
    whole = Entry.objects.filter(project=None, column="budget")
    assert {one.line_id: one.amount for one in whole} == {lines["line"].pk: 100 * MILLION, other.pk: 70 * MILLION}
    client.logout()
    page = client.get(f"/haeoreum/2027/budget/lines/{other.pk}/").content.decode()
    assert "다른 골목은 내년에 합니다" in page


def test_a_day_before_the_bill_came_to_the_council_is_named_in_the_form(officer, made, kim):
    submitted(made[0], kim)
    page = officer.post(OFFICE + "acts/", {"place": "committee", "on": "2026-11-01", "file": table(officer)})
    assert (page.status_code, set(page.context["form"].errors)) == (422, {"on"})
    assert not CouncilAct.objects.exists()


def test_a_day_of_another_year_is_named_in_the_form(officer, made):
    page = officer.post(OFFICE + "submit/", {"on": "2020-11-01"})
    assert (page.status_code, set(page.context["form"].errors)) == (422, {"on"})
    assert Bill.objects.get().state == "draft"
