"""Where people stand, told by hexagons of at least five: no single person's place is ever published."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10, sqrt

import numpy as np
from numpy.typing import NDArray

from .tallies import LEAST

FINENESS = (24, 16, 12, 8, 6, 4)  # hexagons across four standard deviations, finest first
ENOUGH = 0.8  # of the people shown


@dataclass(frozen=True, slots=True)
class Hex:
    """Its centre, how many of `group` (a letter, or none where no groups are shown) stand in it; five or more."""

    x: float
    y: float
    people: int
    group: str | None


@dataclass(frozen=True, slots=True)
class Hexes:
    """The finest grid that shows four people in five; `size` is from a centre to a corner. `unshown` stand in smaller cells."""

    size: float
    cells: tuple[Hex, ...]
    unshown: int


def binned(points: NDArray[np.float64], labels: NDArray[np.int64], letters: Sequence[str | None]) -> Hexes:
    """Of placed people with the numbers of their groups. The grid lies at the origin and knows nobody's outlying place."""
    spread = 4 * float(points.std()) if len(points) else 0.0
    if not spread:
        return Hexes(0.0, (), len(points))
    for across in FINENESS:
        hexes = _grid(points, labels, letters, _rounded(spread / across))
        if hexes.unshown <= (1 - ENOUGH) * len(points):
            break
    return hexes


def _grid(points: NDArray[np.float64], labels: NDArray[np.int64], letters: Sequence[str | None], size: float) -> Hexes:
    cells, counts = np.unique(np.column_stack([_axial(points, size), labels]), axis=0, return_counts=True)
    found = [
        Hex(round(size * sqrt(3) * (q + r / 2), 6), round(size * 1.5 * r, 6), int(count), letters[group])
        for (q, r, group), count in zip(cells.tolist(), counts, strict=True)
        if count >= LEAST
    ]
    return Hexes(size, tuple(found), len(points) - sum(cell.people for cell in found))


def _axial(points: NDArray[np.float64], size: float) -> NDArray[np.int64]:
    """(q, r) of the hexagon, corner up, that each point lies in: rounded in three coordinates whose sum is nought."""
    q = (points[:, 0] / sqrt(3) - points[:, 1] / 3) / size
    r = points[:, 1] * 2 / 3 / size
    cube = np.column_stack([q, -q - r, r])
    near = np.rint(cube)
    worst = np.abs(near - cube).argmax(axis=1)
    row = np.arange(len(points))
    near[row, worst] = 0
    near[row, worst] = -near.sum(axis=1)
    return near[:, [0, 2]].astype(np.int64)


def _rounded(size: float) -> float:
    """Two digits: a size that tells no exact figure."""
    digits = 1 - floor(log10(size))
    return round(size, digits)
