"""What to aim for: the four objectives, each as expected counts and the stages that prove it.

maximin    the lowest chance as high as it goes; the rest is left to the solver, so it is not unique
leximin    then the second lowest, and so on: unique, but it can make someone of a rare type certain
balanced   the lowest chance as high as it goes; then the highest as low as it goes; then leximin under that cap
goldilocks least of highest/mean + mean/lowest; then leximin under that cap

Balanced is the default: nobody's chance invites a false claim about who they are, and the lowest loses nothing (or at
most the share `slack`, where asked for). Goldilocks: Baharav & Flanigan, "Fair, manipulation-robust and transparent
sortition", EC 2024 (arXiv 2406.15009), their first form, with both sides counting the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .errors import SortitionError
from .leximin import Ladder, Stage
from .panels import Panels
from .solver import INFINITE, FloatArray, Model, Sparse

OBJECTIVES = ("balanced", "leximin", "maximin", "goldilocks")
GOLDEN = (5**0.5 - 1) / 2
ROUNDS = 40
HAIR = 1e-9  # above a cap found in floating point, so that it can be met


@dataclass(frozen=True, slots=True)
class Cap:
    """No lottery whose lowest chance is `floor` keeps every chance below `level`; `weights`, `prices` prove it."""

    level: float
    floor: float
    weights: FloatArray
    prices: FloatArray


@dataclass(frozen=True)
class Aim:
    """Expected counts (units,), the stages below the cap, and, under a cap, the stage without one and the cap."""

    counts: FloatArray
    stages: list[Stage]
    open: list[Stage]
    cap: Cap | None = None

    @property
    def lowest(self) -> float:
        return (self.open or self.stages)[0].level


def aim(panels: Panels, objective: str, slack: Fraction = Fraction(0)) -> Aim:
    """SortitionError if the objective is unknown or no mixture of counts obeys the quotas."""
    if objective not in OBJECTIVES:
        raise SortitionError("objective", f"{objective} is none of {', '.join(OBJECTIVES)}.", objective=objective)
    return _AIMS[objective](panels, slack)


def _maximin(panels: Panels, slack: Fraction) -> Aim:
    return Aim(*Ladder(panels).climb(most=1), [])


def _leximin(panels: Panels, slack: Fraction) -> Aim:
    return Aim(*Ladder(panels).climb(), [])


def _balanced(panels: Panels, slack: Fraction) -> Aim:
    _, first = Ladder(panels).climb(most=1)
    cap = lowest_cap(panels, first[0].level * (1 - float(slack)))
    return Aim(*Ladder(panels, min(1.0, cap.level + HAIR)).climb(), first, cap)


def _goldilocks(panels: Panels, slack: Fraction) -> Aim:
    mean = panels.seats / panels.people.sum()
    _, first = Ladder(panels).climb(most=1)
    if first[0].level < HAIR:
        return _balanced(panels, slack)

    def loss(floor: float) -> float:
        return lowest_cap(panels, floor).level / mean + mean / floor

    floor = _least(loss, first[0].level / 1000, first[0].level)
    cap = lowest_cap(panels, floor)
    return Aim(*Ladder(panels, min(1.0, cap.level + HAIR)).climb(), first, cap)


def lowest_cap(panels: Panels, floor: float) -> Cap:
    """The least `u` such that some lottery has every chance between `floor` and `u`; one linear program."""
    people = panels.people.astype(float)
    units, rows = np.arange(len(people)), len(panels.matrix)
    matrix = Sparse.of(panels.matrix)
    held = Sparse(
        (rows + len(units), len(units) + 1),
        (
            np.concatenate([matrix.places[0], rows + units, rows + units]),
            np.concatenate([matrix.places[1], units, np.full(len(units), len(units))]),
        ),
        np.concatenate([matrix.values, -np.ones(len(units)), people]),
    )
    least = np.concatenate([panels.least, np.zeros(len(units))])
    most = np.concatenate([panels.most, np.full(len(units), INFINITE)])
    model = Model(
        np.append(np.zeros(len(units)), -1.0), held, (least, most), (np.zeros(len(units) + 1), np.append(people, 1.0))
    )
    answer, hair = None, 1e-10
    while answer is None and hair < 1e-6:
        # The floor was found in floating point; the certificate works with its fraction.
        lower = np.append(np.maximum(0.0, people * floor - hair), 0.0)
        model.bound_all(lower, np.append(people, 1.0))
        answer, hair = model.solve(), hair * 10
    if answer is None:
        raise SortitionError("infeasible", "No panel obeys these quotas.", stage=0)
    return Cap(float(answer.values[-1]), floor, np.abs(answer.prices[rows:]), -answer.prices[:rows])


def _least(loss: Callable[[float], float], low: float, high: float) -> float:
    """Where a convex function is least, by golden sections."""
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = loss(left), loss(right)
    for _ in range(ROUNDS):
        if at_left <= at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = loss(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = loss(right)
    return high if loss(high) <= at_left else left


_AIMS = {"balanced": _balanced, "leximin": _leximin, "maximin": _maximin, "goldilocks": _goldilocks}
