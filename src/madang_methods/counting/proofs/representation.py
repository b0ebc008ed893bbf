"""EJR+: is any group large enough to deserve a project left with less than its share? A check that needs no rule."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..columns import Index, Ints
from ..election import Election
from ..rule import RuleSpec, Utility
from ..standing import Standing
from ..supporters import Supporters, as_ruled, people_of
from ..turns import barred
from ..worth import check_utility

# Products below this fit 64 bits.
SAFE = 2**62


@dataclass(frozen=True, slots=True)
class Slack:
    """How near a project that was not funded is to a group that deserved it.

    Of its supporters take the `people` who have least: none of them has more than `most_worth` in funded projects. Their
    share of the budget is `share` (rounded down). Per mille: what one of them would have with this project besides,
    against what their share could buy of it; at 1000 or less the group deserved it.
    """

    project: str
    people: int
    most_worth: int
    share: int
    per_mille: int
    violated: bool

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Representation:
    """One `Slack` for each project that competed and was not funded, the nearest first."""

    slacks: tuple[Slack, ...]

    @property
    def violations(self) -> tuple[Slack, ...]:
        return tuple(slack for slack in self.slacks if slack.violated)


def representation(
    election: Election, funded: Collection[str], utility: Utility, spec: RuleSpec | None = None
) -> Representation:
    """Check EJR+ up to one project (axiom: Brill and Peters 2023, arXiv 2302.01989; inequality and proof that equal shares
    meet it: counting.md 3.1 [d]) for utilities that a project has alike for all its supporters: `cost` or `cardinality`.

    A group S of supporters of an unfunded project c deserves it if, with n people and the budget B,
    n * cost(c) * (max over S of the worth of their funded projects + u(c)) <= u(c) * |S| * B.
    For each c it is enough to take the supporters with least, up to each level of worth. Whole numbers throughout.

    `spec` says which projects compete, and whether empty ballots count (all do without it). RuleError for other utilities.

    Six of ten people want only parks; both parks fit their share of 60, but one was funded.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> box = BallotBox.of("approval", [Ballot(("lake", "park"), weight=6), Ballot(("road",), weight=4)])
    >>> vote = Election((Project("lake", 30), Project("park", 30), Project("road", 70)), 100, box)
    >>> [slack.project for slack in representation(vote, ["park", "road"], "cost").violations]
    ['lake']
    """
    check_utility(election, utility)
    rule = spec or RuleSpec()
    stand = as_ruled(election, rule, {project.id: 0 for project in election.projects})
    supporters = Supporters.of(election)
    people = people_of(election, rule.count_empty)
    worth = [one.cost if utility == "cost" else 1 for one in stand]
    have = np.zeros(len(supporters.weights), np.int64)
    for place, one in enumerate(stand):
        if one.id in funded:
            have[supporters.of_project(place)] += worth[place]
    poorest_first = _poorest_first(
        supporters, have, _competing(stand, funded, rule, election.budget, len(election.ballots))
    )
    slacks = []
    for place, who in poorest_first:
        found = _nearest(stand[place], worth[place], have[who], supporters.weights[who], people, election.budget)
        slacks.append(found)
    return Representation(tuple(sorted(slacks, key=lambda slack: (slack.per_mille, slack.project))))


def _competing(
    stand: tuple[Standing, ...], funded: Collection[str], spec: RuleSpec, budget: int, ballots: int
) -> list[int]:
    return [
        place
        for place, one in enumerate(stand)
        if one.id not in funded and one.cost and barred(one, spec, budget, ballots) is None
    ]


def _poorest_first(supporters: Supporters, have: Ints, wanted: list[int]) -> list[tuple[int, Index]]:
    """The supporters of each wanted project, those who have least first."""
    # One sort for all, then small whole numbers per project.
    order = np.argsort(have, kind="stable")
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    return [(place, order[np.sort(rank[supporters.of_project(place)])].astype(np.int32)) for place in wanted]


def _nearest(one: Standing, worth: int, have: Ints, weights: Ints, people: int, budget: int) -> Slack:
    """The group that comes nearest to deserving the project, of the groups that end at a level of worth."""
    ends = np.flatnonzero(np.append(have[1:] != have[:-1], True))
    most, sizes = have[ends], np.cumsum(weights)[ends]
    # n * cost * (most + u) <= u * size * B; for cost utility u = cost drops out.
    left, right = (people, 1) if worth == one.cost else (people * one.cost, worth)
    if (int(most[-1]) + worth) * left * 1000 >= SAFE or int(sizes[-1]) * right * budget >= SAFE:
        most, sizes = most.astype(object), sizes.astype(object)
    needs, gets = (most + worth) * left, sizes * (right * budget)
    per_mille = needs * 1000 // np.maximum(gets, 1)
    nearest = int(np.argmin(per_mille))
    return Slack(
        one.id,
        int(sizes[nearest]),
        int(most[nearest]),
        int(sizes[nearest]) * budget // people,
        int(per_mille[nearest]),
        bool((needs <= gets).any()),
    )
