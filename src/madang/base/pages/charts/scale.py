"""Where a value lies on an axis, as a percentage written for SVG; and round numbers to mark the axis with."""

from enum import StrEnum
from math import ceil, floor, log10


class Unit(StrEnum):
    """How a chart's numbers are said; any noun of `words.counts` serves too."""

    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"


def at(value: float, low: float, high: float, start: float = 0, end: float = 100) -> str:
    """The place of value between low and high, between start and end percent: at(3, 0, 4) == "75%"."""
    share = (value - low) / (high - low) if high > low else 0
    return f"{round(start + share * (end - start), 2):g}%"


def ticks(highest: float, lowest: float = 0, most: int = 4) -> list[float]:
    """Up to `most` + 1 round values that enclose lowest to highest: ticks(9204) == [0, 2500, 5000, 7500, 10000]."""
    span = max(highest - lowest, 1e-9)
    rough = span / most
    size = 10 ** floor(log10(rough))
    step = next(size * m for m in (1, 2, 2.5, 5, 10) if size * m * most >= span * (1 - 1e-9))
    first, last = floor(lowest / step), ceil(highest / step - 1e-9)
    return [_plain(step * n) for n in range(first, max(last, first + 1) + 1)]


def _plain(value: float) -> float:
    return int(value) if float(value).is_integer() else round(value, 6)
