"""A vote on four projects that is over, counted, checked and published."""

import pytest

from madang.base import clock
from madang.cycle.decide import actions
from madang.cycle.decide.models import Count
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote import actions as vote
from madang.cycle.vote.tests.boxes import finish, send


@pytest.fixture
def proposals(year, track):
    """공원 900, 길 700, 의자 300, 동상 100 (million won)."""
    costs = {"공원": 900_000_000, "길": 700_000_000, "의자": 300_000_000, "동상": 100_000_000}
    return [
        Proposal.objects.create(
            cycle=year, track=track, number=number, title=title, cost=cost, state=State.ELIGIBLE,
            submitted_at=clock.now(), published_at=clock.now(),
        )
        for number, (title, cost) in enumerate(costs.items(), 1)
    ]  # fmt: skip


@pytest.fixture
def voters(settle, haeoreum, ara, bom):
    """Six people on the roll."""
    return [ara, bom, *(settle(f"voter{number}", haeoreum, "resident") for number in range(4))]


@pytest.fixture
def poll(year, track, proposals, during, voters, kim, counter):
    """The box was opened. For 1,400 million the park fits, the road no longer does, the bench does, and nobody wants the statue."""
    during(year, "vote", days=-1)
    poll = vote.make_paper(track, proposals, by=kim)
    park, road, bench, _statue = (option.code for option in poll.options.order_by("pk"))
    during(year, "vote")
    for person, choices in zip(voters, [[park, road]] * 3 + [[park]] * 2 + [[bench]], strict=True):
        send(poll, person, *choices)
    return finish(poll, kim, counter)


@pytest.fixture
def counter(settle, haeoreum):
    """Ju counts; he is not the officer."""
    return settle("ju", haeoreum, "counter")


@pytest.fixture
def closed_count(poll, year, during, counter):
    """Counted by Ju, not yet checked."""
    during(year, "decide")
    return actions.count_votes(poll, by=counter)


@pytest.fixture
def checked(closed_count):
    assert actions.run_check(closed_count.checks.get().pk) == "same"
    return Count.objects.get()


@pytest.fixture
def counted(client, sign_in, checked, kim):
    """Published by Kim, who stays signed in."""
    actions.publish_result(checked, by=kim)
    sign_in(client, kim)
    return Count.objects.get()
