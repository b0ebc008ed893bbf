"""What people hold: those who have paid for the same projects hold the same, so a purse is what was paid from it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from ..columns import Index, Ints


@dataclass(slots=True, eq=False)
class Purses:
    """Ballot i holds purse `of[i]`; purse p began in district `where[p]` and has paid `paid[p]`, exactly.

    `units[p]` is what it holds in units of 2^-`shift` coins, rounded down: enough to compare, except where two amounts fall
    into the same unit; then the fractions decide.
    """

    money: tuple[Fraction, ...]
    shift: int
    of: Index
    where: list[int]
    paid: list[Fraction]
    units: Ints
    after: dict[tuple[int, int], int] = field(default_factory=dict)

    @classmethod
    def full(cls, money: Sequence[Fraction], district: Index, people: int) -> "Purses":
        most = max([1, *(-(-each.numerator // each.denominator) for each in money)])
        shift = max(0, 60 - most.bit_length() - people.bit_length())
        start = cls(
            tuple(money),
            shift,
            district.copy(),
            list(range(len(money))),
            [Fraction(0)] * len(money),
            np.zeros(0, np.int64),
        )
        start.units = np.array([start._floor(each) for each in money], np.int64)
        return start

    def holds(self, purse: int) -> Fraction:
        return self.money[self.where[purse]] - self.paid[purse]

    def pay(self, ballots: Index, price: Fraction) -> None:
        """Each of these ballots pays the price."""
        old, place = np.unique(self.of[ballots], return_inverse=True)
        new, units = [], []
        for purse in old.tolist():
            new.append(len(self.where))
            self.where.append(self.where[purse])
            self.paid.append(self.paid[purse] + price)
            units.append(self._floor(self.holds(len(self.where) - 1)))
        self.units = np.append(self.units, np.array(units, np.int64))
        self.of[ballots] = np.array(new, np.int32)[place]

    def _floor(self, amount: Fraction) -> int:
        return (amount.numerator << self.shift) // amount.denominator
