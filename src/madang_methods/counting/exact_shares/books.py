"""The ledger of exact equal shares, and what supporters of one project paid for others."""

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


def taken_from(one: Candidate, decision: Decision, weights: Ints) -> tuple[tuple[str, int], ...]:
    """What the supporters of this project paid for each funded project, in coins rounded down, most first."""
    mine = np.zeros(len(weights), bool)
    mine[one.ballots] = True
    paid = []
    for made in decision.completed.run.bought:
        if made.candidate:
            people = int(weights[made.ballots[mine[made.ballots]]].sum())
            paid.append((made.candidate.standing.id, people * made.candidate.standing.cost // made.payers))
    return tuple(sorted((pair for pair in paid if pair[1]), key=lambda pair: (-pair[1], pair[0])))


def held(one: Candidate, decision: Decision, *, at_start: bool) -> int:
    """What all its supporters hold together, in coins rounded down."""
    purses = decision.completed.run.purses
    of = decision.completed.run.rounds[0 if at_start else -1].of[one.ballots]
    people = np.bincount(of, minlength=1)
    total = Fraction(0)
    for purse in np.flatnonzero(people).tolist():
        total += int(one.weights[of == purse].sum()) * purses.holds(purse)
    return _floor(total)


def _floor(amount: Fraction) -> int:
    return amount.numerator // amount.denominator
