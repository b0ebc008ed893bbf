"""Units of money so fine that rounding hardly shows, and so coarse that every sum fits 64 bits."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor, lcm

from .market import Market

# All sums the loop makes stay below 2^62, and one bit is spare for rounding up.
BITS = 61
# With fewer units to the smallest coin, fractions are the better way.
FEWEST = 2**10


def unit_for(market: Market, money: Sequence[Fraction]) -> int:
    """How many units one coin has if nobody holds more than `money` by purse; 0 if there is no such unit.

    Where it can be, the first purses are whole numbers of units, so that somebody who pays all they have has nothing.

    >>> from types import SimpleNamespace
    >>> town = SimpleNamespace(people=(3,), cost=(5,), worth=None)
    >>> unit_for(town, [Fraction(10, 3)]) % 3
    0
    """
    total = sum(people * amount for people, amount in zip(market.people, money, strict=True))
    most = max(ceil(total), max(market.cost, default=0), ceil(max(money, default=Fraction()))) + 1
    worth = 1 if market.worth is None else int(market.worth.max(initial=1))
    whole = lcm(*(amount.denominator for amount in money))
    for base in (whole, 1):
        room = BITS - (most * worth * base).bit_length()
        if room >= 0 and base << room >= FEWEST:
            return base << room
    return 0


def between(money: Sequence[Fraction], most: Sequence[Fraction], unit: int) -> list[tuple[int, int]]:
    """The purses from `money` to `most` in units, rounded outwards."""
    return [(floor(low * unit), ceil(high * unit)) for low, high in zip(money, most, strict=True)]
