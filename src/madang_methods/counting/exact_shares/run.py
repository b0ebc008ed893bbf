"""One run of exact equal shares with given purses: who was funded, paid for by whom, and what came next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

import numpy as np

from ..columns import Index, Ints
from ..limits import Room
from ..result import Reason
from ..rule import Utility
from ..standing import Standing
from .purses import Purses


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A project that competes; `key` is its place by the rule's ties. Ballots that support it, and their weights."""

    standing: Standing
    key: tuple[int, ...]
    ballots: Index
    weights: Ints

    def rate(self, payers: int, utility: Utility) -> Fraction:
        """Worth for money: worth of the project to its payers together, divided by its cost."""
        return Fraction(payers) if utility == "cost" else Fraction(payers, self.standing.cost)

    def payers_for(self, rate: Fraction, utility: Utility) -> int:
        """The fewest payers whose rate is at least this."""
        least = rate if utility == "cost" else rate * self.standing.cost
        return -(-least.numerator // least.denominator)


@dataclass(frozen=True, slots=True, eq=False)
class Purchase:
    """A round: what was bought, by so many payers; `room` and the ballots' purses (`of`) are those before it.

    At the end of a run there is one more, of nothing (`candidate` None), with what was left.
    """

    candidate: Candidate | None
    payers: int
    ballots: Index
    room: Room
    of: Index
    equal: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """All rounds, the last of nothing; and who was shut out by a ceiling or a conflict, at which round."""

    rounds: tuple[Purchase, ...]
    purses: Purses
    shut_out: dict[str, tuple[Reason, str, Room]]

    @property
    def bought(self) -> tuple[Purchase, ...]:
        return self.rounds[:-1]

    @property
    def funded(self) -> tuple[str, ...]:
        return tuple(one.candidate.standing.id for one in self.bought if one.candidate)

    @property
    def cost(self) -> int:
        return sum(one.candidate.standing.cost for one in self.bought if one.candidate)


def run(candidates: Sequence[Candidate], purses: Purses, room: Room, utility: Utility) -> Run:
    """Buy while anything can be bought; see `rule` for the steps.

    The most that can pay for a project never grows, so its last known rate is a bound and only the best by that bound is
    looked at again: the same order, sooner.
    """
    rounds: list[Purchase] = []
    shut_out: dict[str, tuple[Reason, str, Room]] = {}
    queue = [(-one.rate(int(one.weights.sum()), utility), one.key, place) for place, one in enumerate(candidates)]
    heapify(queue)
    payers: dict[int, tuple[int, Index]] = {}
    while queue:
        _, key, place = heappop(queue)
        one = candidates[place]
        if place in payers:
            bar = room.bar(one.standing.id, one.standing.cost)
            if bar:
                shut_out[one.standing.id] = (*bar, room)
                continue
            number, ballots = payers[place]
            rate = -one.rate(number, utility)
            equal = tuple(candidates[other] for bound, _, other in queue if other in payers and bound == rate)
            rounds.append(Purchase(one, number, ballots, room, purses.of.copy(), equal))
            purses.pay(ballots, Fraction(one.standing.cost, number))
            room = room.after(one.standing.id, one.standing.cost)
            payers = {}
            continue
        number, ballots = most_payers(one, purses)
        if number:
            payers[place] = number, ballots
            heappush(queue, (-one.rate(number, utility), key, place))
    rounds.append(Purchase(None, 0, np.zeros(0, np.int32), room, purses.of.copy()))
    return Run(tuple(rounds), purses, shut_out)


def most_payers(one: Candidate, purses: Purses) -> tuple[int, Index]:
    """The largest group of supporters of whom each holds cost/people, and its ballots; 0 if there is none.

    Begin with all; drop those who hold less than an equal part; the part of the others grows, so look again.
    """
    cost, ballots, weights = one.standing.cost, one.ballots, one.weights
    held = purses.units[purses.of[ballots]]
    number = int(weights.sum())
    while number:
        price = (cost << purses.shift) // number
        can = held > price
        near = held == price
        if near.any():
            can[near] = _can_exactly(purses.of[ballots[near]], cost, number, purses)
        if can.all():
            return number, ballots
        ballots, weights, held = ballots[can], weights[can], held[can]
        number = int(weights.sum())
    return 0, ballots


def _can_exactly(of: Index, cost: int, number: int, purses: Purses) -> Iterable[bool]:
    known = {purse: purses.holds(purse) * number >= cost for purse in np.unique(of).tolist()}
    return [known[purse] for purse in of.tolist()]
