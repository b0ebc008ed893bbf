"""The least that must be given to everybody before anything changes (add-opt)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np

from ..columns import Index, Ints
from ..rule import Utility
from .purses import Purses
from .run import Candidate, Purchase, Run


def next_change(candidates: Sequence[Candidate], done: Run, utility: Utility) -> Fraction | None:
    """The least amount, given to everybody besides, with which the run would take another course; None if there is none.

    Another course is another purchase, or the same one paid by more people. In a round in which the purses have paid
    p1 <= p2 <= …, k people can pay for a project of cost c if a share is at least c/k + p_k. So for each round, and each
    project not yet bought, look for the least share at which some k beats the purchase of that round; at the end, at which
    any k can pay. Rates only fall from round to round while what was paid grows, so a k that would already have beaten an
    earlier purchase need not be asked about again. (Derived here; the paper's own way, by leximax payments, was not at hand.)
    """
    best: Fraction | None = None
    asked: dict[str, int] = {}
    gone: set[str] = set()
    for made in done.rounds:
        for one in candidates:
            id = one.standing.id
            if id in gone:
                continue
            if made.room.bar(id, one.standing.cost):
                gone.add(id)
                continue
            least, below = _to_beat(one, made, utility), asked.get(id, int(one.weights.sum()) + 1)
            if least < below:
                asked[id] = least
                best = _least_raise(one, made.of, done.purses, least, best)
        if made.candidate:
            gone.add(made.candidate.standing.id)
    return best


def _to_beat(one: Candidate, made: Purchase, utility: Utility) -> int:
    """The fewest payers with whom this project would have been bought in that round, or bought otherwise."""
    winner = made.candidate
    if winner is None:
        return 1
    if winner is one:
        return made.payers + 1
    rate = winner.rate(made.payers, utility)
    least = one.payers_for(rate, utility)
    # Equal rates are decided by the rule's ties.
    return least + 1 if one.rate(least, utility) == rate and one.key > winner.key else least


def _least_raise(one: Candidate, of: Index, purses: Purses, least: int, best: Fraction | None) -> Fraction | None:
    """The least of cost/k - (what the k-th richest holds) for k >= least, or `best` if that is less."""
    cost, mine = one.standing.cost, of[one.ballots]
    lacking = -purses.units  # units of money lacking to nothing: rises as purses empty; one unit exact
    order = np.argsort(lacking[mine], kind="stable")
    mine, people = mine[order], np.cumsum(one.weights[order], dtype=np.int64)
    levels = np.append(lacking[mine][1:] != lacking[mine][:-1], True)
    ends = np.flatnonzero(levels & (people >= least))
    if best is not None and len(ends):
        # cost/k is at least (cost << shift) // k units, and what is lacking at least one unit less than it seems.
        bound = (np.int64(cost << purses.shift) // people[ends]) + lacking[mine[ends]] - 1
        most = (best.numerator << purses.shift) // best.denominator + 1
        ends = ends[bound <= most]
    # A level is the people of one unit; within it the fractions tell who is poorer.
    for end in ends.tolist():
        for raise_, k in _exact_raises(mine, people, end, cost, purses):
            if k >= least:
                best = raise_ if best is None else min(best, raise_)
    return best


def _exact_raises(mine: Index, people: Ints, end: int, cost: int, purses: Purses) -> Iterator[tuple[Fraction, int]]:
    first = end
    unit = purses.units[mine[end]]
    while first and purses.units[mine[first - 1]] == unit:
        first -= 1
    before = int(people[first - 1]) if first else 0
    weights: dict[int, int] = {}
    last = before
    for place in range(first, end + 1):
        weights[int(mine[place])] = weights.get(int(mine[place]), 0) + int(people[place]) - last
        last = int(people[place])
    for purse in sorted(weights, key=purses.holds, reverse=True):
        before += weights[purse]
        yield Fraction(cost, before) - purses.holds(purse), before
