"""A rule that adds residents' votes and a committee's scores: sheets come in, are counted together, and anyone can repeat it."""

import hashlib
import json
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.decide import actions
from madang.cycle.decide.models import Check, Count, Sheet, SheetLine
from madang.cycle.vote import actions as vote
from madang.cycle.vote.models import Poll, State
from madang.cycle.vote.tests.boxes import finish, send
from madang_methods.counting import Component, CompositeSpec

pytestmark = pytest.mark.django_db

RESULT = "/haeoreum/2027/decide/city/"
HALF_AND_HALF = CompositeSpec(
    (
        Component("residents", ("online",), "approval", 50, "max100", "highest", "refuse"),
        Component("committee", ("committee",), "scores", 50, "score", "scores", "refuse"),
    ),
    cutoff="skip",
    ties=("committee", "min_cost", "lot"),
)
SHEET = """사업 번호,위원 번호,점수
27-0001,1,40
27-0001,2,60
27-0002,1,90
27-0002,2,90
27-0003,1,80
27-0003,2,제척
27-0004,1,10
27-0004,2,20
"""


@pytest.fixture
def poll(year, track, proposals, during, voters, kim, counter):
    """공원 5표, 길 3표, 의자 1표, 동상 0표."""
    track.decision_rule = HALF_AND_HALF.as_dict()
    track.save()
    during(year, "vote", days=-1)
    poll = vote.make_paper(track, proposals, by=kim)
    park, road, bench, _statue = (option.code for option in poll.options.order_by("pk"))
    during(year, "vote")
    for person, choices in zip(voters, [[park, road]] * 3 + [[park]] * 2 + [[bench]], strict=True):
        send(poll, person, *choices)
    poll = finish(poll, kim, counter)
    during(year, "decide")
    return poll


def upload(client, text, **more):
    data = text if isinstance(text, bytes) else text.encode()
    file = SimpleUploadedFile("위원회.csv", data, "text/csv")
    return client.post(RESULT + "sheets/committee/", {"file": file, "maximum": "100"} | more)


def test_the_office_hands_in_the_sheet_and_sees_it_before_the_count(client, sign_in, poll, counter):
    page = sign_in(client, counter).get(RESULT + "sheets/").content.decode()
    assert "아직 없음" in page
    assert upload(client, SHEET).status_code == 302
    sheet = Sheet.objects.get()
    assert (sheet.by, sheet.digest, sheet.lines.count()) == (counter, hashlib.sha256(SHEET.encode()).hexdigest(), 8)
    page = " ".join(client.get(RESULT + "sheets/committee/").content.decode().split())
    assert "180" in page  # the road's sum
    entry = Entry.objects.get(event="sheet_in")
    assert (entry.facts["members"], entry.facts["digest"]) == (2, sheet.digest)


def test_the_desk_asks_for_the_sheet_and_then_for_the_count(client, sign_in, poll, kim):
    page = sign_in(client, kim).get("/haeoreum/desk/").content.decode()
    assert "점수표 1개 올리기" in page
    assert f'href="{RESULT}sheets/"' in page
    upload(client, SHEET)
    page = client.get("/haeoreum/desk/").content.decode()
    assert "점수표" not in page
    assert f'href="{RESULT}count/"' in page


def test_nothing_is_counted_while_a_sheet_is_missing(client, sign_in, poll, kim):
    answer = sign_in(client, kim).post(RESULT + "count/")
    assert answer.status_code == 403
    assert f'href="{RESULT}sheets/"' in answer.content.decode()
    with pytest.raises(Refused, match="decide.sheets_missing"):
        actions.count_votes(poll, by=kim)


@pytest.fixture
def published(client, sign_in, poll, kim):
    upload(sign_in(client, kim), SHEET)
    actions.run_check(actions.count_votes(poll, by=kim).checks.get().pk)
    actions.publish_result(Count.objects.get(), by=kim)
    return Count.objects.get()


def test_votes_and_scores_are_added(published):
    """공원 50 + 25, 길 30 + 45, 의자 10 + 40, 동상 0 + 7.5; the committee likes the road better, so it wins the tie."""
    totals = {v.option.title: str(v.points.normalize() + 0) for v in published.verdicts.select_related("option")}
    assert totals == {"공원": "75", "길": "75", "의자": "50", "동상": "7.5"}
    assert [v.option.title for v in published.verdicts.filter(funded=True)] == ["길", "의자", "동상"]


def test_everyone_sees_what_each_voice_gave(client, published):
    client.logout()
    page = " ".join(client.get(RESULT).content.decode().split())
    assert "6명이 골라 사업 3개가 뽑혔습니다" in page
    assert "온라인 투표 50%" in page
    assert "위원회 50%" in page
    assert "점수" in page
    own = " ".join(client.get(RESULT + "1/").content.decode().split())
    assert "100점에 75점" in own
    assert "점수를 더한 셈" in own


