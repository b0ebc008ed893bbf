"""What is kept apart: the voter and the ballot, the choice and the address, the ballots and whoever would change them."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.test import Client

from madang.base.people.refusals import Refused
from madang.cycle.vote import actions, keys
from madang.cycle.vote.models import Envelope, Poll
from madang_methods.sealing.envelope import unseal
from madang_methods.sealing.opening import place_of
from madang_methods.sealing.receipts import open_receipt, receipt_number

from .boxes import vote

pytestmark = pytest.mark.django_db

PAPER = "/haeoreum/2027/vote/city/"


@pytest.fixture
def voting(client, sign_in, poll, year, during, ara):
    """Ara stands before the paper."""
    during(year, "vote")
    return sign_in(client, ara)


@pytest.fixture
def voted(voting, poll):
    answer = vote(voting, PAPER, poll.options.first().code)
    assert answer.status_code == 302
    return answer


def tables_that_say(words):
    """Every table with a row that holds these words anywhere; what sessions hold is read first."""
    found = {"django_session" for session in Session.objects.all() if words in str(session.get_decoded())}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name of our own
            if any(words in str(row) for row in cursor.fetchall()):
                found.add(table)
    return found


def number():
    return receipt_number(bytes.fromhex(Envelope.objects.get().leaf))


def test_the_leaf_stands_in_the_box_and_nowhere_else(voted):
    assert tables_that_say(Envelope.objects.get().leaf) == {"vote_envelope"}
    assert tables_that_say(number()) == set()


def test_the_search_sees_a_number_in_a_session(voting, voted):
    session = voting.session
    session["receipt"] = number()
    session.save()
    assert tables_that_say(number()) == {"django_session"}


def test_what_was_chosen_stands_nowhere(voted, poll):
    """With the vote's own key the choice can be read; in no table does it stand."""
    code = poll.options.first().code
    opened = unseal(bytes(Envelope.objects.get().ct), place_of(poll.frozen), keys.opening_key(poll))
    assert json.loads(opened.ballot) == {"choices": [code]}
    assert tables_that_say(opened.ballot.decode()) == set()
    assert tables_that_say(opened.r.hex()) == set()


def test_every_envelope_has_the_same_size(voting, poll):
    codes = [option.code for option in poll.options.all()]
    for chosen in (codes[:1], codes[:2], codes[2:]):
        assert vote(voting, PAPER, *chosen).status_code == 302
    assert {len(bytes(one.ct)) for one in Envelope.objects.all()} == {poll.sealed_bytes}


def test_nobody_sees_the_receipt_of_another(client, voted, sign_in, bom):
    shown = number()
    assert shown not in sign_in(Client(), bom).get(PAPER + "receipt/").content.decode()
    assert Client().get(PAPER + "receipt/").status_code == 302


def test_the_receipt_is_a_promise_signed_by_the_votes_own_key(voting, voted, poll):
    told = voting.get(PAPER + "receipt/").context["signed"]
    promise = open_receipt(told, poll.frozen.keys.receipts)
    assert (promise.election, promise.leaf.hex()) == (poll.election, Envelope.objects.get().leaf)


def test_a_choice_never_stands_in_an_address(voting, poll):
    again = voting.post(PAPER + "confirm/", {"choices": [poll.options.first().code]}).content.decode()
    assert again.count('method="post" action="/haeoreum/2027/vote/') == 2
    assert 'method="get"' not in again.partition("<main")[2]


def test_the_way_back_keeps_what_was_chosen(voting, poll):
    codes = [option.code for option in poll.options.all()][:2]
    assert voting.post(PAPER, {"choices": codes}).content.decode().count(" checked") == 2


def test_a_link_cannot_choose_for_a_voter(voting, poll):
    page = voting.get(PAPER, {"choices": [poll.options.first().code]})
    assert " checked" not in page.content.decode()


def test_whoever_may_not_vote_is_told_so_whatever_they_send(client, poll, year, during):
    during(year, "vote", days=25)
    assert client.post(PAPER + "cast/", {"choices": ["no-such"]}).status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE vote_envelope SET leaf = 'x'",
        "UPDATE vote_envelope SET entry_id = NULL",
        "UPDATE vote_envelope SET nonce = 'x'",
        "UPDATE vote_envelope SET channel = 'paper'",
        "DELETE FROM vote_envelope",
        "UPDATE vote_rollentry SET status = 'eligible' WHERE status = 'voted_online'",
        "UPDATE vote_rollentry SET cast_count = 0 WHERE cast_count > 0",
        "DELETE FROM vote_rollentry WHERE status = 'voted_online'",
        "UPDATE vote_poll SET state = 'opened'",
        "UPDATE vote_poll SET state = 'ready'",
        "UPDATE vote_poll SET budget = 1",
        "UPDATE vote_poll SET manifest = ''",
        "UPDATE vote_option SET title = 'x'",
        "UPDATE vote_option SET cost = 1",
        "DELETE FROM vote_option",
        "DELETE FROM vote_electionkey",
    ],
)
def test_the_database_refuses_to_bend_what_was_cast_or_frozen(voted, change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert Envelope.objects.current().count() == 1


def test_the_database_takes_what_is_allowed(voted):
    """The control: the same table, one step forward."""
    assert Envelope.objects.update(state="superseded") == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Envelope.objects.update(state="current")


def test_a_second_paper_of_a_track_is_refused(poll, track, proposals, kim):
    with pytest.raises(Refused) as refused:
        actions.make_paper(track, proposals, by=kim)
    assert refused.value.reason == "vote.paper_exists"
    assert Poll.objects.count() == 1


@pytest.mark.parametrize("number", ["no-such", str(10**30), "-1", "\x00"])
def test_a_proposal_that_is_not_there_cannot_be_put_on_the_paper(
    client, sign_in, year, track, proposals, during, kim, number
):
    during(year, "vote", days=-1)
    page = sign_in(client, kim).post("/haeoreum/2027/vote/papers/city/", {"proposals": [proposals[0].pk, number]})
    assert (page.status_code, Poll.objects.count()) == (200, 0)
