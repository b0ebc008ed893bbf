"""A project leaves the paper while people vote: told to all who voted, who may vote once more, and on the record."""

import pytest

from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.vote.models import Option, Poll
from madang.cycle.vote.withdrawing import withdraw_option

from .boxes import send

pytestmark = pytest.mark.django_db
PAPER = "/haeoreum/2027/vote/city/"


@pytest.fixture
def voting(poll, year, during, ara):
    """Ara has sent as many envelopes as she may."""
    during(year, "vote")
    for _ in range(poll.max_casts):
        send(poll, ara, poll.options.first().code)
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)


def out(poll, place, by, why="땅 주인이 바뀌었습니다"):
    option = poll.options.all()[place]
    option.poll = poll
    return withdraw_option(option, why, by=by)


def test_whoever_voted_is_told_and_may_vote_once_more(voting, ara, bom, kim):
    with pytest.raises(Refused) as refused:
        send(voting, ara, voting.options.last().code)
    assert refused.value.reason == "vote.no_more_changes"
    assert out(voting, 0, kim) == 1
    letters = Message.objects.filter(template="vote.option_withdrawn")
    assert [letter.person for letter in letters] == [ara]
    send(voting, ara, voting.options.last().code)
    with pytest.raises(Refused):
        send(voting, ara, voting.options.last().code)


def test_it_is_on_the_record_and_the_manifest_stays(voting, kim):
    digest = voting.manifest_digest
    out(voting, 0, kim)
    facts = Entry.objects.get(stage="vote", event="option_withdrawn").facts
    assert (facts["title"], facts["why"], facts["voters"]) == ("공원", "땅 주인이 바뀌었습니다", 1)
    assert Poll.objects.get(pk=voting.pk).manifest_digest == digest


def test_the_paper_shows_what_is_gone_and_refuses_it_in_words(client, sign_in, voting, bom, kim):
    gone = voting.options.first().code
    out(voting, 0, kim)
    page = sign_in(client, bom).get(PAPER)
    assert gone not in page.context["form"].options
    refused = client.post(PAPER + "confirm/", {"choices": [gone], "nonce": page.context["nonce"]})
    assert (refused.status_code, "공원: 투표 중에 빠진 사업입니다" in refused.content.decode()) == (422, True)


def test_a_paper_that_could_not_be_filled_any_more_stays_whole(voting, kim):
    out(voting, 0, kim)
    out(voting, 1, kim)
    with pytest.raises(Refused) as refused:
        out(voting, 2, kim)
    assert refused.value.reason == "vote.too_few_left"
    assert Option.objects.of(voting).filter(withdrawn_at=None).count() == 1


WHO = [("ara", "vote.keepers_only"), ("out", "vote.keepers_only")]


@pytest.mark.parametrize(("who", "reason"), WHO)
def test_only_keepers_withdraw(request, voting, who, reason):
    with pytest.raises(Refused) as refused:
        out(voting, 0, request.getfixturevalue(who))
    assert refused.value.reason == reason


def test_an_officer_withdraws_through_the_page(client, sign_in, voting, kim):
    option = voting.options.first()
    page = sign_in(client, kim).post(
        "/haeoreum/2027/vote/papers/city/withdraw/", {"option": option.pk, "why": "겹침"}, follow=True
    )
    assert "1명에게 알렸습니다" in page.content.decode()
    option.refresh_from_db()
    assert option.withdrawn_at is not None


def test_nothing_is_withdrawn_twice(voting, kim):
    out(voting, 0, kim)
    with pytest.raises(Refused) as refused:
        out(voting, 0, kim)
    assert refused.value.reason == "vote.withdrawn_before"
