"""If those who took part mirrored the population: weights that bring every margin of a table to what it is there.

Done on the table, not on people: cells of equal people have equal weights. Advice beside a count, never the count itself.
Sources: W. E. Deming, F. F. Stephan, Ann. Math. Statist. 11(4), 1940; L. Kish, Survey Sampling, 1965 (the design effect).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import RepresentationError

Floats = NDArray[np.float64]
CLOSE = 1e-12
MOST_SWEEPS = 1000
CAP = 5.0
_NO_WEIGHTS = "No weights bring all margins together: cells that are needed are empty."


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """`by_cell`: the weight of each person of a cell, mean 1. `error`: how far the worst margin still is from its share.

    `design_effect` is n sum w² / (sum w)², `effective` = n / design_effect: as many people, asked evenly, would know as much.
    `capped`: how many people's weights were cut to the cap; then margins are no longer met, and `error` says by how much.
    """

    by_cell: Floats
    sweeps: int
    error: float
    design_effect: float
    effective: float
    largest: float
    capped: int


def rake(
    table: NDArray[np.integer] | Sequence[Sequence[int]],
    margins: Sequence[Sequence[float]],
    *,
    cap: float | None = CAP,
) -> Weights:
    """Of people counted in a table of any number of directions, to the population's numbers along each direction.

    RepresentationError if a margin or a slice of the table is empty, or no weights can meet the margins together.

    >>> found = rake([[20, 10], [10, 60]], [[50, 50], [40, 60]])
    >>> (found.by_cell * [[20, 10], [10, 60]]).sum(axis=0).round(6).tolist(), round(found.design_effect, 3)
    ([40.0, 60.0], 1.191)
    """
    counts = np.asarray(table, np.float64)
    if len(margins) != counts.ndim:
        raise RepresentationError("margins", f"The table has {counts.ndim} directions, not {len(margins)}.")
    goals = [_goal(counts, axis, margin) for axis, margin in enumerate(margins)]
    fitted = counts.copy()
    sweeps, moved = 0, np.inf
    while moved > CLOSE and sweeps < MOST_SWEEPS:
        sweeps, moved = sweeps + 1, 0.0
        for axis, goal in enumerate(goals):
            there = _along(fitted, axis)
            if not there.all():
                raise RepresentationError("no_weights", _NO_WEIGHTS)
            factor = goal / there
            moved = max(moved, float(np.abs(factor - 1).max()))
            fitted *= factor.reshape([-1 if one == axis else 1 for one in range(counts.ndim)])
    if moved > CLOSE**0.5:
        raise RepresentationError("no_weights", _NO_WEIGHTS)
    weights, capped = _capped(fitted / np.where(counts > 0, counts, 1), counts, cap)
    return _told(weights, counts, goals, sweeps, capped)


def _goal(counts: Floats, axis: int, margin: Sequence[float]) -> Floats:
    goal = np.asarray(margin, np.float64)
    if goal.shape != (counts.shape[axis],):
        raise RepresentationError("margins", f"Direction {axis} has {counts.shape[axis]} cells, not {len(goal)}.")
    if (goal <= 0).any():
        raise RepresentationError("zero_margin", f"Nobody lives in cell {int(goal.argmin())} of direction {axis}.")
    if (_along(counts, axis) <= 0).any():
        empty = int(_along(counts, axis).argmin())
        raise RepresentationError("zero_margin", f"Nobody of cell {empty} of direction {axis} took part.")
    scaled: Floats = goal / goal.sum() * counts.sum()
    return scaled


def _along(counts: Floats, axis: int) -> Floats:
    summed: Floats = counts.sum(axis=tuple(one for one in range(counts.ndim) if one != axis))
    return summed


def _capped(weights: Floats, counts: Floats, cap: float | None) -> tuple[Floats, int]:
    """Cut to the cap; the mean is kept at 1 by lifting the others, again while that lifts more above the cap."""
    if cap is None or not (over := (weights > cap) & (counts > 0)).any():
        return weights, 0
    if cap < 1:
        raise RepresentationError("cap", "A cap below 1 leaves no mean of 1.")
    cut = np.zeros(weights.shape, bool)
    while over.any():
        cut |= over
        rest = counts[~cut] * weights[~cut]
        lift = (counts.sum() - cap * counts[cut].sum()) / rest.sum()
        weights = np.where(cut, cap, weights * lift)
        over = (weights > cap * (1 + CLOSE)) & (counts > 0) & ~cut
    return weights, int(counts[cut].sum())


def _told(weights: Floats, counts: Floats, goals: list[Floats], sweeps: int, capped: int) -> Weights:
    people = counts.sum()
    error = max(float(np.abs(_along(counts * weights, axis) - goal).max()) / people for axis, goal in enumerate(goals))
    effect = float(people * (counts * weights**2).sum() / (counts * weights).sum() ** 2)
    largest = float(weights[counts > 0].max())
    return Weights(weights, sweeps, error, effect, float(people) / effect, largest, capped)
