"""Whole totals: of every unit, how many seats all tickets together give it, within one of what the optimum asks.

Idea: with m tickets a unit is owed m · x seats; it gets that rounded down or up, so that a person's chance changes by
less than 1/(m · people). First as many small units as possible are rounded up (they lose most), then the rest is
chosen so that quotas, summed over all tickets, hold exactly. The certificate is about the rounded chances.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from .errors import SortitionError
from .panels import Panels
from .solver import INFINITE, FloatArray, IntArray, Model

NEAR = 16


def rounded(panels: Panels, counts: FloatArray, ideal: Sequence[Fraction | None], tickets: int) -> IntArray:
    """Totals (units,): sum tickets · seats, every row within tickets · (least, most).

    Where the ideal chance is known as a fraction, down and up are taken from it, not from the floating-point counts.
    """
    owed = [
        Fraction(tickets * float(count)).limit_denominator(1_000_000) if one is None else tickets * one * people
        for count, one, people in zip(counts, ideal, panels.people.tolist(), strict=True)
    ]
    down = np.array([math.floor(one) for one in owed])
    loose = np.flatnonzero([one.denominator > 1 for one in owed])
    if not len(loose) and _held(panels, down, tickets):
        return down
    about = np.array([float(one) for one in owed])
    chosen = _Choice(panels, down, loose, tickets, about).best()
    return _nearest(panels, about, tickets) if chosen is None else chosen


class _Choice:
    """Which of the loose units are rounded up: a small whole program, kept and asked again."""

    def __init__(self, panels: Panels, down: IntArray, loose: IntArray, tickets: int, owed: FloatArray) -> None:
        self.panels, self.down, self.loose, self.tickets = panels, down, loose, tickets
        taken = panels.matrix @ down
        people = panels.people[loose]
        worth = 1.0 / (people * np.maximum(owed[loose], 1e-9))
        self.model = Model(
            worth / max(worth.max(initial=0), 1e-300),
            panels.matrix[:, loose],
            (tickets * panels.least - taken, tickets * panels.most - taken),
            (np.zeros(len(loose)), np.ones(len(loose))),
            whole=np.ones(len(loose), bool),
            tolerance=1e-7,
            gap=1e-3,
        )

    def best(self) -> IntArray | None:
        """With the highest threshold below which everybody is rounded up; None if nothing fits at all."""
        best = self._above(0.0)
        if best is None:
            return None
        steps = self._thresholds()
        low, high = 0, len(steps)
        while low < high:
            middle = (low + high) // 2
            found = self._above(steps[middle])
            if found is None:
                high = middle
            else:
                best, low = found, middle + 1
        return best

    def _thresholds(self) -> FloatArray:
        """The chances people would be left with if rounded down, up to the least they could have at all."""
        left = self.down[self.loose] / self.panels.people[self.loose]
        whole = np.setdiff1d(np.flatnonzero(self.panels.people), self.loose)
        ceiling = min(
            (self.down[whole] / self.panels.people[whole]).min(initial=np.inf),
            ((self.down[self.loose] + 1) / self.panels.people[self.loose]).min(initial=np.inf),
        )
        return np.unique(left[left <= ceiling]) + 1e-9

    def _above(self, threshold: float) -> IntArray | None:
        forced = self.down[self.loose] / self.panels.people[self.loose] < threshold
        self.model.bound_all(forced.astype(float), np.ones(len(self.loose)))
        found = self.model.solve()
        if found is None:
            return None
        totals = self.down.copy()
        totals[self.loose] += found.whole
        return totals if _held(self.panels, totals, self.tickets) else None


def _held(panels: Panels, totals: IntArray, tickets: int) -> bool:
    sums = panels.matrix @ totals
    return bool((sums >= tickets * panels.least).all() and (sums <= tickets * panels.most).all())


def _nearest(panels: Panels, owed: FloatArray, tickets: int) -> IntArray:
    """Where floating point left no floor or ceiling that fits: the nearest whole totals within a few."""
    units, rows = len(owed), len(panels.matrix)
    eye = np.eye(units)
    nothing = np.zeros((rows, units))
    matrix = np.block([[panels.matrix, nothing], [eye, eye], [-eye, eye]])
    down = np.floor(owed)
    found = Model(
        np.concatenate([np.zeros(units), -1.0 / np.maximum(panels.people, 1)]),
        matrix,
        (
            np.concatenate([tickets * panels.least, owed, -owed]),
            np.concatenate([tickets * panels.most, np.full(2 * units, INFINITE)]),
        ),
        (
            np.concatenate([np.maximum(0, down - NEAR), np.zeros(units)]),
            np.concatenate([np.minimum(tickets * panels.people, down + NEAR), np.full(units, INFINITE)]),
        ),
        whole=np.arange(2 * units) < units,
        tolerance=1e-7,
        gap=0.05,
    ).solve()
    if found is None or not _held(panels, found.whole[:units], tickets):
        raise SortitionError("tickets", f"{tickets} tickets are too few to round the chances.", tickets=tickets)
    return found.whole[:units]
