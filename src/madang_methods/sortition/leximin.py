"""The fairest chances: raise the lowest as far as it goes, then the second lowest, and so on; optionally under a cap.

Idea: at the optimum of "maximise z, every chance at least z" the units with a positive multiplier can have no more;
they are fixed at z, the rest goes on. Each step is one linear program over counts of types. The multipliers are kept:
rounded to fractions they prove the step without a solver (`certificate`).

Source: Flanigan, Gölz, Gupta, Hennig, Procaccia, "Fair algorithms for selecting citizens' assemblies", Nature 596
(2021), who need one binary variable a person and Gurobi; here people of one type are one variable.
"""

from dataclasses import dataclass

import numpy as np

from .errors import SortitionError
from .panels import Panels
from .solver import INFINITE, Answer, FloatArray, IntArray, Model, Sparse

CLEARLY = 1e-6  # of the greatest multiplier: less may be noise


@dataclass(frozen=True, slots=True)
class Stage:
    """No lottery that keeps the earlier levels gives all the rest more than `level`; `fixed` can have no more."""

    level: float
    fixed: IntArray
    weights: FloatArray
    prices: FloatArray


class Ladder:
    """The linear program of the stages: counts x and a level z, with x ≥ people · z for whoever is not yet fixed."""

    def __init__(self, panels: Panels, cap: float = 1.0) -> None:
        self.panels, self.cap = panels, cap
        self.people = panels.people.astype(float)
        self.units, self.rows = len(self.people), len(panels.matrix)
        self.fixed = self.people == 0
        self.levels = np.zeros(self.units)
        self.model = self._model()
        for unit in np.flatnonzero(self.fixed):
            self.model.limit(self.rows + int(unit), -INFINITE, INFINITE)

    def climb(self, most: int | None = None) -> tuple[FloatArray, list[Stage]]:
        """Expected counts and the stages; with `most` = 1 only the lowest chance is settled (maximin)."""
        stages: list[Stage] = []
        counts = np.zeros(self.units)
        while not self.fixed.all() and (most is None or len(stages) < most):
            answer = self._answer(len(stages))
            counts, level = answer.values[:-1], answer.values[-1]
            stages.append(self._stage(answer))
            self._fix(stages[-1].fixed, level)
        return (counts if most is not None else self.levels * self.people), stages

    def _model(self) -> Model:
        units, rows = np.arange(self.units), self.rows
        matrix = Sparse.of(self.panels.matrix)
        held = Sparse(
            (rows + self.units, self.units + 1),
            (
                np.concatenate([matrix.places[0], rows + units, rows + units]),
                np.concatenate([matrix.places[1], units, np.full(self.units, self.units)]),
            ),
            np.concatenate([matrix.values, np.ones(self.units), -self.people]),
        )
        least = np.concatenate([self.panels.least, np.zeros(self.units)])
        most = np.concatenate([self.panels.most, np.full(self.units, INFINITE)])
        upper = np.append(self.people * self.cap, self.cap)
        return Model(np.append(np.zeros(self.units), 1.0), held, (least, most), (np.zeros(self.units + 1), upper))

    def _answer(self, number: int) -> Answer:
        answer, slack = self.model.solve(), 1e-10
        while answer is None and slack < 1e-6:
            # What is fixed drifts in floating point; the certificate will say what this cost.
            slack *= 10
            self.model.forget()
            for unit in np.flatnonzero(self.fixed):
                lower = max(0.0, self.levels[unit] - slack) * self.people[unit]
                self.model.bound(int(unit), lower, self.people[unit] * self.cap)
            answer = self.model.solve()
        if answer is None:
            raise SortitionError("infeasible", f"No panel obeys these quotas (stage {number + 1}).", stage=number + 1)
        return answer

    def _stage(self, answer: Answer) -> Stage:
        level = float(answer.values[-1])
        weights = np.abs(answer.prices[self.rows :])
        weights[self.fixed] = 0
        shares = weights * self.people
        tight = (shares > CLEARLY * shares.max()) & (weights > CLEARLY / 100 * weights.max()) & ~self.fixed
        if level >= self.cap - 1e-12:
            tight = ~self.fixed
        if not tight.any():
            raise SortitionError("solver", "The solver named nobody whose chance is settled.")
        return Stage(level, np.flatnonzero(tight), weights, answer.prices[: self.rows])

    def _fix(self, units: IntArray, level: float) -> None:
        self.fixed[units], self.levels[units] = True, level
        for unit in units:
            self.model.limit(self.rows + int(unit), -INFINITE, INFINITE)
            self.model.bound(int(unit), max(0.0, level * self.people[unit] - 1e-12), self.people[unit] * self.cap)
