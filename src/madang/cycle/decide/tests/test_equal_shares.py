"""A track counted by equal shares: residents read whose money went where, and what was lacking."""

import pytest

from madang.cycle.decide import actions
from madang.cycle.decide.models import Count
from madang.cycle.vote import actions as vote
from madang.cycle.vote.tests.boxes import finish, send
from madang_methods.counting import Completion, RuleSpec

pytestmark = pytest.mark.django_db

# Raised by a million won a step, so that a hundred counts are quick.
EQUAL_SHARES = RuleSpec(rule="equal_shares", completion=Completion(increment=1_000_000), topup="votes")
RESULT = "/haeoreum/2027/decide/city/"


@pytest.fixture
def poll(year, track, proposals, during, voters, settle, haeoreum, kim, counter):
    """Ten people share 1,400 million; six want the park and the road, three the bench, one the statue."""
    people = [*voters, *(settle(f"voter{number}", haeoreum, "resident") for number in range(4, 8))]
    track.decision_rule = EQUAL_SHARES.as_dict()
    track.save()
    during(year, "vote", days=-1)
    poll = vote.make_paper(track, proposals, by=kim)
    park, road, bench, statue = (option.code for option in poll.options.order_by("pk"))
    during(year, "vote")
    for person, choices in zip(people, [[park, road]] * 6 + [[bench]] * 3 + [[statue]], strict=True):
        send(poll, person, *choices)
    poll = finish(poll, kim, counter)
    during(year, "decide")
    return poll


@pytest.fixture
def published(poll, kim):
    check = actions.count_votes(poll, by=kim).checks.get()
    assert actions.run_check(check.pk) == "same"
    check.refresh_from_db()
    assert (check.engine, "--engine rational" in check.command) == ("rational", True)
    return actions.publish_result(Count.objects.get(), by=kim)


def test_whoever_pays_is_told_and_votes_are_called_votes(client, published):
    page = " ".join(client.get(RESULT).content.decode().split())
    assert "14억 원을 투표한 사람 모두가 똑같이 나누어 갖습니다." in page
    assert "고른 6명이 자기 몫을 모아 7억 원을 치렀습니다." in page
    assert '<th scope="col" class="r">표</th>' in page
    assert "고른 사람들의 몫이 값을 다 채운 사업이 뽑혔습니다." in page  # the picture


def test_what_came_close_was_found_by_counting_again_before_publication(client, published):
    park = published.verdicts.get(option__title="공원")
    assert not park.funded
    assert park.facts == next(s["facts"] for s in published.outcome["steps"] if s["place"] == park.place)
    assert park.lacked["votes_needed"] > 0
    assert park.lacked["price_needed"] < 900_000_000
    page = " ".join(client.get(f"{RESULT}{park.place}/").content.decode().split())
    assert "더 필요했던 표" in page
    assert "뽑힐 수 있었던 비용" in page


def test_where_its_supporters_money_went_is_named(client, published):
    park = published.verdicts.get(option__title="공원")
    page = " ".join(client.get(f"{RESULT}{park.place}/").content.decode().split())
    assert "고른 사람들의 몫이 쓰인 곳" in page
    assert "길" in page


def test_the_ballot_paper_says_how_it_will_be_counted(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    page = " ".join(sign_in(client, ara).get("/haeoreum/2027/vote/").content.decode().split())
    assert "고른 사람들이 자기 몫을 모아 값을 치를 수 있는 사업을 담습니다." in page
    assert f"규칙의 지문 {EQUAL_SHARES.digest[:16]}" in page
