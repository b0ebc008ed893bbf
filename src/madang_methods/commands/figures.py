"""Numbers and tables for the terminal: exact amounts, shares, columns that stand under each other."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Protocol


class Currency(Protocol):
    """What an amount needs to be read: an election, a result or a sheet has it."""

    @property
    def currency(self) -> str: ...
    @property
    def exponent(self) -> int: ...


def money(units: int, of: Currency) -> str:
    """With the currency: `1,200 KRW`."""
    return f"{number(units, of)} {of.currency}".rstrip()


def number(units: int, of: Currency) -> str:
    """Without: `1,200`, or `12.50` where a unit is a hundredth."""
    return f"{Decimal(units).scaleb(-of.exponent):,f}"


class Fact:
    """A number in a sentence: `{cost:money}` says it as an amount, `{votes}` as a number."""

    def __init__(self, value: int, of: Currency) -> None:
        self._value, self._of = value, of

    def __format__(self, how: str) -> str:
        return money(self._value, self._of) if how == "money" else f"{self._value:,}"


def percent(share: Fraction, places: int = 1) -> str:
    """To a tenth of a percent, or so many places, halves up; without a float on the way: `17.8 %`."""
    return f"{decimal(100 * share, places)} %"


def decimal(value: Fraction, places: int) -> str:
    """So many places, halves away from zero.

    >>> decimal(Fraction(10650, 6586), 3)
    '1.617'
    """
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return f"{Decimal(whole if value >= 0 else -whole).scaleb(-places):,f}"


def columns(rows: Sequence[Sequence[str]], left: frozenset[int] = frozenset()) -> list[str]:
    """The rows as lines; columns in `left` start together, others end together.

    The last column is not padded, so that wide letters cannot push another aside.
    """
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(len(rows[0]) - 1)] if rows else []
    return ["  ".join([*(_padded(row, widths, left)), row[-1]]).rstrip() for row in rows]


def _padded(row: Sequence[str], widths: Sequence[int], left: frozenset[int]) -> list[str]:
    cells = zip(row, widths, strict=False)
    return [cell.ljust(width) if at in left else cell.rjust(width) for at, (cell, width) in enumerate(cells)]
