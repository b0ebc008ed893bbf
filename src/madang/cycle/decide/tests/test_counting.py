"""From a closed vote to a result that says why."""

import json
import subprocess
import sys

import pytest

from madang.base.record.models import Entry
from madang.cycle.decide import actions
from madang.cycle.decide.models import Count
from madang.cycle.decide.permissions import why_not_count
from madang.cycle.vote.actions import make_paper
from madang.cycle.vote.ceremony import give_word
from madang.cycle.vote.models import Poll, Step
from madang.cycle.vote.tests.boxes import finish, send

pytestmark = pytest.mark.django_db

RESULT = "/haeoreum/2027/decide/city/"


def test_kim_counts_and_everyone_reads_why(client, counted):
    client.logout()
    page = " ".join(client.get(RESULT).content.decode().split())
    assert "6명이 골라 사업 2개가 뽑혔습니다" in page
    assert "차례가 왔을 때 남은 돈이 5억 원이라 2억 원이 모자랐습니다." in page
    assert "2표를 더 받았거나 5억 원 이하였다면 뽑혔습니다." in page
    assert "고른 사람이 없었습니다." in page


def test_the_earlier_page_shows_the_later_stage(client, counted):
    """The proposal's page lists what the vote and the count noted about it; propose imports neither."""
    page = client.get("/haeoreum/2027/propose/1/").content.decode()
    assert "후보 4개 가운데 1위, 5표." in page
    assert "투표용지에 올랐습니다." in page


def test_the_page_shows_what_the_one_count_returned(counted):
    steps = {step["project"]: step for step in counted.outcome["steps"]}
    told = {verdict.option.code: verdict for verdict in counted.verdicts.select_related("option")}
    assert {code: (v.place, v.funded, v.reason, v.facts) for code, v in told.items()} == {
        code: (s["place"], s["funded"], s["reason"], s["facts"]) for code, s in steps.items()
    }


def test_anyone_can_repeat_the_count_from_the_downloaded_file(client, counted, tmp_path):
    file = tmp_path / "city.pb"
    file.write_bytes(client.get(RESULT + "ballots.pb").content)
    command = [sys.executable, "-m", "madang_methods", "count", str(file), "--json"]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert told["funded"] == counted.outcome["funded"]
    assert {id: one["reason"] for id, one in told["unfunded"].items()} == {
        id: one["reason"] for id, one in counted.outcome["unfunded"].items()
    }


def test_anyone_can_verify_the_published_result_without_counting(client, counted, tmp_path):
    (tmp_path / "city.pb").write_bytes(client.get(RESULT + "ballots.pb").content)
    (tmp_path / "result.json").write_bytes(client.get(RESULT + "result.json").content)
    verify = [sys.executable, "-m", "madang_methods", "verify", "city.pb", "result.json"]
    assert subprocess.run(verify, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    wrong = (tmp_path / "result.json").read_text().replace('"spent":1200000000', '"spent":1200000001')
    (tmp_path / "result.json").write_text(wrong)
    assert subprocess.run(verify, cwd=tmp_path, capture_output=True, check=False).returncode == 1
    assert "madang_methods verify" in client.get(RESULT + "recount/").content.decode()


def test_the_ballots_stay_closed_until_they_are_counted(client, poll, year, during):
    during(year, "vote")
    assert client.get(RESULT + "ballots.pb").status_code == 404


def test_it_is_counted_once(client, counted):
    assert client.post(RESULT + "count/").status_code == 403
    assert Count.objects.count() == 1


def test_the_count_is_on_the_record_of_each_project(counted):
    assert Entry.objects.filter(stage="decide", event="counted").count() == 4


WHO_MAY = [
    ("kim", "vote", "decide.vote_not_over"),
    ("kim", "decide", None),
    ("ara", "decide", "decide.officers_only"),
    ("out", "decide", "decide.officers_only"),
]


@pytest.mark.parametrize(("who", "stage", "why_not"), WHO_MAY)
def test_who_may_count_and_when(request, poll, year, during, who, stage, why_not):
    during(year, stage)
    assert why_not_count(request.getfixturevalue(who), poll) == why_not


def test_whoever_kept_their_number_finds_it_after_the_count(
    client, year, track, proposals, during, ara, bom, kim, counter
):
    during(year, "vote", days=-1)
    paper = make_paper(track, proposals, by=kim)
    during(year, "vote")
    kept = [send(paper, person, paper.options.first().code).number for person in (ara, bom)]
    poll = finish(paper, kim, counter)
    during(year, "decide")
    actions.run_check(actions.count_votes(poll, by=kim).checks.get().pk)
    actions.publish_result(Count.objects.get(), by=kim)
    numbers = client.get(RESULT + "receipts.txt").content.decode().split()
    assert numbers == sorted(kept)
    assert f'href="{RESULT}receipts.txt"' in client.get(RESULT).content.decode()
    assert not set(numbers) & set(client.get(RESULT + "ballots.pb").content.decode().replace(";", " ").split())


def test_nothing_is_counted_before_the_box_is_opened(year, track, proposals, during, ara, kim, counter):
    during(year, "vote", days=-1)
    paper = make_paper(track, proposals, by=kim)
    during(year, "decide")
    assert why_not_count(kim, paper) == "decide.box_not_opened"
    assert why_not_count(kim, finish(paper, kim, counter, until=Step.UNLINK)) == "decide.box_not_opened"
    for person in (kim, counter):
        give_word(paper, Step.OPEN, by=person)
    assert why_not_count(kim, Poll.objects.get()) is None


def test_the_numbers_are_not_told_before_the_count(client, poll, year, during):
    during(year, "decide")
    assert client.get(RESULT + "receipts.txt").status_code == 404


def test_the_order_of_the_file_does_not_betray_whose_ballot_is_which(client, poll, year, during, kim):
    """Sorted by what they say: the first line belongs to no particular number, and everyone's digest is the same."""
    during(year, "decide")
    actions.run_check(actions.count_votes(poll, by=kim).checks.get().pk)
    actions.publish_result(Count.objects.get(), by=kim)
    lines = client.get(RESULT + "ballots.pb").content.decode().splitlines()
    chosen = [line.partition(";")[2] for line in lines[lines.index("VOTES") + 2 :]]
    assert chosen == sorted(chosen)
    assert len(chosen) == 6


def test_of_two_who_count_the_second_is_told(client, sign_in, counted):
    assert client.post(RESULT + "count/").status_code == 403
    assert Count.objects.count() == 1
