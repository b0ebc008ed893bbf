"""The funded set of sequential Phragmén alone, for questions that are asked a thousand times."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from .columns import Index, Ints
from .election import Election
from .loads import BITS
from .phragmen_loop import CERTAIN, search
from .phragmen_walk import Walk
from .rule import RuleSpec
from .standing import Standing
from .supporters import Supporters, by_heads, people_of
from .turns import barred


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """An election and a rule made ready. `order()` is the order of purchases that `phragmen` gives, without the reasons.

    With the compiled loop (the extra `fast`) it takes about a millisecond for 100,000 people; where that loop can not
    tell, where there are ceilings or conflicts, or without the extra, the usual walk is taken: the same order.

    >>> from madang_methods.counting import Ballot, BallotBox, Project
    >>> votes = [Ballot(("park", "road")), Ballot(("road",), weight=3), Ballot(("park",), weight=2)]
    >>> vote = Election((Project("park", 100), Project("road", 160)), 260, BallotBox.of("approval", votes))
    >>> Search.of(vote, RuleSpec(rule="phragmen"), {"park": 0, "road": 1}).order()
    ('park', 'road')
    """

    election: Election
    spec: RuleSpec
    competing: tuple[Standing | None, ...]
    supporters: Supporters
    numbers: tuple[Ints, Index, Ints, Ints, Ints, Ints, Ints] | None

    @classmethod
    def of(cls, election: Election, spec: RuleSpec, lot: Mapping[str, int]) -> "Search":
        people = people_of(election, spec.count_empty)
        stand = by_heads(election, lot)
        competing = tuple(None if barred(one, spec, election.budget, people) else one for one in stand)
        supporters = Supporters.of(election)
        return cls(election, spec, competing, supporters, _numbers(election, spec, competing, supporters))

    def order(self, *, compiled: bool = True) -> tuple[str, ...]:
        loop = _compiled() if compiled and self.numbers is not None else None
        if loop is not None and self.numbers is not None:
            count = len(self.supporters.weights)
            low, high, order = (
                np.empty(count, np.int64),
                np.empty(count, np.int64),
                np.empty(len(self.competing), np.int64),
            )
            stop = self.spec.cutoff == "stop"
            certain, bought = loop(*self.numbers, np.int64(self.election.budget), stop, low, high, order)
            if certain == CERTAIN:
                return tuple(self.election.projects[place].id for place in order[:bought].tolist())
        twins = self.supporters.twins(self.competing)
        walk = Walk.through(self.election, self.spec, self.competing, self.supporters, twins, (), len(self.spec.ties))
        return walk.room.funded


def _numbers(
    election: Election, spec: RuleSpec, competing: tuple[Standing | None, ...], supporters: Supporters
) -> tuple[Ints, Index, Ints, Ints, Ints, Ints, Ints] | None:
    """What the loop needs; None if it cannot be used."""
    here = [one for one in competing if one]
    costs, people = [one.cost for one in here], [one.votes for one in here]
    if election.caps or election.conflicts or not here or max(costs) * max(people) >= 2**62:
        return None
    # A unit as in `Loads`: all loads together are at most the budget.
    shift = max(0, BITS - 2 - election.budget.bit_length())
    order = sorted(here, key=lambda one: tuple(one.tie(tie) for tie in spec.ties))
    place = {one.id: number for number, one in enumerate(order)}
    table = [(one.cost << shift, one.cost, one.votes, place[one.id]) if one else (0, 0, 0, 0) for one in competing]
    price, cost, voters, tie = np.array(table, np.int64).T.copy()
    return supporters.starts, supporters.ballots, supporters.weights, price, cost, voters, tie


@cache
def _compiled() -> Any:
    """The loop as machine code; None where numba is not installed."""
    try:
        numba = importlib.import_module("numba")
    except ImportError:
        return None
    return numba.njit(cache=True, nogil=True)(search)
