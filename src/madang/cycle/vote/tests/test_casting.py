"""The cast at its edges: the same form twice, somebody else's form, the last minute, a session that ended."""

import re
import secrets
from datetime import timedelta

import pytest
from django.test import Client

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.cycle.vote.models import Envelope, Poll, RollEntry

from .boxes import send, sent_form, vote

pytestmark = pytest.mark.django_db

PAPER = "/haeoreum/2027/vote/city/"


@pytest.fixture
def code(poll, year, during):
    during(year, "vote")
    return poll.options.first().code


def test_the_same_form_sent_twice_is_one_vote_and_the_same_receipt(client, sign_in, code, ara):
    form = sent_form(sign_in(client, ara), PAPER, {"choices": [code]})
    pages = [client.post(PAPER + "cast/", form, follow=True).content for _ in range(3)]
    assert len({re.search(rb"<code>([^<]+)</code>", page)[1] for page in pages}) == 1
    assert (Envelope.objects.count(), RollEntry.objects.get(person=ara).cast_count) == (1, 1)
    assert Message.objects.filter(template="vote.voted").count() == 1


def test_the_form_of_another_is_shown_again_and_not_sent(client, sign_in, code, ara, bom):
    form = sent_form(sign_in(client, ara), PAPER, {"choices": [code]})
    page = sign_in(Client(), bom).post(PAPER + "cast/", form)
    assert (page.status_code, Envelope.objects.count()) == (409, 0)
    assert "고르신 것은 그대로 있습니다" in page.content.decode()


def test_a_nonce_of_another_voter_is_refused_under_the_lock(poll, code, ara, bom):
    nonce = secrets.token_hex(32)
    send(poll, ara, code, nonce=nonce)
    with pytest.raises(Refused) as refused:
        send(poll, bom, code, nonce=nonce)
    assert refused.value.reason == "vote.stale_form"


LAST_MINUTES = [
    # shown the paper so many minutes before the close, sent so many minutes after it
    (1, 9, True),
    (1, 10, False),
    (-1, 2, False),
    (60, 0, True),
]


@pytest.mark.parametrize(("shown", "sent", "counts"), LAST_MINUTES)
def test_who_was_here_before_the_close_may_still_send(poll, code, ara, shown, sent, counts):
    shown_at = poll.closes_at - timedelta(minutes=shown)
    with clock.set_to(poll.closes_at + timedelta(minutes=sent)):
        try:
            send(poll, ara, code, shown_at=shown_at)
        except Refused as refused:
            assert refused.reason == "vote.closed"
    assert Envelope.objects.exists() == counts


def test_a_session_that_ended_at_the_last_step_keeps_the_choice(client, sign_in, code, ara, bom):
    form = sent_form(sign_in(client, ara), PAPER, {"choices": [code]})
    lost = Client().post(PAPER + "cast/", form)
    assert lost.status_code == 403
    assert code not in lost.content.decode()
    sealed = re.search(r'name="sealed" value="([^"]+)"', lost.content.decode())[1]
    assert sign_in(Client(), bom).post(PAPER + "resume/", {"sealed": sealed}).status_code == 403
    back = sign_in(Client(), ara)
    again = back.post(PAPER + "resume/", {"sealed": sealed}).content.decode()
    assert f'name="choices" value="{code}"' in again
    nonce = re.search(r'name="nonce" value="([^"]+)"', again)[1]
    assert back.post(PAPER + "cast/", {"choices": [code], "nonce": nonce}).status_code == 302
    assert Envelope.objects.count() == 1


def test_a_sealed_choice_is_good_for_half_an_hour(client, sign_in, code, ara):
    form = sent_form(sign_in(client, ara), PAPER, {"choices": [code]})
    sealed = re.search(r'name="sealed" value="([^"]+)"', Client().post(PAPER + "cast/", form).content.decode())[1]
    with clock.set_to(clock.now() + timedelta(minutes=31)):
        assert sign_in(Client(), ara).post(PAPER + "resume/", {"sealed": sealed}).status_code == 403


def test_a_whole_vote_takes_four_requests_after_signing_in(client, sign_in, code, ara):
    sign_in(client, ara)
    page = client.get(PAPER)
    nonce = re.search(r'name="nonce" value="([^"]+)"', page.content.decode())[1]
    again = client.post(PAPER + "confirm/", {"choices": [code], "nonce": nonce})
    nonce = re.search(r'name="nonce" value="([^"]+)"', again.content.decode())[1]
    sent = client.post(PAPER + "cast/", {"choices": [code], "nonce": nonce})
    assert (sent.status_code, client.get(sent.url).status_code) == (302, 200)


def test_a_vote_in_person_is_final(poll, code, ara):
    RollEntry.objects.filter(person=ara).update(status="voted_paper", in_person=True)
    with pytest.raises(Refused) as refused:
        send(poll, ara, code)
    assert refused.value.reason == "vote.voted_in_person"


def test_check_digits_of_ones_own_stand_in_the_envelope(client, sign_in, poll, code, ara):
    Poll.objects.update(asks_check_digits=True)
    assert vote(sign_in(client, ara), PAPER, code, check="0417").status_code == 302
    assert Envelope.objects.get().k == "0417"
    wrong = client.post(PAPER + "confirm/", {"choices": [code], "check": "12a4"})
    assert (wrong.status_code, wrong.content.decode().count(" checked")) == (422, 1)


def test_the_first_vote_opens_the_poll_and_writes_down_the_roll(poll, code, ara):
    assert Poll.objects.get().state == "ready"
    send(poll, ara, code)
    assert (Poll.objects.get().state, Poll.objects.get().roll_at_open) == ("open", 2)
