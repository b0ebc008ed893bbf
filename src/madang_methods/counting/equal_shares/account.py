"""The sums behind a decision by shares, made once at the end: what was paid, held, left, and by whom taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import floor

import numpy as np

from ..ledger import Ledger, Round
from .decide import Decision
from .market import Market
from .run import Account
from .units import between


@dataclass(frozen=True, slots=True)
class Held:
    """What the supporters of a candidate held at first and in the end, and what they paid for each funded project.

    In coins, rounded down; an amount that lacks less than rounding shows to a whole number counts as that number.
    `lost` is the round after which they held less than its cost, and how much that was (None: they always held enough).
    """

    first: int
    end: int
    lost: tuple[int, int] | None
    taken: tuple[tuple[str, int], ...]


class Books:
    """Rounds, ledger and holdings of one decision, in coins."""

    def __init__(self, decision: Decision) -> None:
        self.decision, self.market = decision, decision.market
        self.order, self.money = decision.completed.run.order, decision.completed.money
        self.names = tuple(self.market.ids[c] for c in self.order)
        self.account = decision.engine.account(self.money, self.order)

    @cached_property
    def ledger(self) -> Ledger:
        market, account = self.market, self.account
        purses = np.array(between(self.money, self.money, account.unit), account.low.dtype).reshape(-1, 2)
        first = purses[np.zeros(market.ballots, np.int32) if market.purse is None else market.purse]
        some = [market.supporters(c) for c in self.order]
        prices = zip(account.low.tolist(), account.high.tolist(), strict=True)
        return Ledger(
            account.unit,
            first,
            self.names,
            tuple(market.who[one] for one in some),
            tuple(None if market.worth is None else market.worth[one] for one in some),
            tuple((low, None if high < 0 else high) for low, high in prices),
        )

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        return tuple(self._round(number, paid) for number, paid in enumerate(self.account.payers.tolist()))

    def margin(self) -> tuple[Fraction, int] | None:
        """How far behind the next candidate was at least, relative to the winner's price, and in which round; the smallest.

        Exact ties, which the rule decides, are no margin.
        """
        found = []
        for number, (c, rival) in enumerate(zip(self.order, self.account.rival.tolist(), strict=True)):
            high = int(self.account.high[number])
            if rival >= 0 and high > 0:
                mine = Fraction(high, self.market.scale[c])
                behind = Fraction(int(self.account.rival_low[number]), self.market.scale[rival])
                found.append((max(behind / mine - 1, Fraction()), number + 1))
        return min(found, default=None)

    def held(self, c: int) -> Held:
        """For a candidate that shares did not fund."""
        unit = self.account.unit
        first = first_money(self.market, self.money, c)
        low, high = self.account.table[:, c, 0].tolist(), self.account.table[:, c, 1].tolist()
        held = [int(first * unit) - paid for paid in accumulate(low, initial=0)]
        cost = self.market.cost[c] * unit
        lost = next(((number, left // unit) for number, left in enumerate(held) if left < cost), None)
        taken = [(id, paid // unit) for id, paid in zip(self.names, high, strict=True) if paid >= unit]
        return Held(floor(first), held[-1] // unit, lost, tuple(sorted(taken, key=lambda part: (-part[1], part[0]))))

    def _round(self, number: int, paid_by: int) -> Round:
        account, market, c = self.account, self.market, self.order[number]
        low, high = int(account.low[number]), int(account.high[number])
        rival = int(account.rival[number])
        return Round(
            number + 1,
            market.ids[c],
            effective_milli(market, account, c, low),
            paid_by,
            (high if high >= 0 else low) // account.unit,
            int(account.held_high[number]) // account.unit,
            market.ids[rival] if rival >= 0 else "",
            effective_milli(market, account, rival, int(account.rival_low[number])) if rival >= 0 else 0,
        )


def effective_milli(market: Market, account: Account, c: int, low: int) -> int:
    """Thousandths of effective votes, cost/price, rounded down; whole where everybody pays in full."""
    cost, support = market.cost[c] * account.unit, market.support[c]
    return 1000 * support if low * support <= cost else 1000 * cost // low


def first_money(market: Market, money: Sequence[Fraction], c: int) -> Fraction:
    """What the supporters hold together at first."""
    if market.purse is None:
        return market.heads[c] * money[0]
    who = market.who[market.supporters(c)]
    each = np.zeros(len(money), np.int64)
    np.add.at(each, market.purse[who], market.weight[who])
    return sum((people * amount for people, amount in zip(each.tolist(), money, strict=True)), Fraction())
