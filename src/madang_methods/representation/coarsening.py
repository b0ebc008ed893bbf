"""When too many cells are small: how many neighbours to take together until few enough are."""

from collections.abc import Sequence
from dataclasses import dataclass

from .attack import THRESHOLD
from .suppression import MOST_OPEN

ACCEPTABLE = MOST_OPEN // 4


@dataclass(frozen=True, slots=True)
class Coarser:
    """Take this many rows (areas) and columns (ages) together, in their order; `small` cells are left then."""

    rows: int
    columns: int
    small: int


def coarser(counts: Sequence[Sequence[int]], threshold: int = THRESHOLD, most: int = ACCEPTABLE) -> Coarser:
    """The finest way of taking neighbours together that leaves at most `most` small cells.

    >>> coarser([[2, 1, 9], [3, 8, 9], [2, 3, 9], [9, 1, 9]], most=1)
    Coarser(rows=1, columns=2, small=1)
    """
    down, across = len(counts), len(counts[0])
    ways = sorted(
        ((rows, columns) for rows in range(1, down + 1) for columns in range(1, across + 1)),
        key=lambda way: (-(-(-down // way[0]) * -(-across // way[1])), way),
    )
    for rows, columns in ways:
        small = sum(1 for count in _merged(counts, rows, columns) if 0 < count < threshold)
        if small <= most:
            break
    return Coarser(rows, columns, small)


def _merged(counts: Sequence[Sequence[int]], rows: int, columns: int) -> list[int]:
    return [
        sum(sum(row[c : c + columns]) for row in counts[r : r + rows])
        for r in range(0, len(counts), rows)
        for c in range(0, len(counts[0]), columns)
    ]
