"""The assembly resolves on the published count: as it says, or otherwise with a reason for everyone, and for good."""

import pytest
from django.db import DatabaseError, transaction

from madang.base.notices.actions import follow
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.decide.models import Decision, Outcome, Resolution
from madang.cycle.decide.permissions import why_not_resolve

pytestmark = pytest.mark.django_db

RESULT = "/haeoreum/2027/decide/city/"
PAGE = RESULT + "resolution/"


@pytest.fixture
def filled(client, counted):
    """The form as it comes: everything as the count proposes."""
    form = client.get(PAGE).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent |= {"body": "제3차 주민참여예산위원회 총회", "adopted_on": "2026-07-10", "present": "41"}
    return sent


@pytest.fixture
def lines(counted):
    """title -> the number of its verdict, as the form's fields are called."""
    return {verdict.option.title: verdict.pk for verdict in counted.verdicts.select_related("option")}


def adopt(client, sent):
    looked = client.post(PAGE, sent)
    assert looked.status_code == 200
    assert "이대로 의결을 적을까요" in looked.content.decode()
    assert not Resolution.objects.exists()  # the second look stores nothing
    return client.post(PAGE, sent | {"adopt": "1"})


def test_it_begins_as_the_count_proposes(client, filled, kim):
    assert adopt(client, filled).status_code == 302
    resolution = Resolution.objects.get()
    assert (resolution.body, resolution.present, resolution.by) == ("제3차 주민참여예산위원회 총회", 41, kim)
    told = {one.option.title: (one.outcome, one.amount) for one in resolution.decisions.select_related("option")}
    assert told == {
        "공원": ("selected", 900_000_000),
        "길": ("not_selected", 0),
        "의자": ("selected", 300_000_000),
        "동상": ("not_selected", 0),
    }
    assert "모든 사업을 집계대로 정했습니다" in client.get(RESULT).content.decode()


def test_whoever_differs_says_why_and_everyone_reads_it(client, filled, lines, ara):
    follow(ara.parts.first().government, "proposal/1", by=ara)
    Entry.objects.about("proposal/1").count()
    changed = filled | {f"outcome-{lines['의자']}": "reserve", f"outcome-{lines['동상']}": "selected"}
    refused = client.post(PAGE, changed)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "“의자” 사업을 집계와 다르게 정했습니다. 모두가 볼 까닭을 적어 주세요." in page
    assert "“동상” 사업의 금액을 적어 주세요." in page
    changed |= {
        f"reason-{lines['의자']}": "내년에 다른 사업과 함께 하기로 했습니다.",
        f"amount-{lines['동상']}": "100000000",
        f"reason-{lines['동상']}": "지역회의가 따로 요청했습니다.",
    }
    assert adopt(client, changed).status_code == 302
    client.logout()
    page = " ".join(client.get(RESULT).content.decode().split())
    assert "집계와 다르게 정한 사업이 2개 있습니다." in page
    assert "내년에 다른 사업과 함께 하기로 했습니다." in page
    assert "집계: 선정 3억 원 → 의결: 예비 3억 원" in page
    bench = client.get("/haeoreum/2027/propose/3/").content.decode()
    assert "<strong>예비</strong>" in bench
    assert "내년에 다른 사업과 함께 하기로 했습니다." in bench
    assert "확정" not in page + bench


def test_followers_are_told(client, filled, lines, ara, counted, haeoreum):
    proposal = counted.verdicts.get(place=1).option.proposal
    follow(haeoreum, proposal.subject, by=ara)
    adopt(client, filled)
    assert Message.objects.filter(person=ara, template__startswith="decide.").get().template == "decide.resolved"


def test_it_is_data_for_everyone(client, filled, lines):
    adopt(client, filled | {f"outcome-{lines['의자']}": "not_selected", f"reason-{lines['의자']}": "땅이 없습니다."})
    rows = client.get("/haeoreum/2027/data/resolutions.csv").getvalue().decode().splitlines()
    assert len(rows) == 5
    row = next(row for row in rows if "땅이 없습니다." in row).replace('"', "")
    assert row.split(",")[4:8] == ["not_selected", "0", "selected", "300000000"]


def test_it_cannot_spend_more_than_there_is(client, filled, lines):
    over = filled | {
        f"outcome-{lines['길']}": "selected", f"amount-{lines['길']}": "700000000", f"reason-{lines['길']}": "꼭 해야 합니다.",
    }  # fmt: skip
    answer = client.post(PAGE, over)
    assert answer.status_code == 422
    assert "한도를 5억 원 넘습니다" in answer.content.decode()


ODD = [
    ("outcome", "perhaps"), ("outcome", ""), ("amount", "-1"), ("amount", "1e9"), ("amount", "9" * 40), ("place", "0"),
    ("place", "x"), ("place", "2"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value"), ODD)
def test_what_makes_no_sense_is_asked_again(client, filled, lines, field, value):
    assert client.post(PAGE, filled | {f"{field}-{lines['공원']}": value, "adopt": "1"}).status_code == 422
    assert not Resolution.objects.exists()


def test_a_meeting_that_has_not_been_is_refused(client, filled):
    assert client.post(PAGE, filled | {"adopted_on": "2031-01-01"}).status_code == 422


def test_going_back_keeps_what_was_typed(client, filled, lines):
    changed = filled | {f"outcome-{lines['의자']}": "reserve", f"reason-{lines['의자']}": "다음에"}
    page = client.post(PAGE, changed | {"back": "1"}).content.decode()
    assert "다음에" in page
    assert "총회 의결 적기" in page


def test_once_adopted_it_stays(client, filled, kim, counted):
    adopt(client, filled)
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, filled | {"adopt": "1"}).status_code == 403
    tries = [
        lambda: Resolution.objects.update(present=1),
        lambda: Resolution.objects.all()._raw_delete("default"),
        lambda: Decision.objects.update(amount=1),
        lambda: Decision.objects.all().delete(),
    ]
    for change in tries:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Decision.objects.filter(outcome=Outcome.SELECTED).count() == 2


def test_the_database_itself_asks_for_the_reason(client, filled, counted, kim):
    adopt(client, filled)
    one = Decision.objects.first()
    one.pk, one.outcome, one.reason = None, Outcome.RESERVE, ""
    with pytest.raises(DatabaseError), transaction.atomic():
        one.save(force_insert=True)


def test_nothing_is_resolved_before_it_is_published(client, sign_in, checked, kim):
    assert sign_in(client, kim).get(PAGE).status_code == 403
    with pytest.raises(Refused, match="decide.not_published"):
        raise Refused(why_not_resolve(kim, checked))


def test_counters_and_residents_do_not_resolve(client, sign_in, counted, counter, ara):
    assert why_not_resolve(counter, counted) == "decide.officers_only"
    assert why_not_resolve(ara, counted) == "decide.officers_only"
    assert sign_in(client, counter).get(PAGE).status_code == 403


def test_the_report_carries_it(client, filled, lines):
    adopt(client, filled | {f"outcome-{lines['의자']}": "reserve", f"reason-{lines['의자']}": "다음에 합니다."})
    page = client.get(RESULT + "report/").content.decode()
    for words in ("투표 개요", "사업별 결과", "같은 표와 제비뽑기", "총회 의결", "다음에 합니다.", "서명"):
        assert words in page
    assert client.get(RESULT + "report.pdf").content[:5] == b"%PDF-"
    assert [client.get(RESULT + f"report.{suffix}").content[:2] for suffix in ("hwpx", "xlsx")] == [b"PK", b"PK"]
    assert client.get(RESULT + "table.xlsx").getvalue()[:2] == b"PK"
