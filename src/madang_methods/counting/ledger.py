"""Who paid how much for what: enough to check that shares were spent as the rule says, without a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .columns import Index, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Payment:
    """What the supporters of one project paid: each person of ballot `ballots[j]` between `low[j]` and `high[j]` units."""

    project: str
    ballots: Index
    low: Ints
    high: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """All payments of a count by shares, project by project in the order funded; made anew each time they are asked for.

    Ballots are places in `election.ballots.columns`. A coin (the election's smallest unit of money) has `unit` units.
    At first each person of ballot i holds from `first[i, 0]` to `first[i, 1]` units. Supporters of the project that was
    funded as number j are `supporters[j]`, whom it is worth `worths[j]` (or 1), and for each unit of worth they pay from
    `prices[j][0]` to `prices[j][1]` units (None: all they have), but no more than they hold. The true amounts, which are
    fractions, lie between; the two ends differ by rounding only.
    """

    unit: int
    first: Ints
    projects: tuple[str, ...]
    supporters: tuple[Index, ...]
    worths: tuple[Ints | None, ...]
    prices: tuple[tuple[int, int | None], ...]

    def payments(self) -> Iterator[Payment]:
        """Payment after payment, so that a million ballots need not be held at once."""
        held = self.first.copy()
        for project, who, worth, price in zip(self.projects, self.supporters, self.worths, self.prices, strict=True):
            yield Payment(project, who, *_pay(held, who, worth, *price))

    def left(self) -> Ints:
        """int64[ballots, 2]: what each person holds in the end, between two ends."""
        held = self.first.copy()
        for who, worth, price in zip(self.supporters, self.worths, self.prices, strict=True):
            _pay(held, who, worth, *price)
        return held


@dataclass(frozen=True, slots=True)
class Round:
    """One purchase. Effective votes are cost/price: how many supporters paying in full would have borne it.

    `price` is the most one supporter paid for one unit of worth, in coins rounded down; `held` what all supporters held
    before. `rival` is the project next in line, with at most `rival_votes`; both kinds of votes are thousandths.
    """

    number: int
    project: str
    votes: int
    paid_by: int
    price: int
    held: int
    rival: str = ""
    rival_votes: int = 0

    def as_dict(self) -> dict[str, Any]:
        told = {"number": self.number, "project": self.project, "effective_votes_milli": self.votes}
        told |= {"paid_by": self.paid_by, "price": self.price, "held": self.held}
        return told | ({"rival": self.rival, "rival_effective_votes_milli": self.rival_votes} if self.rival else {})


def _pay(held: Ints, who: Index, worth: Ints | None, low: int, high: int | None) -> tuple[Ints, Ints]:
    purses = held[who]
    worth = None if worth is None else worth.astype(held.dtype)
    least, most = (low, high) if worth is None else (low * worth, None if high is None else high * worth)
    bottom = np.minimum(purses[:, 0], least)
    top = purses[:, 1].copy() if most is None else np.minimum(purses[:, 1], most)
    held[who, 0] = 0 if most is None else np.maximum(purses[:, 0] - most, 0)
    held[who, 1] = np.maximum(purses[:, 1] - least, 0)
    return bottom, top
