"""T-D6: people vote, change, send again, come to the desk, are struck off, crash, in any order; I-1 to I-6 hold after each."""

import secrets
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.vote import actions, ceremony
from madang.cycle.vote.board.batch import append
from madang.cycle.vote.booth.desk import hand_out_ticket, open_station
from madang.cycle.vote.booth.seats import new_seat, read_seat
from madang.cycle.vote.booth.voting import cast_at_terminal, enter
from madang.cycle.vote.models import Envelope, Poll, RollEntry, Step, Why
from madang.cycle.vote.models.envelope import Envelopes
from madang.cycle.vote.paper.giving import give_paper
from madang.cycle.vote.paper.pads import new_pad, next_stub
from madang.cycle.vote.roll.by_hand import ask_to_void, decide_change
from madang.cycle.vote.verify.base import judged
from madang.cycle.vote.verify.envelopes import ENVELOPES
from madang.cycle.vote.verify.notices import NOTICES
from madang.cycle.vote.verify.roll import ROLL
from madang_methods.sealing.marks import Marks

from .behind import behind, without_index
from .boxes import send

pytestmark = pytest.mark.django_db
CHECKS = (*ROLL, *NOTICES, *ENVELOPES[:2])  # I-1 to I-6
WHO, WHAT = st.integers(0, 5), st.integers(0, 2)
QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck), "database": None, "phases": [Phase.generate]}


class Crash(Exception):
    """The process dies between the envelope and the COMMIT."""


def _die(*_given, **_more):
    raise Crash


class AnyOrder(RuleBasedStateMachine):
    """`counts`: what the machine itself expects of each person: "", "web", "kiosk", "paper" or "off"."""

    given: dict  # what the test's fixtures made; every run begins with it and leaves nothing behind

    def __init__(self):
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.poll, self.people = self.given["poll"], self.given["people"]
        self.station, self.pad = self.given["station"], self.given["pad"]
        self.officer, self.second, self.counter = self.given["keepers"]
        self.codes = [option.code for option in self.poll.options.all()]
        self.counts, self.casts, self.last, self.closed = {}, {}, {}, False

    def teardown(self):
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @rule(who=WHO, what=WHAT)
    def cast(self, who, what):
        nonce = secrets.token_hex(32)
        may = not self.closed and self.counts.get(who, "") in ("", "web") and self.casts.get(who, 0) < 5
        assert self._told(lambda: self._send(who, what, nonce)) == may
        if may:
            self.counts[who], self.last[who] = "web", nonce
            self.casts[who] = self.casts.get(who, 0) + 1

    @precondition(lambda self: self.last)
    @rule(who=WHO, what=WHAT)
    def send_again(self, who, what):
        """The last form once more: nothing changes, also after the close."""
        if who in self.last and self.counts[who] != "off":
            assert self._told(lambda: self._send(who, what, self.last[who]))

    @precondition(lambda self: not self.closed)
    @rule(who=WHO, what=WHAT)
    def crash(self, who, what):
        tell, actions.tell_cast = actions.tell_cast, _die
        try:
            with pytest.raises((Crash, Refused)):
                self._send(who, what, secrets.token_hex(32))
        finally:
            actions.tell_cast = tell

    @rule(who=WHO, what=WHAT)
    def come_to_the_terminal(self, who, what):
        may = not self.closed and self.counts.get(who, "") in ("", "web") and self.casts.get(who, 0) < 5
        assert self._told(lambda: self._at_terminal(who, what)) == may
        if may:
            self.counts[who], self.casts[who] = "kiosk", self.casts.get(who, 0) + 1

    @rule(who=WHO)
    def take_a_paper(self, who):
        may = not self.closed and self.counts.get(who, "") in ("", "web")
        stub = next_stub(self.pad)
        assert self._told(lambda: give_paper(self.pad, self._entry(who), stub, by=self.officer)) == may
        if may:
            self.counts[who] = "paper"

    @rule(who=WHO)
    def strike_off(self, who):
        may = not self.closed and self.counts.get(who, "") not in ("paper", "off")
        if may and self._told(lambda: self._strike(who)):
            self.counts[who] = "off"

    @rule()
    def lay_on_the_board(self):
        append(self.poll)

    @precondition(lambda self: not self.closed and len(self.counts) > 2)
    @rule()
    def close(self):
        with clock.set_to(self.poll.closes_at + timedelta(minutes=11)):
            for keeper in (self.officer, self.counter):
                ceremony.give_word(self.poll, Step.CLOSE, by=keeper)
        self.closed = True

    @invariant()
    def everything_holds(self):
        poll = Poll.objects.select_related("cycle__government", "track").get(pk=self.poll.pk)
        broken = [(check.id, found) for check in CHECKS if (found := judged(check, poll).findings)]
        assert broken == []

    @invariant()
    def what_counts_is_what_was_done(self):
        current = dict(Envelope.objects.of(self.poll).current().values_list("entry__person__name", "channel"))
        wanted = {f"p{who}": how for who, how in self.counts.items() if how in ("web", "kiosk")}
        assert current == wanted

    def _send(self, who, what, nonce):
        return send(self.poll, self.people[who], self.codes[what], nonce=nonce)

    def _at_terminal(self, who, what):
        digits = hand_out_ticket(self.station, self._entry(who), by=self.officer).digits
        seat = read_seat(self.poll, "t", new_seat(enter(self.station, "t", digits), "t"))
        cast_at_terminal(self.station, seat, Marks((self.codes[what],)))

    def _strike(self, who):
        change = ask_to_void(self._entry(who), why=Why.MOVED_AWAY, by=self.officer)
        change.poll = self.poll
        decide_change(change, True, by=self.second)

    def _entry(self, who):
        entry = RollEntry.objects.get(poll=self.poll, person=self.people[who])
        entry.poll = self.poll
        return entry

    def _told(self, act):
        """Whether it was done; refused leaves nothing."""
        self.poll.refresh_from_db(fields=["state"])
        try:
            with transaction.atomic():
                act()
        except Refused:
            return False
        return True


