"""Those who run the vote see how many have voted where that names nobody, and never who or what."""

import pytest

from madang.cycle.vote import actions
from madang.cycle.vote.board.batch import append
from madang.cycle.vote.models import RollEntry
from madang.cycle.vote.turnout import by_area, by_day

from .boxes import send

pytestmark = pytest.mark.django_db

BOX = "/haeoreum/2027/vote/papers/city/box/"


@pytest.fixture
def open_vote(poll, settle, haeoreum, during, year, kim):
    """Thirty more on the roll, ten in each of three neighbourhoods; Ara and Bom live in no known one."""
    people = [settle(f"voter{number}", haeoreum, "resident") for number in range(30)]
    actions.enter_roll(poll, by=kim)
    areas = list(haeoreum.areas.order_by("code"))
    for at, person in enumerate(people):
        RollEntry.objects.filter(poll=poll, person=person).update(area=areas[at // 10])
    during(year, "vote")
    return people


def vote_all(poll, people):
    for person in people:
        send(poll, person, poll.options.first().code)


def shown(rows):
    return [row.number for row in rows]


def test_a_neighbourhood_with_fewer_than_ten_voters_is_not_shown(poll, open_vote):
    vote_all(poll, open_vote[:19])
    assert shown(by_area(poll)).count(10) == 1
    assert {None, 10} == set(shown(by_area(poll)))


def test_a_single_small_number_cannot_be_taken_from_the_sum(poll, open_vote, ara):
    vote_all(poll, [*open_vote, ara])
    numbers = shown(by_area(poll))
    assert (numbers.count(None), numbers.count(10)) == (2, 2)


def test_where_nobodys_neighbourhood_is_known_there_is_no_table(poll, open_vote):
    RollEntry.objects.filter(poll=poll).update(area=None)
    assert by_area(poll) == []


def test_days_are_those_of_the_board_not_of_the_voters(poll, open_vote, year, during):
    vote_all(poll, open_vote[:12])
    assert by_day(poll) == []
    append(poll)
    during(year, "vote", days=11)
    vote_all(poll, open_vote[12:15])
    append(poll)
    assert shown(by_day(poll)) == [None, None]
    vote_all(poll, open_vote[15:29])
    append(poll)
    assert shown(by_day(poll)) == [12, 17]


def test_the_page_of_the_box_shows_it_to_the_officer_and_to_nobody_else(client, sign_in, poll, open_vote, kim, ara):
    vote_all(poll, open_vote)
    append(poll)
    page = sign_in(client, kim).get(BOX).content.decode()
    assert "달빛동" in page
    assert "게시판에 오른 날별" in page
    assert sign_in(client, ara).get(BOX).status_code == 403
