"""A project left the paper while people voted: from the count to the page, the files and the kit."""

import json

import pytest

from madang.cycle.decide import actions
from madang.cycle.decide.bridge import election_of
from madang.cycle.decide.models import Count
from madang.cycle.vote import actions as vote
from madang.cycle.vote.kit import kit_of
from madang.cycle.vote.models import Poll
from madang.cycle.vote.tests.boxes import finish, send
from madang.cycle.vote.verify import examine
from madang.cycle.vote.withdrawing import withdraw_option
from madang_methods.sealing import verifier
from madang_methods.sealing.invariants import Kit, judge

pytestmark = pytest.mark.django_db

RESULT = "/haeoreum/2027/decide/city/"


@pytest.fixture
def poll(year, track, proposals, during, voters, kim, counter):
    """Five of six chose the park, three of them the road too; then the park leaves. Nobody votes again."""
    during(year, "vote", days=-1)
    poll = vote.make_paper(track, proposals, by=kim)
    park, road, bench, _statue = poll.options.order_by("pk")
    during(year, "vote")
    for person, choices in zip(voters, [[park, road]] * 3 + [[park]] * 2 + [[bench]], strict=True):
        send(poll, person, *(option.code for option in choices))
    park.poll = poll
    withdraw_option(park, "땅 주인이 바뀌었습니다", by=kim)
    return finish(poll, kim, counter)


@pytest.fixture
def park(poll):
    return poll.options.get(title="공원")


def test_its_marks_count_for_nothing_and_every_ballot_still_counts(counted, park):
    votes = {verdict.option.title: (verdict.score, verdict.funded) for verdict in counted.verdicts.all()}
    assert votes == {"길": (3, True), "의자": (1, True), "동상": (0, False)}
    assert counted.ballots == 6
    assert park.code not in [project.id for project in election_of(counted.poll).projects]


def test_the_result_says_what_left_and_why(client, counted):
    page = " ".join(client.get(RESULT).content.decode().split())
    assert "투표 중에 빠진 사업" in page
    assert "땅 주인이 바뀌었습니다" in page
    assert "땅 주인이 바뀌었습니다" in client.get(RESULT + "report/").content.decode()


def test_the_published_file_and_the_kit_hold_in_three_programs(client, counted, park):
    poll = Poll.objects.get(pk=counted.poll_id)
    kit = kit_of(poll)
    told = json.loads(kit["withdrawn.json"])["withdrawn"]
    assert told == [{"project": park.code, "why": "땅 주인이 바뀌었습니다"}]
    assert client.get("/haeoreum/2027/vote/city/withdrawn.json").content == kit["withdrawn.json"]
    assert [one.invariant.id for one in judge(Kit(kit)) if not one.holds] == []
    assert verifier.judge(verifier.Kit(kit))["holds"]
    assert [one.id for one in examine(poll) if one.findings] == []


def test_a_count_that_still_has_it_is_not_published(client, checked, kim, park):
    """Negative control: the box itself says what may be counted."""
    Count.objects.filter(pk=checked.pk).update(outcome=checked.outcome | {"funded": [park.code]})
    with pytest.raises(Exception, match="result_differs"):
        actions.publish_result(Count.objects.get(pk=checked.pk), by=kim)


def test_what_the_table_says_and_the_board_does_not_is_found(counted):
    counted.poll.options.filter(title="길").update(withdrawn_at=counted.at)
    assert "I-6" in {one.id for one in examine(Poll.objects.get(pk=counted.poll_id)) if one.findings}


def test_nothing_was_withdrawn_and_there_is_no_such_file(client, year):
    assert client.get("/haeoreum/2027/vote/city/withdrawn.json").status_code == 404
