"""The ledger of exact equal shares, and what supporters of one project paid for others."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ..columns import Ints
from ..election import Election
from ..ledger import Ledger
from ..rule import RuleSpec
from .decision import Decision
from .run import Candidate


def ledger_of(election: Election, spec: RuleSpec, decision: Decision) -> Ledger:
    """Who paid what. Payments are exact fractions; here they stand between whole units."""
    purses = decision.completed.run.purses
    unit, columns = 1 << purses.shift, election.ballots.columns
    where = columns.district if spec.endowment == "district" else np.zeros_like(columns.district)
    ends = np.array([[_floor(each * unit), -_floor(-each * unit)] for each in purses.money], np.int64)
    made = [one for one in decision.completed.run.bought if one.candidate]
    prices = [Fraction(one.candidate.standing.cost, one.payers) * unit for one in made if one.candidate]
    return Ledger(
        unit=unit,
        first=ends[where],
        projects=decision.shares,
        supporters=tuple(one.ballots for one in made),
        worths=tuple(None for _ in made),
        prices=tuple((_floor(price), -_floor(-price)) for price in prices),
    )


@dataclass(frozen=True, slots=True)
class Hands:
    """What all supporters of a project held together, in coins rounded down, and what they paid for each funded project,
    most first."""

    at_start: int
    at_end: int
    taken: tuple[tuple[str, int], ...]


def hands_of(one: Candidate, decision: Decision, weights: Ints) -> Hands:
    first = decision.completed.run.rounds[0].of[one.ballots]
    purses = decision.completed.run.purses
    start = sum((int(one.weights[first == p].sum()) * purses.holds(p) for p in np.unique(first).tolist()), Fraction(0))
    mine = np.zeros(len(weights), bool)
    mine[one.ballots] = True
    end, taken = start, []
    for made in decision.completed.run.bought:
        people = int(weights[made.ballots[mine[made.ballots]]].sum())
        if made.candidate and people:
            paid = Fraction(people * made.candidate.standing.cost, made.payers)
            end -= paid
            taken.append((made.candidate.standing.id, _floor(paid)))
    told = sorted((pair for pair in taken if pair[1]), key=lambda pair: (-pair[1], pair[0]))
    return Hands(_floor(start), _floor(end), tuple(told))


def _floor(amount: Fraction) -> int:
    return amount.numerator // amount.denominator
