"""Where to look next for the highest price: guesses from a count that was lost, each to be proven by another count."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from ..equal_shares.account import Books
from ..equal_shares.decide import Decision
from ..equal_shares.engine import Engine
from ..equal_shares.market import Market
from .purses import moments

Floats = NDArray[np.float64]
# Guesses may be floats: a wrong one costs a count, never the truth.


def lower_price(decision: Decision, project: str, budget: int, step: int) -> int | None:
    """The highest price at which the project, which lost, seems to be funded; None if it had no supporters to pay.

    `step` is what each step of the completion adds to everybody's share, 0 if there is no completion. Let B(k) be the
    highest price at which its supporters would pay for it with share k, and F(k) the highest of those at which all would
    then cost no more than the budget. At price p the count ends at the first k with F(k) < p <= B(k), and the project is
    funded if p <= F(k - 1). So the answer is the highest of all that are the least of F(k - 1) and B(k), and above F(k).
    With a top-up it may be what was left over instead.
    """
    market, done = decision.market, decision.completed
    if project not in market.ids:
        return None
    c = market.ids.index(project)
    best = -1
    if decision.topped_up or decision.all_fit:
        best = budget - sum(market.cost[market.ids.index(id)] for id in decision.funded if id in market.ids)
    # Beyond the share that counted everything costs too much, with or without this project.
    bought, fits = budget + 1, -1
    for back in range(done.raised + 1 if step else 1):
        money = tuple(each - back * step for each in done.money)
        run = decision.engine.run(money)
        if c in run.order:
            continue
        bought_before, fits_before = bought, fits
        bought = _affordable(replace(decision, completed=replace(done, run=run, money=money)), c)
        if bought <= best:
            break
        fits = _fits(market, c, bought, best, money, budget)
        price = min(fits, bought_before)
        if price > fits_before:
            best = max(best, price)
    return best


def _fits(market: Market, c: int, price: int, beyond: int, money: tuple[Fraction, ...], budget: int) -> int:
    """From this price down, one at which the run with this share costs no more than the budget; not below `beyond`."""
    while price > max(beyond, 0):
        cost = (*market.cost[:c], price, *market.cost[c + 1 :])
        changed = replace(market, cost=cost, scale=cost if market.by_cost else market.scale)
        over = sum(cost[other] for other in Engine(changed).run(money).order) - budget
        if over <= 0:
            break
        price -= over
    return price


def _affordable(decision: Decision, c: int) -> int:
    """The highest price at which the run that counts would have bought it."""
    market, ledger = decision.market, Books(decision).ledger
    some = market.supporters(c)
    who, worth = market.who[some], market.worths(c).astype(float)
    people = market.weight[who].astype(float)
    most = 0.0
    for place, held in enumerate(moments(ledger)):
        purses = held[who, 1].astype(float) / ledger.unit
        price = ledger.prices[place][1] if place < len(ledger.prices) else None
        if price is None:
            most = max(most, float(people @ purses))
            continue
        rate = price / ledger.unit / market.scale[market.ids.index(ledger.projects[place])]
        if not market.by_cost:
            most = max(most, float(people @ np.minimum(purses, rate * worth)))
        else:
            most = max(most, _most_at(purses, people, worth * rate))
    return int(most + 1e-6)


def _most_at(purses: Floats, people: Floats, rate: Floats) -> float:
    """The highest price q with sum of people * min(purse, rate * q) >= q: where it costs more, they pay a smaller part."""
    order = np.argsort(purses / rate)
    purses, people, rate = purses[order], people[order], rate[order]
    poor = np.cumsum(people * purses)
    rich = np.sum(people * rate) - np.cumsum(people * rate)
    ends = purses / rate
    enough = poor + rich * ends >= ends * (1 - 1e-12)
    if not enough.any():
        return 0.0
    last = int(np.flatnonzero(enough)[-1])
    return float(poor[last] / (1 - rich[last])) if rich[last] < 1 else float(poor[-1])
