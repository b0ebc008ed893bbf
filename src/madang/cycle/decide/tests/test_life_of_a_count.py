"""Counted, counted again, published: and nothing is told while two counts differ."""

import hashlib
import json

import pytest
from django.db import DatabaseError, transaction

from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.decide import actions, second
from madang.cycle.decide.models import Check, Count, CountState, Verdict
from madang.cycle.vote.models import Ballot

pytestmark = pytest.mark.django_db

RESULT = "/haeoreum/2027/decide/city/"


def events():
    return [entry.event for entry in Entry.objects.filter(stage="decide").order_by("number")]


def test_ju_counts_and_the_worker_counts_again_and_kim_publishes(closed_count, kim, counter):
    assert closed_count.state == CountState.CHECKING
    assert actions.run_check(closed_count.checks.get().pk) == "same"
    assert Count.objects.get().state == CountState.CHECKED
    actions.publish_result(Count.objects.get(), by=kim)
    counted = Count.objects.get()
    assert (counted.state, counted.by, counted.published_by) == (CountState.PUBLISHED, counter, kim)
    told = ["ballots_counted", "check_asked", "second_same", "published", *["counted"] * 4]
    assert events() == told
    by = {entry.event: entry.by for entry in Entry.objects.filter(stage="decide")}
    assert (by["ballots_counted"], by["published"]) == (counter, kim)


def test_the_second_count_is_a_process_that_reads_the_public_file(checked):
    check = checked.checks.get()
    assert check.command.startswith("python -m madang_methods count ballots.pb --rule rule.json")
    assert (check.step, check.differences) == (3, [])


def test_nobody_outside_the_office_learns_the_result_before_it_is_published(client, sign_in, checked, ara):
    for address in ("", "1/", "recount/", "result.json", "report/", "table.csv", "ballots.pb", "receipts.txt"):
        assert client.get(RESULT + address).status_code == 404, address
    page = client.get("/haeoreum/2027/decide/").content.decode()
    assert "따로 한 번 더 세어 견주고 있습니다" in page
    assert "공원" not in page
    assert client.get("/haeoreum/2027/data/verdicts.csv").getvalue().decode().count("\n") == 1
    assert sign_in(client, ara).get(RESULT + "count/").status_code == 403
    assert not Message.objects.filter(template__startswith="decide.").exists()
    facts = [entry.facts for entry in Entry.objects.filter(stage="decide")]
    assert not any({"funded", "score", "place"} & fact.keys() for fact in facts)


def test_the_office_sees_it_and_may_publish(client, sign_in, checked, counter):
    page = sign_in(client, counter).get(RESULT + "count/").content.decode()
    assert "다시 센 결과가 같습니다" in page
    assert "결과 공개하기" in page
    answer = client.post(RESULT + "count/publish/", follow=True)
    assert answer.request["PATH_INFO"].endswith("/decide/city/")
    assert "6명이 골라 사업 2개가 뽑혔습니다" in " ".join(answer.content.decode().split())


@pytest.fixture
def wrong_count(closed_count):
    """Somebody's hand in the stored outcome: the bench is out and the road is in."""
    outcome = json.loads(json.dumps(closed_count.outcome))
    park, bench = outcome["funded"]
    road = next(id for id in outcome["order"] if id not in (park, bench))
    outcome["funded"] = [park, road]
    Count.objects.filter(pk=closed_count.pk).update(outcome=outcome)
    return closed_count


def test_if_the_counts_differ_nothing_is_published_and_the_officer_sees_what(client, sign_in, wrong_count, kim):
    assert actions.run_check(wrong_count.checks.get().pk) == "different"
    assert Count.objects.get().state == CountState.DIFFERS
    with pytest.raises(Refused, match="decide.counts_differ"):
        actions.publish_result(Count.objects.get(), by=kim)
    page = sign_in(client, kim).get(RESULT + "count/").content.decode()
    assert "다시 센 결과가 다릅니다. 아무것도 공개하지 않았습니다" in page
    assert "뽑힌 사업" in page
    assert "결과 공개하기" not in page
    assert client.post(RESULT + "count/publish/").status_code == 403
    assert events()[-1] == "second_different"
    assert "funded" in Entry.objects.last().facts["what"]


