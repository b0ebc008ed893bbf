"""Money between two ends that differ by rounding only."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` units, of which the election's smallest coin has `unit`. The true amount lies between.

    >>> half = Amount(7, 8, 2)
    >>> half.coins, half - Amount(1, 1, 2)
    (3, Amount(low=6, high=7, unit=2))
    """

    low: int
    high: int
    unit: int

    @property
    def coins(self) -> int:
        """Whole coins that are certainly there."""
        return self.low // self.unit

    @property
    def least(self) -> Fraction:
        return Fraction(self.low, self.unit)

    @property
    def most(self) -> Fraction:
        return Fraction(self.high, self.unit)

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.low + other.low, self.high + other.high, self.unit)

    def __sub__(self, other: "Amount") -> "Amount":
        """Never below nothing: it is money that somebody had."""
        return Amount(max(0, self.low - other.high), max(0, self.high - other.low), self.unit)

    def part_of(self, cost: int) -> tuple[Fraction, Fraction]:
        """Which part of a cost in coins this is, at least and at most."""
        return Fraction(self.low, cost * self.unit), Fraction(self.high, cost * self.unit)

    def as_dict(self) -> dict[str, Any]:
        """In coins: exact text such as `15/2`; one text where both ends are the same."""
        return {"least": str(self.least)} | ({"most": str(self.most)} if self.low != self.high else {})
