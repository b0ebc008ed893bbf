"""Would the same groups be found with other people? The map is drawn again from people drawn anew, and compared.

Sources: Efron, Bootstrap Methods, Ann. Statist. 7(1), 1979; Hubert and Arabie, Comparing Partitions, J. Classification 2, 1985.
"""

from collections.abc import Callable
from math import comb

import numpy as np
from numpy.typing import NDArray

from .axes import Axes, find_axes
from .grouping import Grouping
from .votes import Votes

LOOKED_AT = 40_000  # people the map is drawn again from; of more a sample is taken
MANY = 20_000  # people above whom a third of the resamples is enough
Regroup = Callable[[NDArray[np.float64], NDArray[np.float64], int], Grouping | None]


def agreements(
    votes: Votes, axes: Axes, labels: NDArray[np.int64], regroup: Regroup, *, times: int, seed: int
) -> list[float]:
    """The adjusted Rand index of these groups with those of each of `times` resamples; a label of -1 is in no group.

    1 says that the same people are together, 0 no more than chance would have it. A resample that finds no groups counts 0.
    """
    chance = np.random.default_rng(seed)
    if len(votes.people) > LOOKED_AT:
        chosen = np.sort(chance.choice(len(votes.people), LOOKED_AT, replace=False))
        votes, labels = votes.only(chosen), labels[chosen]
    if len(votes.people) > MANY:
        times = -(-times // 3)
    placed, size = labels >= 0, len(votes.people)
    found = []
    for number in range(times):
        drawn = np.bincount(chance.integers(size, size=size), minlength=size)
        points = find_axes(votes, drawn, near=axes.directions).places(votes)[placed]
        there = drawn[placed] > 0
        groups = regroup(points[there], drawn[placed][there].astype(np.float64), seed + number)
        found.append(adjusted_rand(labels[placed], groups.of(points)) if groups else 0.0)
    return found


def adjusted_rand(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """How alike two partitions are, beyond chance.

    >>> pairs = np.array([0, 0, 1, 1])
    >>> [round(adjusted_rand(pairs, np.array(other)), 3) for other in ([1, 1, 0, 0], [0, 1, 0, 1])]
    [1.0, -0.5]
    """
    if len(one) < 2:
        return 1.0
    width = int(other.max()) + 1
    cells = np.bincount(one * width + other, minlength=(int(one.max()) + 1) * width).reshape(-1, width)
    together = sum(comb(int(cell), 2) for cell in cells.ravel())
    rows, columns = (sum(comb(int(cell), 2) for cell in cells.sum(axis=axis)) for axis in (1, 0))
    by_chance = rows * columns / comb(len(one), 2)
    most = (rows + columns) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)
