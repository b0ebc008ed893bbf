"""The sums behind a decision by shares, made once at the end: what was paid, held, left, and by whom taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import floor

import numpy as np

from ..ledger import Ledger, Round, paid_to
from .decide import Decision
from .market import Market
from .rational import account_exactly
from .run import Account
from .units import between


@dataclass(frozen=True, slots=True)
class Held:
    """What the supporters of a candidate held at first and in the end, and what they paid for each funded project.

    In coins, rounded down; an amount that lacks less than rounding shows to a whole number counts as that number.
    """

    first: int
    end: int
    taken: tuple[tuple[str, int], ...]


class Books:
    """Rounds, ledger and holdings of one decision, in coins."""

    def __init__(self, decision: Decision) -> None:
        self.decision, self.market = decision, decision.market
        self.order, self.money = decision.completed.run.order, decision.completed.money
        made = decision.engine.account(self.money, self.order)
        self.account = made or account_exactly(self.market, self.money, self.order)

    @cached_property
    def ledger(self) -> Ledger:
        market, account = self.market, self.account
        purses = np.array(between(self.money, self.money, account.unit), account.left.dtype).reshape(-1, 2)
        first = purses[np.zeros(market.ballots, np.int32) if market.purse is None else market.purse]
        some = [market.supporters(c) for c in self.order]
        prices = zip(account.low.tolist(), account.high.tolist(), strict=True)
        return Ledger(
            account.unit,
            first,
            tuple(market.ids[c] for c in self.order),
            tuple(market.who[one] for one in some),
            tuple(None if market.worth is None else market.worth[one] for one in some),
            tuple((low, None if high < 0 else high) for low, high in prices),
        )

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        return tuple(self._round(number, paid) for number, paid in enumerate(self._payers()))

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

    def held(self, waiting: Sequence[int]) -> dict[int, Held]:
        """For each of these candidates, which are not funded."""
        market, unit = self.market, self.account.unit
        slices = [market.supporters(c) for c in waiting]
        who = np.concatenate([market.who[one] for one in slices]) if slices else market.who[:0]
        starts = np.cumsum([0, *(one.stop - one.start for one in slices)], dtype=np.int64)
        weight = market.weight.astype(self.account.left.dtype)
        tops = self.account.left[:, 1]
        ends = np.add.reduceat(tops[who] * weight[who], starts[:-1]).tolist() if slices else []
        taken = paid_to(self.ledger, weight, starts, who)
        told = {}
        for c, end, paid in zip(waiting, ends, taken, strict=True):
            parts = [(id, int(amount) // unit) for id, amount in zip(self.ledger.projects, paid, strict=True)]
            parts = sorted((part for part in parts if part[1]), key=lambda part: (-part[1], part[0]))
            told[c] = Held(floor(first_money(market, self.money, c)), int(end) // unit, tuple(parts))
        return told

    def _payers(self) -> list[int]:
        weight = self.market.weight
        return [int(weight[payment.ballots[payment.low > 0]].sum()) for payment in self.ledger.payments()]

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
    cost, support = market.cost[c] * account.unit, market.support(c)
    return 1000 * support if low * support <= cost else 1000 * cost // low


def first_money(market: Market, money: Sequence[Fraction], c: int) -> Fraction:
    """What the supporters hold together at first."""
    who = market.who[market.supporters(c)]
    if market.purse is None:
        return int(market.weight[who].sum()) * money[0]
    each = np.zeros(len(money), np.int64)
    np.add.at(each, market.purse[who], market.weight[who])
    return sum((people * amount for people, amount in zip(each.tolist(), money, strict=True)), Fraction())
