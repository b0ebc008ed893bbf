"""Every panel that obeys the quotas, described by rows: least ≤ matrix · counts ≤ most, 0 ≤ counts ≤ people.

A row for each quota, for each kind of household (not more members than such households), one for the seats, and for
each *cut*: an inequality with whole numbers that every panel obeys but some mixture of fractions does not.
"""

from dataclasses import dataclass, replace

import numpy as np

from .pool import Pool
from .problem import Problem
from .solver import IntArray, Model


@dataclass(frozen=True)
class Panels:
    """people: (units,); matrix: (rows, units); least, most: (rows,). The last `cuts` rows are cuts."""

    people: IntArray
    matrix: IntArray
    least: IntArray
    most: IntArray
    seats: int
    cuts: int = 0

    @property
    def firm(self) -> int:
        """How many rows are quotas, households and seats, not cuts."""
        return len(self.matrix) - self.cuts

    def with_cut(self, weights: IntArray, most: int) -> "Panels":
        return replace(
            self,
            matrix=np.vstack([self.matrix, weights]),
            least=np.append(self.least, 0),
            most=np.append(self.most, most),
            cuts=self.cuts + 1,
        )

    def without(self, units: IntArray) -> "Panels":
        """The same, with nobody of these units."""
        people = self.people.copy()
        people[units] = 0
        return replace(self, people=people)

    def holds(self, counts: IntArray) -> bool:
        sums = self.matrix @ counts
        return bool(
            (counts >= 0).all()
            and (counts <= self.people).all()
            and (sums >= self.least).all()
            and (sums <= self.most).all()
        )

    def best(self, worth: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> IntArray | None:
        """A panel of the greatest worth, or None if there is no panel at all."""
        found = Model(
            worth,
            self.matrix,
            (self.least, self.most),
            (np.zeros(len(self.people)), self.people),
            whole=np.ones(len(self.people), bool),
            tolerance=1e-7,
        ).solve()
        return None if found is None else found.whole


def panels_of(problem: Problem, pool: Pool) -> Panels:
    """The panels of a pool: rows in the order of the quotas, then kinds of households, then the seats."""
    units, place = pool.units, {feature: number for number, feature in enumerate(pool.features)}
    values = [pool.types[unit.type] for unit in units]
    quotas = [[one[place[quota.feature]] == quota.value for one in values] for quota in problem.quotas]
    homes = [[unit.home == home for unit in units] for home in range(len(pool.homes))]
    return Panels(
        people=np.array([unit.people for unit in units]),
        matrix=np.array([*quotas, *homes, [True] * len(units)]).astype(np.int64),
        least=np.array([*(quota.least for quota in problem.quotas), *(0 for _ in homes), problem.size]),
        most=np.array([*(one.most for one in problem.quotas), *(one.count for one in pool.homes), problem.size]),
        seats=problem.size,
    )
