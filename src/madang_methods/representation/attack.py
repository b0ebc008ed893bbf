"""What someone can work out who knows every published number, every sum, and that people are counted in whole numbers from nought.

Two linear programmes a hidden cell: the least and the most it can be. Written to be run on what we publish.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from ..sortition.solver import INFINITE, Model
from .table import Published

THRESHOLD = 5
SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Known:
    """A hidden cell lies between `least` and `most` (None: no end), for all that anybody can tell."""

    name: str
    least: int
    most: int | None

    @property
    def exactly(self) -> bool:
        return self.least == self.most


def attack(published: Published, threshold: int = THRESHOLD) -> tuple[Known, ...]:
    """The hidden cells that are given away: known exactly, or known to be fewer than `threshold`. None, if it is well made.

    >>> from .table import Table, leave_out
    >>> attack(leave_out(Table.line(["east", "west"], [3, 9]), {0}))
    (Known(name='east', least=3, most=3),)
    """
    return tuple(
        known for known in intervals(published) if known.exactly or (known.most is not None and known.most < threshold)
    )


def intervals(published: Published) -> tuple[Known, ...]:
    """For every hidden cell, how far it can be narrowed."""
    hidden = published.hidden
    if not hidden:
        return ()
    matrix, known = _equations(published, hidden)
    model = Model(
        np.zeros(len(hidden)), matrix, (known, known), (np.zeros(len(hidden)), np.full(len(hidden), INFINITE))
    )
    ends = []
    for number, cell in enumerate(hidden):
        least, most = (_end(model, len(hidden), number, sign) for sign in (-1, 1))
        ends.append(
            Known(
                published.names[cell],
                ceil(-least - SLACK) if least is not None else 0,
                floor(most + SLACK) if most is not None else None,
            )
        )
    return tuple(ends)


def _end(model: Model, size: int, number: int, sign: int) -> float | None:
    """The most of the cell times `sign`; None if it has no end."""
    costs = np.zeros(size)
    costs[number] = sign
    model.costs(costs)
    answer = model.solve()
    return answer.objective if answer else None


def _equations(published: Published, hidden: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """matrix · hidden = known, a row a sum that a hidden cell stands in."""
    column = {cell: number for number, cell in enumerate(hidden)}
    rows, known = [], []
    for one in published.sums:
        row, value = np.zeros(len(hidden)), 0
        for cell, sign in [(one.total, -1), *((part, 1) for part in one.parts)]:
            if cell in column:
                row[column[cell]] = sign
            else:
                value -= sign * (published.counts[cell] or 0)
        if row.any():
            rows.append(row)
            known.append(value)
    return np.array(rows).reshape(len(rows), len(hidden)), np.array(known, np.float64)
