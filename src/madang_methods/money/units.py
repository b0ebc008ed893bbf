"""Amounts as printed: whole won are kept, thousands or millions are only a way to print them.

지방자치단체 예산편성 운용에 관한 규칙 제3조: budgets are printed in thousands of won. Sums are made of whole won and rounded
last, so a printed column need not add up to its printed total; `printed` says by how much.
"""

from collections.abc import Sequence
from typing import Literal

Rounding = Literal["down", "half_up"]


def in_unit(amount: int, unit: int, rounding: Rounding = "down") -> int:
    """`down` cuts toward nothing (절사), `half_up` rounds the half away from nothing (반올림).

    >>> in_unit(28_400_999, 1_000), in_unit(28_400_500, 1_000, "half_up"), in_unit(-1_500, 1_000)
    (28400, 28401, -1)
    """
    if unit < 1:
        raise ValueError(f"Unit {unit}: 1 or more.")
    whole, rest = divmod(abs(amount), unit)
    whole += rounding == "half_up" and 2 * rest >= unit
    return whole if amount >= 0 else -whole


def printed(amounts: Sequence[int], unit: int, rounding: Rounding = "down") -> tuple[list[int], int, int]:
    """The printed rows, their printed total, and what the printed rows lack or have too much of against it.

    >>> printed([1_600, 1_600, 1_600], 1_000)
    ([1, 1, 1], 4, 1)
    """
    rows = [in_unit(amount, unit, rounding) for amount in amounts]
    total = in_unit(sum(amounts), unit, rounding)
    return rows, total, total - sum(rows)
