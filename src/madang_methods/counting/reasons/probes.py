"""The election as it might have been: another price, further ballots, another budget."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from ..ballots import Ballot, BallotBox, ElectionError
from ..election import Election

How = Literal["new", "existing"]


def at_price(election: Election, id: str, cost: int) -> Election:
    """The same with this project at another price, in the election's units of money."""
    return replace(election, projects=tuple(replace(p, cost=cost) if p.id == id else p for p in election.projects))


def with_budget(election: Election, budget: int) -> Election:
    """The same with another budget. ElectionError where districts hold parts of it: whose part would have grown?"""
    if election.districts:
        raise ElectionError("The budget is shared by district, so there is no one budget to change.")
    return replace(election, budget=budget)


def with_votes(election: Election, id: str, more: int, how: How = "new") -> Election:
    """The same with `more` further votes for one project.

    `new`       so many more people came and named only this project: on a ranking in the first place, with points all
                the points that one ballot gave at most (1 if no ballot gave any). They count as people everywhere: each has
                a share of the budget too. Where districts hold the budget they live where most of its supporters live.
    `existing`  so many of the people who voted without naming it had named it too, beside what they named. Those who
                named the fewest projects come first (their shares are the freest), equal ones in the order of the box. Only
                approval ballots can grow so, and no limit on the length of a ballot is applied. ElectionError otherwise,
                or if there are not so many.

    >>> from madang_methods.counting import Project
    >>> box = BallotBox.of("approval", [Ballot(("park",), weight=2), Ballot((), weight=1)])
    >>> town = Election((Project("park", 6), Project("road", 7)), 10, box)
    >>> len(with_votes(town, "road", 3).ballots), with_votes(town, "road", 3).ballots.votes()["road"]
    (6, 3)
    >>> [ballot.choices for ballot in with_votes(town, "road", 2, "existing").ballots.ballots]
    [('park',), ('park', 'road'), ('road',)]
    """
    box = election.ballots
    ballots = (*box.ballots, *_newcomers(election, id, more)) if how == "new" else tuple(_grown(box, id, more))
    return replace(election, ballots=BallotBox.of(box.kind, ballots, box.max_length))


def others(election: Election, id: str) -> int:
    """How many people voted without naming this project."""
    return sum(ballot.weight for ballot in election.ballots.ballots if id not in ballot.choices)


def _newcomers(election: Election, id: str, more: int) -> Iterator[Ballot]:
    if not more:
        return
    box = election.ballots
    most = max((sum(ballot.points) for ballot in box.ballots), default=0)
    points = (most or 1,) if box.kind == "points" else ()
    yield Ballot((id,), points, more, _home(election, id) if election.districts else "")


def _home(election: Election, id: str) -> str:
    supporters: Counter[str] = Counter(dict.fromkeys(sorted(election.districts), 0))
    for ballot in election.ballots.ballots:
        if id in ballot.choices:
            supporters[ballot.district] += ballot.weight
    return supporters.most_common(1)[0][0]


def _grown(box: BallotBox, id: str, more: int) -> Iterator[Ballot]:
    if box.kind != "approval":
        raise ElectionError(f"A ballot of kind {box.kind} cannot name one project more and stay as it is.")
    left = more
    for ballot in sorted(box.ballots, key=lambda ballot: len(ballot.choices)):
        grow = 0 if id in ballot.choices else min(left, ballot.weight)
        left -= grow
        if grow:
            yield replace(ballot, choices=(*ballot.choices, id), weight=grow)
        if grow < ballot.weight:
            yield replace(ballot, weight=ballot.weight - grow)
    if left:
        raise ElectionError(f"Only {more - left} people voted without naming {id}.")
