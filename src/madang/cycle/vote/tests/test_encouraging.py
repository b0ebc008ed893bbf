"""What may be done so that people vote: a reminder on the last day, and a poster that is the same for every project."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.base.notices.models import Message
from madang.cycle.vote.models import Poll
from madang.cycle.vote.posters import poster_document
from madang.cycle.vote.reminding import remind_on_the_last_day

from .boxes import send

pytestmark = pytest.mark.django_db


def reminded():
    letters = Message.objects.filter(template="vote.last_day").select_related("person")
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
