"""The seal test: no vote opens before whoever holds its key has opened one envelope that the server made."""

import base64
import secrets
from collections.abc import Sequence

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.seal_test import answer, is_answer, make_test

from . import keys
from .models import KeyOffer, Poll, SealTrial, State
from .moving import tell


def new_trial(poll: Poll, key: bytes = b"", offer: KeyOffer | None = None) -> SealTrial:
    """Seal a random word to the election key (or to one that is only offered); the server remembers its digest only."""
    test = make_test(poll.election, key or poll.frozen.keys.election)
    ct = base64.b64encode(test.ct).decode()
    return SealTrial.objects.create(poll=poll, offer=offer, ct=ct, expected=test.expected, made_at=clock.now())


def pass_own_trial(poll: Poll, *, by: Person) -> None:
    """The server opens its own test envelope with the key on its shelf: the file is there and is the right one."""
    trial = new_trial(poll)
    answer_trial(poll, answer(base64.b64decode(trial.ct), poll.election, keys.opening_key(poll)), by=by)


def answer_trial(poll: Poll, typed: str, *, by: Person, holders: Sequence[str] = ()) -> None:
    """What the holders read in the last test envelope. Right, and the vote is ready; wrong, and it is not."""
    passed(SealTrial.objects.of(poll).order_by("pk").last(), typed, by=by, holders=holders)
    move_to_ready(poll)
    tell(poll, "vote.seal_tested", by, custody=poll.custody, holders=list(holders))


def passed(trial: SealTrial | None, typed: str, *, by: Person, holders: Sequence[str] = ()) -> None:
    """Refused unless the number is the one in this test envelope."""
    try:
        right = trial is not None and is_answer(typed, trial.expected)
    except SealError as error:
        raise Refused("vote.trial_mistyped", what=error.code, **error.facts) from error
    require(None if right else "vote.trial_wrong")
    trial.passed_at, trial.by, trial.holders = clock.now(), by, list(holders)
    trial.save(update_fields=["passed_at", "by", "holders"])


def move_to_ready(poll: Poll) -> None:
    Poll.objects.filter(pk=poll.pk, state=State.CONFIGURED).update(state=State.READY)
    poll.state = State.READY


def drawn_digits() -> str:
    """Four check digits for whoever did not choose their own."""
    return f"{secrets.randbelow(10_000):04}"