@pytest.fixture
def machine(poll, year, during, settle, haeoreum, kim, ju):
    """Six people on the roll of an open vote."""
    people = [settle(f"p{n}", haeoreum, "resident") for n in range(6)]
    RollEntry.objects.bulk_create(RollEntry(poll=poll, person=one, ground="resident") for one in people)
    during(year, "vote")
    poll = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
    station = open_station(poll, "주민센터", by=kim)
    pad = new_pad(station, 100, by=kim)
    keepers = (kim, settle("lee", haeoreum, "officer"), ju)
    given = {"poll": poll, "people": people, "station": station, "pad": pad, "keepers": keepers}
    return type("Machine", (AnyOrder,), {"given": given})


def run(machine, sequences, steps):
    run_state_machine_as_test(machine, settings=settings(max_examples=sequences, stateful_step_count=steps, **QUIET))


def test_everything_holds_after_every_step_of_any_order(machine):
    """T-D6, two hundred steps."""
    run(machine, 8, 25)


@pytest.mark.long
def test_everything_holds_after_every_step_of_very_many_orders(machine):
    """T-D6."""
    run(machine, 400, 50)


def test_the_machine_finds_a_cast_that_lets_the_old_envelope_count(machine, monkeypatch):
    """The negative control: neither the index nor the trigger, and a cast that forgets what was sent before."""
    without_index("one_current_envelope_an_entry")
    behind("vote_envelope", "SELECT 1")
    update = Envelopes.update
    forgets = lambda rows, **to: 0 if to == {"state": "superseded"} else update(rows, **to)
    monkeypatch.setattr(Envelopes, "update", forgets)
    walk = machine()
    try:
        walk.cast(who=0, what=0)
        walk.everything_holds()
        walk.cast(who=0, what=1)
        with pytest.raises(AssertionError, match="voters_differ"):
            walk.everything_holds()
    finally:
        walk.teardown()
