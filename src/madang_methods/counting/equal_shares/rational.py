"""The exact engine: fractions, and people with the same history of payments treated as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

import numpy as np

from ..columns import Ints
from .market import Market
from .run import NONE, Account, Equal, Run
from .taken import share_out_arrays


def run_exactly(market: Market, money: Sequence[Fraction]) -> Run:
    """One run of the Method of Equal Shares (Peters, Pierczyński and Skowron, "Proportional Participatory Budgeting with
    Additive Utilities", NeurIPS 2021, arXiv 2008.13276, section 3), in the paper's steps.

    1. Everybody in purse i begins with `money[i]`.
    2. A candidate is affordable at rate r if its supporters, each paying at most r times what it is worth to them and at
       most what they hold, pay its cost.
    3. Fund the candidate that is affordable at the lowest rate, equal ones by the order of the market, and let its
       supporters pay. Repeat until none is affordable. A candidate that a limit shuts out is passed over for good.
    """
    hall = _Hall(market, money)
    # A rate never falls, so an old rate is a lower bound, and nobody behind it need be asked before it is reached.
    rate = {c: Fraction(cost) / (market.support[c] * market.scale[c]) for c, cost in enumerate(market.cost)}
    order: list[int] = []
    equals: list[Equal] = []
    while best := _cheapest(hall, rate):
        ahead, *behind = sorted(best)
        order.append(ahead)
        # Of twins, which differ in nothing but name, the first says all.
        firsts = {market.twin[other]: other for other in reversed(behind)}
        equals += [Equal(len(order), ahead, other) for other in sorted(firsts.values())]
        hall.pay(ahead, rate.pop(ahead) * market.scale[ahead])
        hall.limits.fund(ahead)
    return Run(tuple(order), tuple(equals))


def price(held: Sequence[tuple[Fraction, int, int]], cost: int) -> Fraction | None:
    """The lowest p with sum over (money, worth, people) of people * min(money, p * worth) = cost; None if there is none.

    >>> price([(Fraction(2), 1, 1), (Fraction(10), 1, 2)], 12)
    Fraction(5, 1)
    >>> price([(Fraction(2), 1, 1)], 3) is None
    True
    """
    rest = Fraction(cost)
    if sum((people * money for money, _, people in held), Fraction()) < rest:
        return None
    worth = sum(people * each for _, each, people in held)
    for money, each, people in sorted(held, key=lambda one: one[0] / one[1]):
        if rest * each <= money * worth:
            break
        rest -= people * money
        worth -= people * each
    return rest / worth


# Of a coin, where only fractions reach and the sums are told in whole numbers of any size.
UNIT = 2**20


def account_exactly(market: Market, money: Sequence[Fraction], order: Sequence[int]) -> Account:
    """The sums of the run with this order, made by fractions: for money that is too much for 64 bits."""
    hall, limits = _Hall(market, money), Limits(market)
    waiting = [c for c in range(len(market.ids)) if not limits.shut(c)]
    rows: list[tuple[int, ...]] = []
    for c in order:
        asked = {d: rate for d in waiting if (rate := hall.ask(d)) is not None}
        rest = {d: rate for d, rate in asked.items() if d != c}
        rival = min(rest, key=lambda d: (rest[d], d), default=-1)
        next_low = floor(rest[rival] * market.scale[rival] * UNIT) if rest else -1
        paid, held = asked[c] * market.scale[c], hall.held(c)
        rows.append((floor(paid * UNIT), ceil(paid * UNIT), rival, next_low, floor(held * UNIT), ceil(held * UNIT)))
        hall.pay(c, paid)
        limits.fund(c)
        waiting = [d for d in asked if d != c and not limits.shut(d)]
    low, high, rivals, rival_low, held_low, held_high = np.array(rows, object).reshape(-1, 6).T
    purses = np.array([(floor(each * UNIT), ceil(each * UNIT)) for each in money], object).reshape(-1, 2)
    laid_out = purses[np.zeros(market.ballots, np.int32) if market.purse is None else market.purse]
    table, payers = np.zeros((len(order), len(market.ids), 2), object), np.zeros(len(order), np.int64)
    worth = NONE if market.worth is None else market.worth
    share_out_arrays(
        market.starts, market.who, worth, market.weight, market.rows, market.chosen, np.array(order, np.int64), low, high,
        laid_out, table, payers,
    )  # fmt: skip
    return Account(UNIT, tuple(order), low, high, rivals, rival_low, held_low, held_high, table, payers)


class Limits:
    """What room is left under the ceilings and conflicts while candidates are funded."""

    def __init__(self, market: Market) -> None:
        self.limits = market.limits
        self.room = [limit.room for limit in market.limits]

    def shut(self, c: int) -> bool:
        return any(
            c in limit.sizes and limit.sizes[c] > room for limit, room in zip(self.limits, self.room, strict=True)
        )

    def fund(self, c: int) -> None:
        self.room = [
            room - limit.sizes.get(c, 0) for limit, room in zip(self.limits, self.room, strict=True)
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Supporters:
    """Supporters of one candidate by purse and worth: `which[j]` is the place of supporter j in the lists."""

    purse: list[int]
    worth: list[int]
    people: list[int]
    which: Ints


class _Hall:
    """All ballots with their purses; a purse is a number that ballots with the same money share."""

    def __init__(self, market: Market, money: Sequence[Fraction]) -> None:
        self.market, self.limits = market, Limits(market)
        self.money = list(money)
        self.purse = np.zeros(market.ballots, np.int64) if market.purse is None else market.purse.astype(np.int64)
        self.empty = -1

    def supporters(self, c: int) -> _Supporters:
        some = self.market.supporters(c)
        worths, worth_of = np.unique(self.market.worths(c), return_inverse=True)
        kinds, which = np.unique(self.purse[self.market.who[some]] * len(worths) + worth_of, return_inverse=True)
        people = np.zeros(len(kinds), np.int64)
        np.add.at(people, which, self.market.weight[self.market.who[some]])
        purse, worth = np.divmod(kinds, len(worths))
        return _Supporters(purse.tolist(), worths[worth].tolist(), people.tolist(), which)

    def ask(self, c: int) -> Fraction | None:
        """The lowest rate at which the candidate is affordable now."""
        them = self.supporters(c)
        held = [(self.money[p], w, n) for p, w, n in zip(them.purse, them.worth, them.people, strict=True)]
        paid = price(held, self.market.cost[c])
        return None if paid is None else paid / self.market.scale[c]

    def held(self, c: int) -> Fraction:
        them = self.supporters(c)
        return sum((self.money[p] * n for p, n in zip(them.purse, them.people, strict=True)), Fraction())

    def pay(self, c: int, price: Fraction) -> list[tuple[int, Fraction]]:
        """Take at most `price` for each unit of worth; (people, payment each) by kind of supporter."""
        them = self.supporters(c)
        paid = [min(self.money[p], price * worth) for p, worth in zip(them.purse, them.worth, strict=True)]
        after = [self._purse(self.money[p] - part) for p, part in zip(them.purse, paid, strict=True)]
        self.purse[self.market.who[self.market.supporters(c)]] = np.array(after, np.int64)[them.which]
        return list(zip(them.people, paid, strict=True))

    def _purse(self, money: Fraction) -> int:
        if not money and self.empty >= 0:
            return self.empty
        self.money.append(money)
        if not money:
            self.empty = len(self.money) - 1
        return len(self.money) - 1


def _cheapest(hall: _Hall, rate: dict[int, Fraction]) -> list[int]:
    """All candidates affordable at the lowest rate; takes out of `rate` who is shut out or can never be paid again."""
    best: list[int] = []
    for c in sorted(rate, key=rate.__getitem__):
        if best and rate[c] > rate[best[0]]:
            break
        asked = None if hall.limits.shut(c) else hall.ask(c)
        if asked is None:
            del rate[c]
            continue
        rate[c] = asked
        if not best or asked < rate[best[0]]:
            best = [c]
        elif asked == rate[best[0]]:
            best.append(c)
    return best
