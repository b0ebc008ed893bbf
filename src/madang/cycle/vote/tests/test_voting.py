"""One person, one ballot, and nothing between them."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote import actions
from madang.cycle.vote.models import Ballot, BoxEnvelope, Envelope, Option, Poll, RollEntry
from madang.cycle.vote.permissions import why_not_make_paper, why_not_vote
from madang_methods.sealing.receipts import receipt_number

from .boxes import send, sent_form, vote

pytestmark = pytest.mark.django_db

BALLOT = "/haeoreum/2027/vote/city/"


def cast(client, *codes):
    return vote(client, BALLOT, *codes)


def test_ara_chooses_looks_again_and_votes(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    codes = [option.code for option in poll.options.all()][:2]
    assert "공원" in sign_in(client, ara).get(BALLOT).content.decode()
    again = client.post(BALLOT + "confirm/", {"choices": codes}).content.decode()
    assert "아직 보내지 않았습니다" in again
    assert not Envelope.objects.exists()
    receipt = client.post(BALLOT + "cast/", sent_form(client, BALLOT, {"choices": codes}), follow=True)
    envelope = Envelope.objects.get()
    assert receipt_number(bytes.fromhex(envelope.leaf)) in receipt.content.decode()
    assert not Ballot.objects.exists()  # there is no ballot before the box is opened
    assert receipt.content == client.get(BALLOT + "receipt/").content  # and it can be seen again


def test_a_vote_can_be_changed_until_the_close_and_one_envelope_counts(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    code = poll.options.first().code
    sign_in(client, ara)
    assert [cast(client, code).status_code for _ in range(6)] == [302] * 5 + [403]
    states = sorted(Envelope.objects.values_list("state", flat=True))
    assert states == ["current"] + ["superseded"] * 4
    assert RollEntry.objects.of(poll).get(person=ara).cast_count == 5


def test_the_database_refuses_a_second_current_envelope(poll, year, during, ara):
    during(year, "vote")
    send(poll, ara, poll.options.first().code)
    twin = Envelope.objects.get()
    twin.pk, twin.leaf, twin.nonce = uuid4(), "ab" * 32, "cd" * 32
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save(force_insert=True)
    assert Envelope.objects.count() == 1


def test_nothing_leads_from_a_ballot_to_a_person():
    """No key, no time, no name: what a row of Ballot can say is its box, its random number and the choice."""
    assert {field.name for field in Ballot._meta.get_fields()} == {"receipt", "poll", "choices", "points"}
    assert {field.name for field in BoxEnvelope._meta.get_fields()} == {"id", "poll", "leaf", "ct", "data"}


def test_too_many_choices_keep_what_was_ticked(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    codes = [option.code for option in poll.options.all()]
    page = sign_in(client, ara).post(BALLOT + "confirm/", {"choices": codes})
    assert page.status_code == 422
    assert page.content.decode().count(" checked") == 3
    assert "1개를 빼 주세요" in page.content.decode()
    assert not Envelope.objects.exists()


def test_a_project_that_does_not_stand_is_refused(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    assert sign_in(client, ara).post(BALLOT + "cast/", {"choices": ["no-such"]}).status_code == 422
    assert not Envelope.objects.exists()


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


def test_the_paper_is_a_copy_and_what_was_copied_stays(poll, proposals, track):
    with pytest.raises(DatabaseError), transaction.atomic():
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


def test_the_vote_page_asks_no_more_for_three_hundred_candidates(
    client, sign_in, year, during, ara, track, proposals, kim
):
    during(year, "vote", days=-1)
    dong = year.tracks.get(code="dong")
    actions.make_paper(track, proposals, by=kim)
    actions.make_paper(dong, _many(year, dong), by=kim)
    during(year, "vote")
    sign_in(client, ara)
    long = BALLOT.replace("city", "dong")
    for paper in (BALLOT, long):  # the first look at a paper is noted in the session
        _queries(client, paper)
    few = _queries(client, BALLOT)
    assert _queries(client, long) == few
    assert few <= 14


def _many(year, track):
    return Proposal.objects.bulk_create(
        Proposal(
            cycle=year, track=track, number=number, title=f"{number}", cost=1, state=State.ELIGIBLE,
            submitted_at=clock.now(), published_at=clock.now(),
        )
        for number in range(10, 310)
    )  # fmt: skip


def _queries(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
