"""Where fractions of people obey the quotas but no mixture of whole panels does: find the inequality that says so.

Idea: mix known panels to reach a point; the multipliers of what is missing price the panel that would help most; if the
best panel does not help, the prices are an inequality every panel obeys and the point breaks: a cut, in whole numbers.
Column generation after Dantzig & Wolfe (1960), as for portfolios of panels in Flanigan et al. (2021).
"""

from dataclasses import dataclass

import numpy as np

from .errors import SortitionError
from .panels import Panels
from .solver import INFINITE, FloatArray, IntArray, Model

CLOSE = 1e-7
SCALES = (*range(1, 61), 10_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Cut:
    """weights · counts ≤ most holds for every panel."""

    weights: IntArray
    most: int


@dataclass(frozen=True, slots=True)
class Mix:
    """The point as a mixture: panels (number, units) and their shares (number,), together one."""

    panels: IntArray
    shares: FloatArray


def reach(panels: Panels, point: FloatArray) -> Cut | Mix:
    """The point as a mixture of panels, or a cut between it and all of them."""
    units = len(point)
    first = panels.best(1.0 / np.maximum(panels.people, 1))
    if first is None:
        raise SortitionError("infeasible", "No panel obeys these quotas.", stage=0)
    known = [first]
    model = _missing(point, first)
    while True:
        answer = model.solve()
        if answer is None:
            raise SortitionError("solver", "The mixture could not be solved.")
        if -answer.objective <= CLOSE:
            return _mix(known, answer.values[units:])
        # The prices of the rows "mixture + missing ≥ point" are negative when less missing is better.
        worth = np.maximum(-answer.prices[:units], 0.0)
        helps = panels.best(worth)
        if helps is None or worth @ helps <= answer.prices[units] + 1e-9 or any((helps == one).all() for one in known):
            return _cut(panels, worth, point)
        known.append(helps)
        places = np.append(np.flatnonzero(helps), units)
        model.add_column(0.0, places, np.append(helps[helps > 0], 1).astype(float))


def _missing(point: FloatArray, first: IntArray) -> Model:
    """minimise what is missing between a mixture of panels and the point."""
    units = len(point)
    matrix = np.zeros((units + 1, units + 1))
    matrix[:units, :units] = np.eye(units)
    matrix[:units, units], matrix[units, units] = first, 1
    return Model(
        np.append(-np.ones(units), 0.0),
        matrix,
        (np.append(point, 1), np.append(np.full(units, INFINITE), 1)),
        (np.zeros(units + 1), np.full(units + 1, INFINITE)),
    )


def _mix(known: list[IntArray], shares: FloatArray) -> Mix:
    used = shares > 1e-12
    return Mix(np.array(known)[used], shares[used] / shares[used].sum())


def _cut(panels: Panels, worth: FloatArray, point: FloatArray) -> Cut:
    """The prices in whole numbers, with the most that any panel reaches."""
    share = worth / worth.max()
    for scale in SCALES:
        weights = np.rint(scale * share).astype(np.int64)
        if scale <= 60 and abs(scale * share - weights).max() > 1e-6:
            continue
        best = panels.best(weights.astype(float))
        if best is not None and weights @ point > (most := int(weights @ best)) + 1e-9:
            return Cut(weights, most)
    raise SortitionError("solver", "No cut in whole numbers separates the chances from the panels.")
