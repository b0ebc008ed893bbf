"""Proof in fractions that no lottery is fairer: multipliers whose bounds anyone can add up, no solver needed.

Idea: for any weights y ≥ 0 of units, prices mu of rows and every panel c

    sum y c  ≤  B = sum over rows (mu⁺ · most − mu⁻ · least) + sum over units (people · max(0, y − what mu charges))

so that no lottery which gives the units already settled at least their level f gives all the others more than

    (B − sum over settled (y · people · f)) / (sum over others (y · people)).

Any fractions give a valid bound: an error of the solver can only loosen the proof, never falsify it. With a cap on
chances, people · cap stands for people. This is duality of linear programs (Gale, Kuhn & Tucker 1951), stage by stage.
The levels are the ideal; what the tickets give is compared with it in fractions, person by person.

>>> fraction(0.3333333333333), fraction(0.1234567891234)
(Fraction(1, 3), Fraction(1234567891, 10000000000))
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from .aims import Aim, Cap
from .leximin import Stage
from .panels import Panels
from .solver import FloatArray, IntArray, Model

Sparse = Mapping[int, Fraction]  # only what is not zero
DENOMINATORS = (1_000, 1_000_000)
DIGITS = 10**10


@dataclass(frozen=True)
class Step:
    """No lottery that keeps the earlier levels gives all others more than `level`; `settled` can have no more."""

    capped: bool
    settled: tuple[int, ...]
    weights: Sparse
    prices: Sparse
    level: Fraction


@dataclass(frozen=True)
class CapStep:
    """No lottery that gives everybody at least `floor` keeps all chances below `level`."""

    floor: Fraction
    weights: Sparse
    prices: Sparse
    level: Fraction


@dataclass(frozen=True)
class Certificate:
    """The steps in order, those without a cap first. `ideal` is the level at which a unit was settled (None: left open).

    `never`: units that no panel holds, each with prices that say so; empty where only the solver does. `cuts`: rows
    beyond quotas, households and seats that the proof leans on, as (weights of all units, most).
    """

    steps: tuple[Step, ...]
    cap: CapStep | None
    ideal: tuple[Fraction | None, ...]
    never: Mapping[int, Sparse]
    cuts: tuple[tuple[tuple[int, ...], int], ...]

    @property
    def lowest(self) -> Fraction:
        """No lottery at all gives everybody more."""
        return self.steps[0].level


def certify(panels: Panels, aim: Aim, never: IntArray, slack: Fraction = Fraction(0)) -> Certificate:
    """The certificate of an aim. `never` units are left out of it and get nothing."""
    proof = _Proof(panels, never)
    steps, cap = proof.steps(aim.open, None), None
    if aim.cap:
        balanced = aim.cap.floor >= aim.open[0].level * (1 - float(slack)) * (1 - 1e-12)
        cap = proof.cap(aim.cap, steps[0].level * (1 - slack) if balanced else fraction(aim.cap.floor))
    steps += proof.steps(aim.stages, cap.level if cap else None)
    impossible = {int(unit): _impossible(panels, int(unit)) for unit in never}
    return Certificate(tuple(steps), cap, proof.ideal(steps, bool(cap)), impossible, _cuts(panels))


def fraction(value: float) -> Fraction:
    """The simplest fraction that the solver may have meant."""
    for most in DENOMINATORS:
        near = Fraction(value).limit_denominator(most)
        if abs(float(near) - value) < 1e-11:
            return near
    return Fraction(round(value * DIGITS), DIGITS)


class _Proof:
    """Sums in fractions over the rows of one problem."""

    def __init__(self, panels: Panels, never: IntArray) -> None:
        self.people: list[int] = panels.people.tolist()
        for unit in never:
            self.people[unit] = 0
        self.limits = list(zip(panels.least.tolist(), panels.most.tolist(), strict=True))
        rows, units = np.nonzero(panels.matrix)
        self.rows: list[list[tuple[int, int]]] = [[] for _ in self.limits]
        for row, unit in zip(rows.tolist(), units.tolist(), strict=True):
            self.rows[row].append((unit, int(panels.matrix[row, unit])))

    def steps(self, stages: Sequence[Stage], cap: Fraction | None) -> list[Step]:
        settled = {unit: Fraction(0) for unit, people in enumerate(self.people) if not people}
        out = []
        for stage in stages:
            weights, prices = _scaled(stage.weights, stage.prices)
            weights = {unit: one for unit, one in weights.items() if unit not in settled}
            level = self._level(weights, prices, settled, cap or Fraction(1))
            fixed = tuple(int(unit) for unit in stage.fixed)
            out.append(Step(cap is not None, fixed, weights, prices, level))
            settled.update(dict.fromkeys(fixed, level))
        return out

    def cap(self, cap: Cap, floor: Fraction) -> CapStep:
        weights, prices = _scaled(cap.weights, cap.prices)
        charged = self._charged(prices)
        total = sum((price * self.limits[row][price < 0] for row, price in prices.items()), Fraction(0))
        for unit, people in enumerate(self.people):
            worth = weights.get(unit, Fraction(0)) - charged[unit]
            total += people * worth * (floor if worth > 0 else 1)
        share = sum((one * self.people[unit] for unit, one in weights.items()), Fraction(0))
        return CapStep(floor, weights, prices, total / share if share else Fraction(0))

    def ideal(self, steps: Sequence[Step], capped: bool) -> tuple[Fraction | None, ...]:
        ideal = [None if people else Fraction(0) for people in self.people]
        for step in steps:
            if step.capped == capped:
                for unit in step.settled:
                    ideal[unit] = step.level
        return tuple(ideal)

    def _level(self, weights: Sparse, prices: Sparse, settled: Sparse, cap: Fraction) -> Fraction:
        charged = self._charged(prices)
        total = sum((price * self.limits[row][price > 0] for row, price in prices.items()), Fraction(0))
        share = Fraction(0)
        for unit, people in enumerate(self.people):
            if unit in settled:
                # The best weight for a settled unit is what the prices charge, where that is positive.
                weight = max(Fraction(0), charged[unit])
                total -= weight * people * settled[unit]
            else:
                weight = weights.get(unit, Fraction(0))
                share += weight * people
            total += people * cap * max(Fraction(0), weight - charged[unit])
        return min(cap, total / share) if share else cap

    def _charged(self, prices: Sparse) -> list[Fraction]:
        """What the prices of its rows charge a unit."""
        charged = [Fraction(0)] * len(self.people)
        for row, price in prices.items():
            for unit, weight in self.rows[row]:
                charged[unit] += price * weight
        return charged


def _impossible(panels: Panels, unit: int) -> Sparse:
    """Prices by which fewer than one of the unit fits a panel; empty if fractions of people would fit."""
    worth = np.zeros(len(panels.people))
    worth[unit] = 1
    bounds = (np.zeros(len(worth)), panels.people)
    answer = Model(worth, panels.matrix, (panels.least, panels.most), bounds).solve()
    return {} if answer is None or answer.objective > 1 - 1e-6 else _sparse(answer.prices)


def _cuts(panels: Panels) -> tuple[tuple[tuple[int, ...], int], ...]:
    rows = range(panels.firm, len(panels.matrix))
    return tuple((tuple(panels.matrix[row].tolist()), int(panels.most[row])) for row in rows)


def _scaled(weights: FloatArray, prices: FloatArray) -> tuple[Sparse, Sparse]:
    """Both by the same factor, so that the greatest weight is one; then as fractions."""
    factor = 1 / max(weights.max(initial=0.0), 1e-300)
    return _sparse(weights * factor), _sparse(prices * factor)


def _sparse(values: FloatArray) -> dict[int, Fraction]:
    clear = np.flatnonzero(abs(values) > 1e-9)
    return {int(place): fraction(float(values[place])) for place in clear}
