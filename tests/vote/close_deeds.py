"""The last moment of thirty votes, again and again: twelve people send while two keepers close."""

import secrets
import threading
import time
from datetime import timedelta

from django.db import connection, connections

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote import gate
from madang.cycle.vote.actions import cast_ballot, make_paper
from madang.cycle.vote.ceremony import give_word
from madang.cycle.vote.models import Envelope, Poll, Step

CLIENTS, DAY = 12, timedelta(days=1)


def rounds(number: str, safe: str = "safe"):
    """For each round: envelopes at the close, and how many came after it."""
    if safe != "safe":
        _take_the_locks_away()
    return [_round(at) for at in range(int(number))]


def _round(at: int) -> tuple[int, int]:
    poll = _another_vote(at)
    people = list(Person.objects.filter(email__startswith="voter")[:CLIENTS])
    over = threading.Event()
    threads = [threading.Thread(target=_send, args=(poll.pk, one, over)) for one in people]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    keepers = [Person.objects.get(email=f"{name}@example.org") for name in ("officer", "counter")]
    with clock.set_to(poll.closes_at + timedelta(minutes=11)):
        for keeper in keepers:
            keeper.passed_second_factor = True
            give_word(poll, Step.CLOSE, by=keeper)
        time.sleep(0.2)
        over.set()
        for thread in threads:
            thread.join()
    at_close = Poll.objects.get(pk=poll.pk).casts_at_close
    return at_close, Envelope.objects.of(poll).count() - at_close


def _send(pk: int, who: Person, over: threading.Event) -> None:
    poll = Poll.objects.select_related("cycle__government", "track").get(pk=pk)
    code = poll.options.first().code
    while not over.is_set():
        try:
            cast_ballot(poll, [code], by=who, nonce=secrets.token_hex(32))
        except Refused as refused:
            if refused.reason != "vote.no_more_changes":
                break
        except Exception:  # noqa: BLE001, S110 - a lock not given in time, or what the control provokes
            pass
    connections.close_all()


def _another_vote(at: int) -> Poll:
    cycle = Cycle.objects.get()
    track = Track.objects.create(cycle=cycle, code=f"t{at}", name=f"t{at}", total_ceiling=10**6)
    now = clock.now()
    proposal = Proposal.objects.create(
        cycle=cycle, track=track, number=100 + at, title="의자", cost=1000, state=State.ELIGIBLE, submitted_at=now,
        published_at=now,
    )  # fmt: skip
    officer = Person.objects.get(email="officer@example.org")
    officer.passed_second_factor = True
    with clock.set_to(now - 2 * DAY):
        return make_paper(track, [proposal], by=officer, max_casts=500)


def _take_the_locks_away() -> None:
    """Neither the lock nor the trigger; and the clock is read a while before the envelope is laid in."""
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION vote_envelope_moves() CASCADE")
    gate._enter = lambda poll, closing: None
    now = gate.database_now

    def slowly():
        moment = now()
        time.sleep(0.02)
        return moment

    gate.database_now = slowly


DEEDS = {"rounds": rounds}
