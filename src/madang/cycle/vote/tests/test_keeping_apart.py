"""What is kept apart: the voter and the ballot, the choice and the address, the ballots and whoever would change them."""

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction

from madang.base.people.refusals import Refused
from madang.cycle.vote import actions
from madang.cycle.vote.models import Ballot, Poll, RollEntry

pytestmark = pytest.mark.django_db

PAPER = "/haeoreum/2027/vote/city/"


@pytest.fixture
def voting(client, sign_in, poll, year, during, ara):
    """Ara stands before the paper."""
    during(year, "vote")
    return sign_in(client, ara)


@pytest.fixture
def voted(voting, poll):
    answer = voting.post(PAPER + "cast/", {"choices": [poll.options.first().code]})
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


def test_the_number_of_a_ballot_stands_beside_the_ballot_and_nowhere_else(voted):
    assert tables_that_say(Ballot.objects.get().receipt) == {"vote_ballot"}


def test_the_search_sees_a_number_in_a_session(voting, voted):
    session = voting.session
    session["receipt"] = Ballot.objects.get().receipt
    session.save()
    assert tables_that_say(session["receipt"]) == {"vote_ballot", "django_session"}


def test_the_number_travels_in_the_voters_browser_to_one_page(voted):
    cookie = voted.cookies["madang_receipt"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (PAPER + "receipt/", True, "Strict")
    assert cookie["max-age"] == 600


def test_the_number_is_shown_once(voting, voted):
    number = Ballot.objects.get().receipt
    assert number in voting.get(PAPER + "receipt/").content.decode()
    assert number not in voting.get(PAPER + "receipt/").content.decode()


def test_nobody_is_shown_a_number_that_somebody_else_wrote(voting):
    voting.cookies["madang_receipt"] = "a-number-of-a-friend"
    assert "a-number-of-a-friend" not in voting.get(PAPER + "receipt/").content.decode()


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


@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
@pytest.mark.parametrize(("table", "column"), [("vote_ballot", "receipt"), ("vote_turnout", "entry_id")])
def test_the_database_refuses_to_change_what_was_cast(voted, table, column, change):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table, column, column))
    assert (Ballot.objects.count(), Turnout.objects.count()) == (1, 1)


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
