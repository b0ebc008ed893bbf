"""More people than are grouped one by one: a fine grid over the map, each cell with its people's mean place and their number."""

import numpy as np
from numpy.typing import NDArray

BASE = 5000  # people up to whom everyone is a point of their own
ACROSS = 40

Floats = NDArray[np.float64]


def cells(points: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """The mean place and the weight of each cell that anybody stands in.

    >>> places, people = cells(np.array([[0.0, 0.0], [0.01, 0.0], [9.0, 9.0]]), np.ones(3))
    >>> places.tolist(), people.tolist()
    ([[0.005, 0.0], [9.0, 9.0]], [2.0, 1.0])
    """
    low, high = points.min(axis=0), points.max(axis=0)
    column, row = (
        np.minimum((points - low) / np.where(high > low, high - low, 1) * ACROSS, ACROSS - 1).astype(np.int64).T
    )
    cell = column * ACROSS + row
    size = np.bincount(cell, weights, minlength=ACROSS**2)
    there = size > 0
    mean = [np.bincount(cell, weights * points[:, axis], minlength=ACROSS**2)[there] / size[there] for axis in (0, 1)]
    return np.column_stack(mean), size[there]
