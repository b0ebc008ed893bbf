"""A proposal that stands wherever a test needs it."""

import pytest

from madang.base import clock
from madang.cycle.propose.models import Proposal, State


@pytest.fixture
def stand(year, track, ara):
    """stand("reviewing"): one of Ara's proposals in that state, as if it had come there in the usual way."""

    def stand(state=State.SUBMITTED, **fields):
        unread = state in (State.SUBMITTED, State.DECLINED, State.NEEDS_INFO)
        given = {
            "cycle": year, "track": track, "number": Proposal.objects.of(year).count() + 1, "title": "새내천에 긴 의자",
            "problem": "앉을 곳이 없어요", "idea": "백 걸음마다 하나", "proposer": ara, "state": state,
            "submitted_at": clock.now(), "published_at": None if unread else clock.now(),
            "answer": "까닭을 적은 답" if State(state).is_no else "",
        }  # fmt: skip
        return Proposal.objects.create(**given | fields)

    return stand
