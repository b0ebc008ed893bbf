"""Tiny pools at random, hard on purpose, and their optimum by trying every panel: an oracle that shares nothing of the method.

The quotas are set around one real panel with little room, so that in one pool of six fractions of people would reach more
than whole panels can.
"""

import random
from collections import Counter
from collections.abc import Iterator

import numpy as np

from madang_methods.sortition.panels import Panels
from madang_methods.sortition.pool import Pool
from madang_methods.sortition.problem import Problem, Quota
from madang_methods.sortition.solver import INFINITE, FloatArray, Model

MOST_TYPES = 18


def tiny_pools(seed: int, number: int) -> Iterator[tuple[Problem, Pool]]:
    """So many pools of 8 to 25 people with 3 to 5 features, for 2 to 5 seats."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        problem, pool = _one(chance)
        if len(pool.units) <= MOST_TYPES:
            made += 1
            yield problem, pool


def with_households(pool: Pool, problem: Problem, seed: int) -> Pool:
    """The same people, about a third of them living with another."""
    chance = random.Random(seed)
    homes = [chance.randrange(2 * len(pool)) if chance.random() < 0.6 else 10_000 + place for place in range(len(pool))]
    people = [(id, pool.values(unit), str(home)) for id, unit, home in zip(pool.ids, pool.unit_of, homes, strict=True)]
    return Pool.of(people, problem)


def every_panel(panels: Panels) -> np.ndarray:
    """All panels by counts of units: (number, units)."""
    people, matrix = panels.people.tolist(), panels.matrix
    left = [sum(people[place:]) for place in range(len(people) + 1)]
    found: list[list[int]] = []

    def go(place: int, seats: int, counts: list[int], sums: np.ndarray) -> None:
        if (sums > panels.most).any() or seats > left[place]:
            return
        if place == len(people):
            if not seats and (sums >= panels.least).all():
                found.append(counts)
            return
        for count in range(min(people[place], seats) + 1):
            go(place + 1, seats - count, [*counts, count], sums + count * matrix[:, place])

    go(0, panels.seats, [], np.zeros(len(matrix), np.int64))
    return np.array(found, dtype=np.int64).reshape(-1, len(people))


def leximin_of(panels: np.ndarray, people: np.ndarray, cap: float = 1.0) -> FloatArray:
    """The leximin chances of the mixtures of these panels, by the mixture itself."""
    units, many = len(people), len(panels)
    chances = (panels / people).T
    matrix = np.zeros((2 * units + 1, many + 1))
    matrix[:units, :many], matrix[:units, many] = chances, -1
    matrix[units:-1, :many], matrix[-1, :many] = chances, 1
    model = Model(
        np.append(np.zeros(many), 1.0),
        matrix,
        (
            np.concatenate([np.zeros(units), np.full(units, -1.0), [1]]),
            np.concatenate([np.full(units, INFINITE), np.full(units, cap), [1]]),
        ),
        (np.zeros(many + 1), np.full(many + 1, 1.0)),
    )
    fixed, levels = np.zeros(units, bool), np.zeros(units)
    while not fixed.all():
        answer = model.solve()
        assert answer is not None
        prices = np.abs(answer.prices[:units])
        new = (prices > 1e-6) & ~fixed
        level = answer.values[many]
        if level > min(cap, 1.0) - 1e-8:
            new = ~fixed
        levels[new], fixed[new] = level, True
        for unit in np.flatnonzero(new):
            model.limit(int(unit), -INFINITE, INFINITE)
            model.limit(units + int(unit), level - 1e-9, cap)
    return levels


def lowest_cap_of(panels: np.ndarray, people: np.ndarray, floor: float) -> float:
    """The lowest highest chance of a mixture of these panels that gives everybody the floor."""
    units, many = len(people), len(panels)
    matrix = np.zeros((2 * units + 1, many + 1))
    matrix[:units, :many], matrix[:units, many] = -(panels / people).T, 1
    matrix[units:-1, :many], matrix[-1, :many] = (panels / people).T, 1
    least = np.concatenate([np.zeros(units), np.full(units, floor - 1e-9), [1]])
    most = np.concatenate([np.full(2 * units, INFINITE), [1]])
    answer = Model(
        np.append(np.zeros(many), -1.0), matrix, (least, most), (np.zeros(many + 1), np.ones(many + 1))
    ).solve()
    assert answer is not None
    return float(answer.values[many])


def _one(chance: random.Random) -> tuple[Problem, Pool]:
    features = [f"f{number}" for number in range(chance.randint(3, 5))]
    values = {feature: [f"{feature}{letter}" for letter in "abc"[: chance.randint(2, 3)]] for feature in features}
    people = [tuple(chance.choice(values[one]) for one in features) for _ in range(chance.randint(8, 25))]
    seats = chance.randint(2, 5)
    seen = Counter(value for one in chance.sample(people, seats) for value in one)
    quotas = []
    for feature in features:
        for value in values[feature]:
            room = chance.randint(0, 1)
            least = max(0, seen[value] - room * chance.randint(0, 1))
            quotas.append(Quota(feature, value, least, seen[value] + room * chance.randint(0, 1)))
    problem = Problem(seats, tuple(quotas))
    return problem, Pool.of([(str(number), one, "") for number, one in enumerate(people, 1)], problem)
