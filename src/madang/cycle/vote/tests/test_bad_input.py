"""Every wrong thing that can be sent, at every channel: a page that keeps what was chosen and says what to do."""

import re

import pytest
from django.test import Client

from madang.base.people import codes as letter_codes
from madang.cycle.propose.models import Proposal
from madang.cycle.vote import actions
from madang.cycle.vote.booth.desk import hand_out_ticket, open_station
from madang.cycle.vote.booth.seats import new_terminal
from madang.cycle.vote.models import Envelope, RollEntry

from .test_papers import REFUSED, by_code

pytestmark = pytest.mark.django_db

PAPER = "/haeoreum/2027/vote/city/"


@pytest.fixture
def begin(year, track, proposals, during, ara, kim):
    """begin(rule): the vote is open; park and bench are parks, the road is traffic."""

    def begin(rule):
        track.ballot_rule = rule
        track.save()
        for proposal, field in zip(proposals, ("parks", "transport", "parks"), strict=True):
            Proposal.objects.filter(pk=proposal.pk).update(field=field)
        during(year, "vote", days=-1)
        poll = actions.make_paper(track, Proposal.objects.of(year), by=kim)
        during(year, "vote")
        return poll

    return begin


class Web:
    """On one's own device."""

    def __init__(self, client, sign_in, poll, ara, kim):
        self.client = sign_in(client, ara)
        self.form = {"nonce": self.client.get(PAPER).context["nonce"]}

    def look(self, fields):
        return self.client.post(PAPER + "confirm/", fields | self.form)

    def cast(self, fields):
        return self.client.post(PAPER + "cast/", fields | self.form)


class Kiosk:
    """At the terminal of a voting place."""

    def __init__(self, client, sign_in, poll, ara, kim):
        station = open_station(poll, "달빛동 주민센터", by=kim)
        self.address = f"{PAPER}terminal/{new_terminal(station)}/"
        self.client = Client()
        ticket = hand_out_ticket(station, RollEntry.objects.get(person=ara), by=kim)
        self.digits = ticket.digits
        page = self.client.post(self.address, {"digits": ticket.digits}).content.decode()
        self.form = {"seat": re.search(r'name="seat" value="([^"]+)"', page)[1]}

    def look(self, fields):
        return self.client.post(self.address + "look/", fields | self.form)

    def cast(self, fields):
        return self.client.post(self.address + "cast/", fields | self.form)


@pytest.fixture(params=[Web, Kiosk], ids=["web", "kiosk"])
def channel(request, client, sign_in, ara, kim):
    return lambda poll: request.param(client, sign_in, poll, ara, kim)


@pytest.mark.parametrize("step", ["look", "cast"])
@pytest.mark.parametrize(("rule", "fields", "sentence", "mark", "kept"), REFUSED)
def test_a_wrong_ballot_of_every_kind_comes_back_whole(channel, begin, rule, fields, sentence, mark, kept, step):
    poll = begin(rule)
    page = getattr(channel(poll), step)(by_code(poll, fields))
    text = page.content.decode()
    assert (page.status_code, sentence in text, text.partition("<main")[2].count(mark)) == (422, True, kept)
    assert not Envelope.objects.exists()


UNKNOWN = [
    ({"kind": "approval", "min": 1, "max": 2}, {"choices": "no-such"}, "choices", "이 투표용지에 없는 사업입니다"),
    ({"kind": "ordinal", "min": 1, "max": 2}, {"place_2": "no-such"}, "place_1", "이 투표용지에 없는 사업입니다"),
]


@pytest.mark.parametrize(("rule", "wrong", "right", "sentence"), UNKNOWN, ids=["approval", "ranking"])
def test_an_unknown_project_is_named_and_the_others_stay(channel, begin, rule, wrong, right, sentence):
    poll = begin(rule)
    code = poll.options.first().code
    fields = {"choices": [code, "no-such"]} if right == "choices" else wrong | {right: code}
    page = channel(poll).look(fields)
    text = page.content.decode()
    assert (page.status_code, sentence in text) == (422, True)
    assert code in page.context["form"].picked()


def test_points_for_an_unknown_project_are_not_counted_as_given(channel, begin):
    poll = begin({"kind": "cumulative", "min": 1, "max": 3, "points": 10})
    page = channel(poll).look({"points_no-such": "5"})
    assert (page.status_code, "적어도 1개" in page.content.decode()) == (422, True)


def test_a_stale_form_keeps_the_choice_and_asks_to_look_again(client, sign_in, begin, ara, kim):
    poll = begin({"kind": "approval", "min": 1, "max": 2})
    web, code = Web(client, sign_in, poll, ara, kim), poll.options.first().code
    web.form = {"nonce": "of another day"}
    page = web.cast({"choices": [code]})
    text = page.content.decode()
    assert (page.status_code, "고르신 것은 그대로 있습니다" in text, f'value="{code}"' in text) == (409, True, True)
    assert not Envelope.objects.exists()


def test_a_used_ticket_says_that_the_vote_is_in(client, sign_in, begin, ara, kim):
    poll = begin({"kind": "approval", "min": 1, "max": 2})
    kiosk, fields = Kiosk(client, sign_in, poll, ara, kim), {"choices": [poll.options.first().code]}
    assert kiosk.cast(fields).status_code == 200
    page = kiosk.client.post(kiosk.address, {"digits": kiosk.digits})
    assert (page.status_code, "이미" in page.content.decode()) == (403, True)
    assert Envelope.objects.count() == 1


WRONG_DIGITS = [
    ("12345", 422, "숫자 여섯 개"),
    ("가나다라마바", 422, "숫자 여섯 개"),
    ("000000", 403, "창구에서 새 번호"),
    ("", 422, "숫자 여섯 개"),
]


@pytest.mark.parametrize(("digits", "status", "sentence"), WRONG_DIGITS)
def test_wrong_digits_say_what_to_do(client, sign_in, begin, ara, kim, digits, status, sentence):
    poll = begin({"kind": "approval", "min": 1, "max": 2})
    kiosk = Kiosk(client, sign_in, poll, ara, kim)
    page = kiosk.client.post(kiosk.address, {"digits": digits})
    assert (page.status_code, sentence in page.content.decode()) == (status, True)


def test_a_wrong_code_keeps_what_was_typed_and_says_what_to_do(client, sign_in, begin, ara, kim):
    begin({"kind": "approval", "min": 1, "max": 2})
    told = {"way": "code", "code": "0" * (letter_codes.LOCATOR + 10), "name": "김영숙", "born": "1950-03-01"}
    page = sign_in(client, ara).post(PAPER + "on-the-roll/", told)
    text = page.content.decode()
    assert (page.status_code, "다시" in text, 'value="김영숙"' in text) == (422, True, True)
