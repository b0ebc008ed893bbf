"""The seal test: no vote opens before whoever holds its key has opened one envelope that the server made."""

import base64
import secrets

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.seal_test import answer, is_answer, make_test

from . import keys
from .models import Poll, SealTrial, State


def new_trial(poll: Poll) -> SealTrial:
    """Seal a random word to the election key; the server remembers its digest only."""
    test = make_test(poll.election, poll.frozen.keys.election)
    ct = base64.b64encode(test.ct).decode()
    return SealTrial.objects.create(poll=poll, ct=ct, expected=test.expected, made_at=clock.now())


def pass_own_trial(poll: Poll, *, by: Person) -> None:
    """The server opens its own test envelope with the key on its shelf: the file is there and is the right one."""
    trial = new_trial(poll)
    answer_trial(poll, answer(base64.b64decode(trial.ct), poll.election, keys.opening_key(poll)), by=by)


def answer_trial(poll: Poll, typed: str, *, by: Person) -> None:
    """What the holders read in the test envelope. Right, and the vote is ready; wrong, and it is not."""
    trial = SealTrial.objects.of(poll).order_by("pk").last()
    try:
        right = trial is not None and is_answer(typed, trial.expected)
    except SealError as error:
        raise Refused("vote.trial_mistyped", why=str(error)) from error
    require(None if right else "vote.trial_wrong")
    trial.passed_at, trial.by = clock.now(), by
    trial.save(update_fields=["passed_at", "by"])
    Poll.objects.filter(pk=poll.pk, state=State.CONFIGURED).update(state=State.READY)
    poll.state = State.READY
    note(poll.cycle.government, poll.subject, "vote.seal_tested", by=by, actor="officer", custody=poll.custody)


def drawn_digits() -> str:
    """Four check digits for whoever did not choose their own."""
    return f"{secrets.randbelow(10_000):04}"