def test_the_proposals_own_page_and_letter_say_its_total(client, published, ara, haeoreum):
    winner = published.verdicts.get(place=1).option.proposal
    page = client.get(f"/haeoreum/2027/propose/{winner.number}/").content.decode()
    assert "후보 4개 가운데 1위, 100점에 75.00점." in page


def test_anyone_can_repeat_it_from_the_two_files(client, published, tmp_path):
    for name in ("election.json", "rule.json"):
        (tmp_path / name).write_bytes(client.get(RESULT + name).content)
    assert hashlib.sha256((tmp_path / "election.json").read_bytes()).hexdigest() == published.file_digest
    words = [sys.executable, "-m", "madang_methods", "composite", "election.json", "--rule", "rule.json", "--json"]
    told = json.loads(subprocess.run(words, cwd=tmp_path, capture_output=True, check=True).stdout)
    assert told["funded"] == published.outcome["funded"]
    (tmp_path / "result.json").write_bytes(client.get(RESULT + "result.json").content)
    words = [sys.executable, "-m", "madang_methods", "verify", "election.json", "result.json"]
    assert subprocess.run(words, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert "madang_methods composite" in client.get(RESULT + "recount/").content.decode()
    assert client.get(RESULT + "ballots.pb").status_code == 404


def test_a_changed_score_is_seen_by_the_second_count(client, sign_in, poll, kim):
    upload(sign_in(client, kim), SHEET)
    counted = actions.count_votes(poll, by=kim)
    with pytest.raises(DatabaseError), transaction.atomic():
        SheetLine.objects.update(value=100)  # the database holds what was counted
    Count.objects.filter(pk=counted.pk).update(ballots_digest="0" * 64)
    assert actions.run_check(counted.checks.get().pk) == "different"
    assert [one["what"] for one in Check.objects.get().differences] == ["ballots_digest"]


def test_a_sheet_can_be_replaced_until_the_count_and_not_after(client, sign_in, poll, kim):
    upload(sign_in(client, kim), SHEET)
    assert upload(client, SHEET.replace("27-0004,2,20", "27-0004,2,30")).status_code == 302
    assert (Sheet.objects.count(), Entry.objects.filter(event="sheet_in").last().facts["replaced"]) == (1, True)
    actions.count_votes(poll, by=kim)
    assert upload(client, SHEET).status_code == 403


WRONG = {
    "no such project": (SHEET.replace("27-0002,1", "27-9999,1"), "4번째 줄, 사업 번호: 27-9999"),
    "a name": (SHEET.replace("27-0001,2", "27-0001,김하늘"), "3번째 줄, 위원 번호: ‘김하늘’ 대신 수를"),
    "too much": (SHEET.replace("1,40", "1,400"), "2번째 줄, 점수: 400점은 만점 100점보다 큽니다"),
    "a word": (SHEET.replace("1,40", "1,많이"), "2번째 줄, 점수: ‘많이’ 대신"),
    "negative": (SHEET.replace("1,40", "1,-4"), "2번째 줄, 점수: ‘-4’ 대신"),
    "twice": (SHEET + "27-0001,1,40\n", "10번째 줄, 사업 번호: 27-0001 사업이 두 번"),
    "no header": (SHEET.split("\n", 1)[1], "제목 줄에"),
    "empty": ("\n", "제목 줄에"),
    "only a header": ("project,member,score\n", "줄이 없습니다"),
    "binary": (b"\xff\xfe\x00\x01", "글자를 읽을 수 없습니다"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_sheet_names_line_and_field_and_nothing_is_half_stored(client, sign_in, poll, kim, what):
    text, said = WRONG[what]
    answer = upload(sign_in(client, kim), text)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Sheet.objects.exists()
    assert not SheetLine.objects.exists()


def test_a_sheet_from_an_old_spreadsheet_is_read(client, sign_in, poll, kim):
    assert upload(sign_in(client, kim), SHEET.replace(",", ";").encode("cp949")).status_code == 302
    assert SheetLine.objects.filter(value=None).count() == 1


def test_residents_see_no_sheet(client, sign_in, poll, ara):
    for address in ("sheets/", "sheets/committee/"):
        assert sign_in(client, ara).get(RESULT + address).status_code == 403
    assert client.get(RESULT + "sheets/nobody/").status_code == 403


def test_a_plain_rule_has_no_sheets(client, sign_in, kim, year, poll):
    dong = year.tracks.get(code="dong")
    Poll.objects.create(
        cycle=year, track=dong, budget=1, ballot_rule=dong.ballot_rule, decision_rule={}, made_at=poll.made_at,
        state=State.OPENED,
    )  # fmt: skip
    assert sign_in(client, kim).get(RESULT.replace("city", "dong") + "sheets/").status_code == 404
