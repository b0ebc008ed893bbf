"""Three projects on one ballot paper, of which a voter may choose two."""

import pytest

from madang.base import clock
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote import actions


@pytest.fixture
def proposals(year, track):
    costs = {"공원": 900_000_000, "길": 700_000_000, "의자": 300_000_000}
    return [
        Proposal.objects.create(
            cycle=year, track=track, number=number, title=title, cost=cost, state=State.ELIGIBLE,
            submitted_at=clock.now(), published_at=clock.now(),
        )
        for number, (title, cost) in enumerate(costs.items(), 1)
    ]  # fmt: skip


@pytest.fixture
def poll(year, track, proposals, during, ara, bom, kim):
    track.ballot_rule = {"kind": "approval", "min": 1, "max": 2, "exact": False}
    track.save()
    during(year, "vote", days=-1)
    return actions.make_paper(track, proposals, by=kim)


@pytest.fixture
def ju(settle, haeoreum):
    """Ju counts; he is not the officer."""
    return settle("ju", haeoreum, "counter")
