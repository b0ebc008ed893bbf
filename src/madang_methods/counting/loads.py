"""The loads of sequential Phragmén: in whole numbers with a lower and an upper bound, and exactly where they are too near."""

from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from .columns import Ints
from .supporters import Supporters

# Sums of loads, in units, stay below 2^62.
BITS = 62


@dataclass(frozen=True, slots=True)
class Time:
    """When a project could be bought: between two whole numbers of units."""

    at_least: int
    at_most: int


# How many people carry the load of which purchase.
Carried = list[tuple[int, int]]


@dataclass(slots=True, eq=False)
class Loads:
    """What everybody has been charged so far.

    People whose last funded project is the same carry the same load, so a load is known by the number of that purchase
    (0: none yet). The loads of all people together are what was spent, so their sum over any supporters is at most the
    budget; a unit is 2^-`shift` of the smallest money, as small as 64 bits allow.

    `bounds[k]` are purchase k's load, rounded down and up (Lemma: the time of a project grows with every load, so lower
    loads give a lower time). `charged[k]` says how many people of which earlier load paid for it: enough to have the load
    exactly, which is only done when asked for.
    """

    supporters: Supporters
    shift: int
    last: Ints
    lower: Ints
    upper: Ints
    charged: list[tuple[int, int, Carried]] = field(default_factory=list)
    # Exact loads over one denominator, as far as they were asked for.
    numerators: list[int] = field(default_factory=lambda: [0])
    denominator: int = 1

    @classmethod
    def none(cls, supporters: Supporters, budget: int, most: int) -> "Loads":
        """Nobody has been charged; at most `most` purchases will be made."""
        shift = max(0, BITS - 2 - budget.bit_length())
        return cls(
            supporters, shift, np.zeros(len(supporters.weights), np.int64), np.zeros(most + 1, np.int64),
            np.zeros(most + 1, np.int64),
        )  # fmt: skip

    def time(self, project: int, cost: int, people: int) -> Time:
        """The load each of its `people` supporters would carry if it were bought now, in units."""
        ballots = self.supporters.of_project(project)
        weights, last = self.supporters.weights[ballots], self.last[ballots]
        price = cost << self.shift
        least = price + int(weights @ self.lower[last])
        most = price + int(weights @ self.upper[last])
        return Time(least // people, -(-most // people))

    def buy(self, project: int, cost: int, people: int, time: Time, carried: Carried) -> None:
        number = len(self.charged) + 1
        self.charged.append((cost, people, carried))
        self.lower[number], self.upper[number] = time.at_least, time.at_most
        self.last[self.supporters.of_project(project)] = number

    def carried(self, project: int) -> Carried:
        """What its supporters carry now; those without any load are left out."""
        ballots = self.supporters.of_project(project)
        people = np.zeros(len(self.charged) + 1, np.int64)
        np.add.at(people, self.last[ballots], self.supporters.weights[ballots])
        return [(load, number) for load, number in enumerate(people.tolist()) if load and number]

    def exact_time(self, cost: int, people: int, carried: Carried) -> Fraction:
        """The time of a project whose supporters carry that, in money, without rounding."""
        self._know(max((load for load, _ in carried), default=0))
        carry = sum(number * self.numerators[load] for load, number in carried)
        return Fraction(cost * self.denominator + carry, self.denominator * people)

    def _know(self, number: int) -> None:
        for cost, people, carried in self.charged[len(self.numerators) - 1 : number]:
            carry = sum(number * self.numerators[load] for load, number in carried)
            new = cost * self.denominator + carry
            self.numerators = [numerator * people for numerator in self.numerators] + [new]
            self.denominator *= people
