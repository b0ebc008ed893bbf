"""Nobody is hurried: no puzzle, no script, no form that goes stale, and time after the close for who is there."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.cycle.vote.booth.terminal import IDLE, WARNING
from madang.cycle.vote.models import Envelope

pytestmark = pytest.mark.django_db

PAPER = "/haeoreum/2027/vote/city/"


def test_no_page_on_the_way_asks_for_a_script_or_a_puzzle(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    sign_in(client, ara)
    code = poll.options.first().code
    pages = [client.get(PAPER), client.post(PAPER + "confirm/", {"choices": [code]})]
    for page in pages:
        text = page.content.decode().casefold()
        assert "captcha" not in text
        assert "http-equiv" not in text, "nothing moves on by itself"
        assert "<noscript" not in text


def test_a_form_does_not_go_stale_while_the_vote_runs(client, sign_in, poll, year, during, ara):
    """WCAG 2.2.1: nobody is hurried. Shown on one day, sent five days later in the same session."""
    shown = during(year, "vote", days=1)
    sign_in(client, ara)
    code = poll.options.first().code
    page = client.post(PAPER + "confirm/", {"choices": [code]})
    form = {"choices": [code], "nonce": page.context["nonce"]}
    with clock.set_to(shown + timedelta(days=5)):
        assert client.post(PAPER + "cast/", form).status_code == 302
    assert Envelope.objects.count() == 1


def test_the_close_is_said_on_the_paper_and_who_is_there_has_ten_minutes_more(client, sign_in, poll, year, during, ara):
    during(year, "vote")
    sign_in(client, ara)
    code = poll.options.first().code
    with clock.set_to(poll.closes_at - timedelta(minutes=2)):
        assert "투표할 수 있습니다" in client.get(PAPER).content.decode()
        page = client.post(PAPER + "confirm/", {"choices": [code], "nonce": client.get(PAPER).context["nonce"]})
    with clock.set_to(poll.closes_at + timedelta(minutes=poll.grace_minutes - 1)):
        assert client.post(PAPER + "cast/", {"choices": [code], "nonce": page.context["nonce"]}).status_code == 302


def test_the_terminal_warns_for_a_minute_before_it_forgets():
    """The one place that moves on by itself, as the next voter waits: test_booth shows that the number opens it again."""
    assert (IDLE >= 120, WARNING >= 20) == (True, True)