def test_a_count_that_differs_can_be_withdrawn_and_made_anew(client, sign_in, wrong_count, kim, poll):
    actions.run_check(wrong_count.checks.get().pk)
    sign_in(client, kim).post(RESULT + "count/withdraw/")
    assert not Count.objects.exists()
    assert events()[-1] == "count_withdrawn"
    client.post(RESULT + "count/")
    assert actions.run_check(Check.objects.get().pk) == "same"


def test_nobody_counts_until_they_like_the_result(checked, kim):
    with pytest.raises(Refused, match="decide.nothing_differs"):
        actions.withdraw_count(checked, by=kim)
    actions.publish_result(checked, by=kim)
    with pytest.raises(Refused, match="decide.already_published"):
        actions.withdraw_count(checked, by=kim)


def test_one_more_ballot_in_the_tables_is_seen(closed_count):
    """Nobody can add one through the site after the count; this hand was in the database itself."""
    Ballot.objects.create(poll=closed_count.poll, choices=[closed_count.outcome["order"][2]])
    assert actions.run_check(closed_count.checks.get().pk) == "different"
    what = {one["what"] for one in Check.objects.get().differences}
    assert what >= {"ballots", "file", "ballots_digest"}


def test_a_second_count_that_breaks_down_can_be_asked_again(monkeypatch, closed_count, kim):
    monkeypatch.setattr(second, "PATIENCE", 0)
    assert actions.run_check(closed_count.checks.get().pk) == "failed"
    assert Count.objects.get().state == CountState.COUNTED
    with pytest.raises(Refused, match="decide.not_checked"):
        actions.publish_result(Count.objects.get(), by=kim)
    monkeypatch.undo()
    again = actions.ask_again(Count.objects.get(), by=kim)
    assert actions.run_check(again.pk) == "same"


def test_two_workers_do_not_count_twice(closed_count):
    check = closed_count.checks.get()
    assert [actions.run_check(check.pk), actions.run_check(check.pk)] == ["same", "not waiting"]


def test_while_one_counts_no_other_is_asked(closed_count, kim):
    with pytest.raises(Refused, match="decide.being_counted"):
        actions.ask_again(closed_count, by=kim)
    with pytest.raises(Refused, match="decide.being_counted"):
        actions.publish_result(closed_count, by=kim)


def test_it_is_published_once(counted, kim):
    with pytest.raises(Refused, match="decide.already_published"):
        actions.publish_result(counted, by=kim)
    assert events().count("published") == 1


def test_the_database_keeps_a_published_count_as_it_is(counted):
    tries = [
        lambda: Count.objects.update(spent=0),
        lambda: Count.objects.get().delete(),
        lambda: Verdict.objects.update(funded=True),
        lambda: Verdict.objects.filter(place=1).delete(),
        lambda: Check.objects.update(state="failed"),
        lambda: Check.objects.all().delete(),
    ]
    for change in tries:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert Verdict.objects.filter(funded=True).count() == 2


def test_the_database_lets_a_closed_count_go(closed_count):
    """The negative control: it is publication that the triggers look at."""
    Verdict.objects.filter(place=4).update(score=1)
    closed_count.delete()
    assert not Verdict.objects.exists()


def test_every_digest_on_the_page_is_that_of_the_bytes_anyone_downloads(client, counted):
    def sha(address):
        return hashlib.sha256(client.get(RESULT + address).content).hexdigest()

    assert sha("ballots.pb") == counted.file_digest
    assert sha("rule.json") == counted.rule_digest
    assert sha("result.json") == counted.outcome_digest
    page = client.get(RESULT + "recount/").content.decode()
    for digest in (counted.file_digest, counted.rule_digest, counted.outcome_digest, counted.ballots_digest):
        assert digest in page


def test_a_government_that_renames_itself_changes_no_digest(client, counted):
    counted.poll.cycle.government.name_en = "Elsewhere"
    counted.poll.cycle.government.save()
    assert hashlib.sha256(client.get(RESULT + "ballots.pb").content).hexdigest() == counted.file_digest


def test_a_ballot_that_did_not_come_out_of_the_box_stops_the_publication(client, poll, year, during, kim):
    """Put into the table before the count, both counts agree on it; the box does not."""
    Ballot.objects.create(poll=poll, choices=[poll.options.first().code])
    during(year, "decide")
    actions.run_check(actions.count_votes(poll, by=kim).checks.get().pk)
    with pytest.raises(Refused, match="vote.cannot_publish"):
        actions.publish_result(Count.objects.get(), by=kim)
    assert not Count.objects.get().is_published
