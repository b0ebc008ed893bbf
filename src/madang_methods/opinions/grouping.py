"""Groups of points in the plane: k-means from seeded starts, and the number of groups whose members lie closest together.

Sources: Arthur and Vassilvitskii, k-means++, SODA 2007; Rousseeuw, Silhouettes, J. Comput. Appl. Math. 20, 1987.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
MOST_ROUNDS = 100
LOOKED_AT = 1000  # points whose silhouette is taken; their distances go to all points
NEAR = 0.02  # a silhouette no more than this above is no reason for more groups


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """Centres of groups, and how well the points belong to them (mean silhouette, -1 to 1)."""

    centres: Floats
    silhouette: float

    def of(self, points: Floats) -> Numbers:
        """The number of the nearest centre of each point."""
        return nearest(points, self.centres)


def best_grouping(
    points: Floats, weights: Floats, *, most: int, least_people: int, seed: int, starts: int = 10
) -> Grouping | None:
    """Of 2 to `most` groups of at least `least_people` (weight) each, the one with the highest silhouette; the fewest of near equals."""
    chance = np.random.default_rng(seed)
    order = np.lexsort(points.T)
    points, weights = points[order], weights[order]
    found = []
    for k in range(2, most + 1):
        if len(np.unique(points, axis=0)) < k:
            break
        centres = k_means(points, weights, k, chance, starts)
        labels = nearest(points, centres)
        if np.bincount(labels, weights, minlength=k).min() >= least_people:
            found.append((centres, labels))
    measured = silhouettes(points, weights, [labels for _, labels in found], chance)
    best: Grouping | None = None
    for (centres, _), silhouette in zip(found, measured, strict=True):
        if best is None or silhouette > best.silhouette + NEAR:
            best = Grouping(centres, silhouette)
    return best


def k_means(points: Floats, weights: Floats, k: int, chance: np.random.Generator, starts: int) -> Floats:
    """The centres with the least weighted sum of squares of several starts."""
    best, least = points[:k], np.inf
    for _ in range(starts):
        centres = _first_centres(points, weights, k, chance)
        labels = nearest(points, centres)
        for _ in range(MOST_ROUNDS):
            centres = _means(points, weights, labels, centres)
            moved = nearest(points, centres)
            if np.array_equal(moved, labels):
                break
            labels = moved
        cost = float((weights * ((points - centres[labels]) ** 2).sum(axis=1)).sum())
        if cost < least * (1 - 1e-12):
            best, least = centres, cost
    return best


def nearest(points: Floats, centres: Floats) -> Numbers:
    """The first of the nearest centres of each point."""
    far = [(points[:, 0] - x) ** 2 + (points[:, 1] - y) ** 2 for x, y in centres]
    label, least = np.zeros(len(points), np.int64), far[0]
    for number, distance in enumerate(far[1:], 1):
        closer = distance < least
        label[closer] = number
        least = np.where(closer, distance, least)
    return label


def silhouettes(points: Floats, weights: Floats, labelled: list[Numbers], chance: np.random.Generator) -> list[float]:
    """Mean silhouette for each labelling, over all points or a sample of `LOOKED_AT` drawn by weight."""
    looked = np.arange(len(points))
    if len(points) > LOOKED_AT:
        looked = np.sort(chance.choice(len(points), LOOKED_AT, replace=False))
    distances = np.hypot(*(points[looked, None, axis] - points[None, :, axis] for axis in (0, 1)))
    return [_silhouette(distances, weights, labels, looked) for labels in labelled]


def _silhouette(distances: Floats, weights: Floats, labels: Numbers, looked: Numbers) -> float:
    k = int(labels.max()) + 1
    belongs = np.zeros((len(labels), k))
    belongs[np.arange(len(labels)), labels] = weights
    summed, size = distances @ belongs, belongs.sum(axis=0)
    row, own = np.arange(len(looked)), labels[looked]
    others = size[own] - 1  # a point is one person of its cell, so it has the cell's others at no distance
    inside = summed[row, own] / np.maximum(others, 1)
    outside = summed / size
    outside[row, own] = np.inf
    near = outside.min(axis=1)
    widest = np.maximum(inside, near)
    value = np.where((others > 0) & (widest > 0), (near - inside) / np.where(widest > 0, widest, 1), 0)
    return float((value * weights[looked]).sum() / weights[looked].sum())


def _first_centres(points: Floats, weights: Floats, k: int, chance: np.random.Generator) -> Floats:
    centres = [points[_drawn(weights, chance)]]
    far = ((points - centres[0]) ** 2).sum(axis=1)
    while len(centres) < k:
        centres.append(points[_drawn(weights * far, chance)])
        far = np.minimum(far, ((points - centres[-1]) ** 2).sum(axis=1))
    return np.array(centres)


def _drawn(weights: Floats, chance: np.random.Generator) -> int:
    summed = np.cumsum(weights)
    return min(int(np.searchsorted(summed, chance.random() * summed[-1], side="right")), len(weights) - 1)


def _means(points: Floats, weights: Floats, labels: Numbers, before: Floats) -> Floats:
    size = np.bincount(labels, weights, minlength=len(before))
    mean = [np.bincount(labels, weights * points[:, axis], minlength=len(before)) for axis in (0, 1)]
    filled = size > 0
    return np.where(filled[:, None], np.array(mean).T / np.where(filled, size, 1)[:, None], before)
