"""One person, one ballot, and nothing between them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote import actions
from madang.cycle.vote.models import Ballot, Option, Poll, RollEntry
from madang.cycle.vote.permissions import why_not_make_paper, why_not_vote

pytestmark = pytest.mark.django_db

BALLOT = "/haeoreum/2027/vote/city/"


def cast(client, *codes):
    return client.post(BALLOT + "cast/", {"choices": codes})


def test_ara_chooses_looks_again_and_votes(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    codes = [option.code for option in poll.options.all()][:2]
    assert "공원" in sign_in(client, ara).get(BALLOT).content.decode()
    again = client.post(BALLOT + "confirm/", {"choices": codes}).content.decode()
    assert "아직 보내지 않았습니다" in again
    assert not Ballot.objects.exists()
    receipt = client.post(BALLOT + "cast/", {"choices": codes}, follow=True).content.decode()
    ballot = Ballot.objects.get()
    assert ballot.receipt in receipt
    assert ballot.choices == sorted(codes)


def test_the_database_refuses_a_second_ballot(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    code = poll.options.first().code
    sign_in(client, ara)
    assert cast(client, code).status_code == 302
    assert cast(client, code).status_code == 403
    assert (Turnout.objects.count(), Ballot.objects.count()) == (1, 1)
    entry = RollEntry.objects.of(poll).get(person=ara)
    with pytest.raises(IntegrityError), transaction.atomic():
        Turnout.objects.create(entry=entry)


def test_nothing_leads_from_a_ballot_to_a_person():
    """No key, no time, no name: what a row of Ballot can say is its box, its random number and the choice."""
    assert {field.name for field in Ballot._meta.get_fields()} == {"receipt", "poll", "choices", "points"}
    assert {field.name for field in Turnout._meta.get_fields()} == {"id", "entry"}


def test_too_many_choices_keep_what_was_ticked(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    codes = [option.code for option in poll.options.all()]
    page = sign_in(client, ara).post(BALLOT + "confirm/", {"choices": codes})
    assert page.status_code == 422
    assert page.content.decode().count(" checked") == 3
    assert "1개를 빼 주세요" in page.content.decode()
    assert not Ballot.objects.exists()


def test_a_project_that_does_not_stand_is_refused(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    assert sign_in(client, ara).post(BALLOT + "cast/", {"choices": ["no-such"]}).status_code == 422
    assert not Turnout.objects.exists()


def test_each_voter_has_an_order_of_their_own_and_it_stays(client, sign_in, poll, year, during, settle, haeoreum, kim):
    during(year, "vote", days=-1)
    people = [settle(f"voter{number}", haeoreum, "resident") for number in range(8)]
    actions.enter_roll(poll, by=kim)
    during(year, "vote")

    def order(person):
        return list(sign_in(client, person).get(BALLOT).context["form"].options)

    orders = [order(person) for person in people]
    assert orders == [order(person) for person in people]
    assert len({tuple(one) for one in orders}) > 1


WHO_MAY = [
    # person, days from opening, why not vote, why not make the paper
    ("ara", -1, "vote.closed", "vote.officers_only"),
    ("ara", 10, None, "vote.officers_only"),
    ("ara", 25, "vote.closed", "vote.officers_only"),
    ("out", 10, "vote.not_on_the_roll", "vote.officers_only"),
    ("kim", -1, "vote.closed", None),
    ("kim", 10, "vote.not_on_the_roll", "vote.already_open"),
]


@pytest.mark.parametrize(("who", "days", "vote", "paper"), WHO_MAY)
def test_who_may_do_what_and_when(request, poll, year, during, who, days, vote, paper):
    person = request.getfixturevalue(who)
    during(year, "vote", days)
    assert (why_not_vote(person, poll), why_not_make_paper(person, year)) == (vote, paper)


def test_the_paper_is_a_copy_that_later_edits_do_not_reach(poll, proposals, track):
    Proposal.objects.filter(pk=proposals[0].pk).update(cost=1, title="다른 것")
    track.total_ceiling = 1_500_000_000
    track.save()
    option = Option.objects.of(Poll.objects.get(pk=poll.pk)).get(proposal=proposals[0])
    assert (option.title, option.cost, poll.budget) == ("공원", 900_000_000, 1_400_000_000)


def test_a_proposal_without_a_price_stays_off_the_paper(client, sign_in, year, track, proposals, during, kim):
    Proposal.objects.filter(pk=proposals[2].pk).update(cost=None)
    during(year, "vote", days=-1)
    chosen = {"proposals": [one.pk for one in proposals]}
    refused = sign_in(client, kim).post("/haeoreum/2027/vote/papers/city/", chosen)
    assert refused.status_code == 403
    assert proposals[2].code in refused.content.decode()
    assert not Poll.objects.exists()


def test_the_vote_page_asks_no_more_for_three_hundred_candidates(client, sign_in, poll, year, during, ara, track):
    during(year, "vote")
    sign_in(client, ara)
    _queries(client)  # the first page of a session also notes when it was last seen
    few = _queries(client)
    more = Proposal.objects.bulk_create(
        Proposal(
            cycle=year, track=track, number=number, title=f"{number}", cost=1, state=State.PUBLISHED,
            submitted_at=clock.now(), published_at=clock.now(),
        )
        for number in range(10, 310)
    )  # fmt: skip
    Option.objects.bulk_create(Option(poll=poll, proposal=one, code=one.code, title="·", cost=1) for one in more)
    assert _queries(client) == few
    assert few <= 14


def _queries(client) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(BALLOT).status_code == 200
    return len(queries)
