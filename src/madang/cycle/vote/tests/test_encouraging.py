"""What may be done so that people vote: two reminders, and posters that are the same for every project and every place."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.base.notices.models import Message
from madang.cycle.vote.booth.desk import open_station
from madang.cycle.vote.models import Poll
from madang.cycle.vote.posters import poster_document, station_document
from madang.cycle.vote.reminding import remind_on_the_last_day, remind_who_began

from .boxes import send

pytestmark = pytest.mark.django_db


def reminded(template="vote.last_day"):
    letters = Message.objects.filter(template=template).select_related("person")
    return sorted(letter.person.name for letter in letters)


@pytest.fixture
def last_day(poll, year, during, ara):
    """Ara has voted, Bom has not; it is the morning of the last day."""
    during(year, "vote")
    send(poll, ara, poll.options.first().code)
    with clock.set_to(poll.closes_at - timedelta(hours=3)):
        yield poll


def test_who_has_not_voted_is_reminded_once_on_the_last_day(last_day):
    assert (remind_on_the_last_day(), remind_on_the_last_day()) == (1, 1)
    assert reminded() == ["bom"]


@pytest.mark.parametrize("hours", [-1, 30])
def test_on_other_days_and_after_the_close_nobody_is(poll, year, during, hours):
    with clock.set_to(poll.closes_at - timedelta(hours=hours)):
        assert (remind_on_the_last_day(), reminded()) == (0, [])


def test_a_suspended_vote_reminds_nobody(last_day):
    Poll.objects.filter(pk=last_day.pk).update(state="suspended", suspended_why="전기")
    assert remind_on_the_last_day() == 0


def test_a_poster_of_every_project_can_be_printed(client, poll):
    option = poll.options.first()
    address = f"/haeoreum/2027/vote/city/posters/{option.code}"
    page = client.get(address + "/")
    assert (page.status_code, "공원" in page.content.decode()) == (200, True)
    assert client.get(address + ".pdf").content.startswith(b"%PDF")
    assert [client.get(f"{address}.{suffix}").content[:2] for suffix in ("hwpx", "xlsx")] == [b"PK", b"PK"]
    assert client.get("/haeoreum/2027/vote/city/posters/no-such/").status_code == 404


def test_all_posters_say_the_same_things_in_the_same_order(poll):
    shapes = {
        tuple(type(block).__name__ for block in poster_document(poll, option, "https://example.org/").blocks)
        for option in poll.options.select_related("area")
    }
    assert shapes == {("Facts", "Heading", "Picture", "Paragraph")}


PAPER = "/haeoreum/2027/vote/city/"


@pytest.fixture
def began(client, sign_in, poll, year, during, bom):
    """Bom opened the paper, looked again at two projects, and left."""
    during(year, "vote")
    sign_in(client, bom)
    client.get(PAPER)
    client.post(PAPER + "confirm/", {"choices": [poll.options.first().code]})
    return poll


def test_who_began_and_did_not_send_is_reminded_once_and_nobody_else(began):
    assert (remind_who_began(rested=0), remind_who_began(rested=0)) == (1, 1)
    assert reminded("vote.begun") == ["bom"]


def test_what_was_marked_is_not_kept_only_that_the_paper_was_opened(client, began):
    told = dict(client.session)
    assert told["vote.begun"] == [began.pk]
    assert began.options.first().code not in str(told)


def test_who_is_reading_or_has_sent_is_not_reminded(began, bom):
    assert remind_who_began() == 0
    send(began, bom, began.options.first().code)
    assert remind_who_began(rested=0) == 0


def test_on_the_last_day_there_is_one_reminder_and_not_two(began):
    with clock.set_to(began.closes_at - timedelta(hours=3)):
        assert (remind_who_began(rested=0), remind_on_the_last_day()) == (0, 2)


def test_neither_reminder_promises_anything(began):
    remind_who_began(rested=0)
    with clock.set_to(began.closes_at - timedelta(hours=3)):
        remind_on_the_last_day()
    letters = " ".join(str(letter.__dict__) for letter in Message.objects.all())
    assert not any(word in letters for word in ("추첨", "경품", "상품권", "포인트"))


def test_every_voting_place_has_a_poster(client, poll, year, during, kim):
    station = open_station(poll, "달빛동 주민센터", "달빛로 1", by=kim)
    address = f"/haeoreum/2027/vote/city/posters/station/{station.pk}"
    page = client.get(address + "/").content.decode()
    assert ("달빛동 주민센터" in page, "달빛로 1" in page, "/2027/vote/" in page) == (True, True, True)
    assert "투표한 까닭으로 무엇을 주거나 받지 않습니다" in page
    assert client.get(address + ".pdf").content.startswith(b"%PDF")
    assert client.get("/haeoreum/2027/vote/city/posters/station/999/").status_code == 404


def test_posters_of_places_differ_in_nothing_but_the_place(poll, kim):
    one, other = (open_station(poll, name, by=kim) for name in ("달빛동", "새내동"))
    shapes = [
        [type(block).__name__ for block in station_document(poll, place, "https://x/").blocks] for place in (one, other)
    ]
    assert shapes[0] == shapes[1]
