"""Votes in a few words, for the tests of this stage and of those after it."""

import re
import secrets
from datetime import timedelta

from madang.base import clock
from madang.cycle.vote import actions, ceremony
from madang.cycle.vote.models import Poll, Step


def send(poll, person, *codes, nonce="", **given):
    """Cast without the pages."""
    return actions.cast_ballot(poll, list(codes), by=person, nonce=nonce or secrets.token_hex(32), **given)


def vote(client, address, *codes, check=""):
    """Through the pages as a person would: look again, then send the very form that was shown. The last answer."""
    fields = {"choices": codes} | ({"check": check} if check else {})
    return client.post(address + "cast/", sent_form(client, address, fields))


def sent_form(client, address, fields):
    """What the second look would send."""
    page = client.post(address + "confirm/", fields)
    nonce = re.search(r'name="nonce" value="([^"]+)"', page.content.decode())
    return fields | ({"nonce": nonce[1]} if nonce else {})


def finish(poll, officer, counter, until=Step.OPEN):
    """The whole ceremony, each step by both, at its earliest moment."""
    moment = poll.closes_at + timedelta(minutes=poll.grace_minutes)
    for step in Step:
        with clock.set_to(moment):
            for person in (officer, counter):
                ceremony.give_word(poll, step, by=person)
        if step == Step.CLOSE:
            moment += timedelta(days=poll.challenge_days, minutes=1)
        if step == until:
            break
    return Poll.objects.get(pk=poll.pk)
