"""The lottery that was found: equally likely tickets, the exact chance of everybody, and the proof."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from .certificate import Certificate
from .pool import Pool
from .problem import Problem
from .tickets import Ticket


@dataclass(frozen=True)
class Lottery:
    """`chance` runs along `pool.units`: totals/(number · people), a fraction of whole numbers."""

    problem: Problem
    pool: Pool = field(repr=False)
    objective: str
    slack: Fraction
    tickets: tuple[Ticket, ...] = field(repr=False)
    chance: tuple[Fraction, ...] = field(repr=False)
    certificate: Certificate = field(repr=False)
    close: bool  # every ticket is within one of what is expected, in every unit and every quota

    @cached_property
    def number(self) -> int:
        """How many equally likely tickets there are."""
        return sum(ticket.copies for ticket in self.tickets)

    @property
    def lowest(self) -> Fraction:
        """The lowest chance of anybody whom some panel can hold."""
        return min(one for unit, one in enumerate(self.chance) if unit not in self.certificate.never)

    @property
    def highest(self) -> Fraction:
        return max(self.chance)

    @property
    def mean(self) -> Fraction:
        return Fraction(self.problem.size, len(self.pool))

    @property
    def bound(self) -> Fraction:
        """No lottery under these quotas has a higher lowest chance; proved in the certificate."""
        return self.certificate.lowest

    @property
    def loss(self) -> Fraction:
        """The most that rounding to tickets took from or gave to one person, against the ideal of the certificate."""
        ideal = zip(self.certificate.ideal, self.chance, strict=True)
        return max((abs(one - chance) for one, chance in ideal if one is not None), default=Fraction(0))

    @cached_property
    def gini(self) -> float:
        """0: everybody has the same chance; 1: one has all."""
        pairs = sorted(zip(self.chance, (unit.people for unit in self.pool.units), strict=True))
        total, so_far, area = float(self.problem.size), 0.0, 0.0
        for chance, people in pairs:
            mass = float(chance) * people
            area += people * (2 * so_far + mass)
            so_far += mass
        return 1 - area / (len(self.pool) * total)

    def of(self, person: int) -> Fraction:
        """The chance of the person in this row (from 0)."""
        return self.chance[self.pool.unit_of[person]]

    def told(self, person: int, per: int = 100_000) -> "Told":
        """The numbers of the sentence for one volunteer: "your chance was 1,984 in 100,000 …"."""
        return Told(per, *(round(one * per) for one in (self.of(person), self.lowest, self.highest, self.bound)))

    def by_type(self) -> dict[tuple[str, ...], Fraction]:
        """The chance of every type; where households are many kinds of one type, their mean."""
        seats: dict[int, Fraction] = {}
        people: dict[int, int] = {}
        for unit, chance in zip(self.pool.units, self.chance, strict=True):
            seats[unit.type] = seats.get(unit.type, Fraction(0)) + chance * unit.people
            people[unit.type] = people.get(unit.type, 0) + unit.people
        return {self.pool.types[type]: seats[type] / people[type] for type in sorted(seats)}


@dataclass(frozen=True, slots=True)
class Told:
    """Out of `per`: this person's chance, the lowest, the highest, and what no lottery could have raised the lowest above."""

    per: int
    chance: int
    lowest: int
    highest: int
    bound: int
