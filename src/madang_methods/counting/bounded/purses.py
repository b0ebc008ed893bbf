"""What people hold, between two whole numbers of a fine grid, and exactly where that is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from ..columns import Index
from ..rule_checks import RuleError
from .offer import ExactOffer, Group, Offer, exact_offer

# A coin has 2^GRID parts. Bounds drift apart by a few parts a round, so hundreds of rounds leave most digits sure.
GRID = 256
# Exact amounts may double their digits in every round; beyond this the count is given up.
LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Origin:
    """How a purse came to be: from another in this round, at this worth; or full, in a district (`round` -1)."""

    round: int
    parent: int
    worth: int


@dataclass(slots=True, eq=False)
class Purses:
    """Ballot i holds purse `of[i]`, which holds from `low[p]` to `high[p]` parts of a coin."""

    money: tuple[Fraction, ...]
    of: Index
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    origin: list[Origin] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    exact_purses: dict[int, Fraction] = field(default_factory=dict)
    exact_caps: dict[int, Fraction] = field(default_factory=dict)

    @classmethod
    def full(cls, money: Sequence[Fraction], district: Index) -> "Purses":
        purses = cls(tuple(money), district.astype(np.int32))
        for place, each in enumerate(money):
            low = (each.numerator << GRID) // each.denominator
            purses._new(low, low + (low * each.denominator != each.numerator << GRID), Origin(-1, place, 0))
        return purses

    def pay(self, offer: Offer, ballots: Index, worths: Sequence[int]) -> None:
        """Each of these ballots pays the offer's cap for each unit of worth, or all it holds."""
        number, after = len(self.offers), {}
        self.offers.append(offer)
        for group in offer.groups:
            low = max(0, self.low[group.purse] - offer.cap[1] * group.worth)
            high = max(0, self.high[group.purse] - offer.cap[0] * group.worth)
            after[group.purse, group.worth] = self._new(low, high, Origin(number, group.purse, group.worth))
        pairs = zip(self.of[ballots].tolist(), worths, strict=True)
        self.of[ballots] = [after.get(pair, pair[0]) for pair in pairs]

    def exact(self, offer: Offer) -> ExactOffer:
        """The offer exactly. RuleError if that takes numbers too long to work with."""
        for group in offer.groups:
            self._know_caps_of(group.purse)
        return exact_offer(offer, [self._exact(group.purse) for group in offer.groups], GRID)

    def _new(self, low: int, high: int, origin: Origin) -> int:
        self.low.append(low)
        self.high.append(high)
        self.origin.append(origin)
        return len(self.low) - 1

    def _know_caps_of(self, purse: int) -> None:
        """Find the rounds its amount depends on, and settle them from the first to the last."""
        needed: set[int] = set()
        purses, seen = [purse], {purse}
        while purses:
            origin = self.origin[purses.pop()]
            if origin.round < 0:
                continue
            depends = [origin.parent]
            if origin.round not in needed and origin.round not in self.exact_caps:
                needed.add(origin.round)
                depends += [group.purse for group in self.offers[origin.round].groups]
            purses += [other for other in depends if other not in seen]
            seen.update(depends)
        for number in sorted(needed):
            offer = self.offers[number]
            cap = exact_offer(offer, [self._exact(group.purse) for group in offer.groups], GRID).cap
            if cap.denominator.bit_length() > LONGEST:
                raise RuleError("Two projects are too close for this rule: to tell them apart takes numbers too long.")
            self.exact_caps[number] = cap

    def _exact(self, purse: int) -> Fraction:
        chain = [purse]
        while chain[-1] not in self.exact_purses and self.origin[chain[-1]].round >= 0:
            chain.append(self.origin[chain[-1]].parent)
        for known in reversed(chain):
            origin = self.origin[known]
            if known in self.exact_purses:
                continue
            if origin.round < 0:
                self.exact_purses[known] = self.money[origin.parent]
            else:
                price = self.exact_caps[origin.round] * origin.worth
                self.exact_purses[known] = max(Fraction(0), self.exact_purses[origin.parent] - price)
        return self.exact_purses[purse]


def groups_of(purses: Purses, ballots: Index, weights: Sequence[int], worths: Sequence[int]) -> tuple[Group, ...]:
    """The supporters of a project who hold anything, by purse and worth."""
    people: dict[tuple[int, int], int] = {}
    for purse, worth, weight in zip(purses.of[ballots].tolist(), worths, weights, strict=True):
        people[purse, worth] = people.get((purse, worth), 0) + weight
    return tuple(
        Group(purse, worth, number, purses.low[purse], purses.high[purse])
        for (purse, worth), number in sorted(people.items())
        if purses.high[purse]
    )
