"""What one run of equal shares says, whichever engine made it."""

from dataclasses import dataclass

import numpy as np

from ..columns import Ints

NONE = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Equal:
    """Two candidates with exactly the same price for their worth in round `round`, which counts from 1."""

    round: int
    ahead: int
    behind: int


@dataclass(frozen=True, slots=True)
class Run:
    """The candidates funded, in order, and the exact ties met."""

    order: tuple[int, ...]
    equals: tuple[Equal, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """The sums of one run in units, of which a coin has `unit`: by round.

    A price lies between `low` and `high` (-1: unknown); `rival` is the candidate next in line (-1: none), whose price is
    at least `rival_low`; the winner's supporters held between `held_low` and `held_high`, and `payers` of them paid.
    `table[round, candidate]` is what all that support the candidate paid in the round, lower and upper end.
    """

    unit: int
    order: tuple[int, ...]
    low: Ints
    high: Ints
    rival: Ints
    rival_low: Ints
    held_low: Ints
    held_high: Ints
    table: Ints
    payers: Ints
