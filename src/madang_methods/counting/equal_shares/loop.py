"""The certified loop: every purse lies between two whole numbers, and a decision counts only if it holds for all between.

Written so that it runs compiled as it stands (`compiled.py`), and with its inner steps replaced by arrays (`arrays.py`):
one text, so that both give the same bits. It leans on nothing but NumPy, and the steps call nothing outside this file.

Money is in units so fine that rounding hardly shows; how fine is `units.py`'s to say. Lemmas (counting.md 1.7):
the sum F(p) of people * min(purse, p * worth) grows with every purse, so the price at the upper ends, rounded down,
and the price at the lower ends, rounded up, enclose the true price. F is concave in p, so Newton's steps from below
stay below. Sums of whole numbers do not depend on their order.
"""

from typing import Any, NamedTuple

import numpy as np

from ..columns import Index, Ints

CERTAIN, UNCERTAIN = 0, 1
# What is known of a candidate's price in this round.
TOO_DEAR, UNSURE, POOR, RICH = 0, 1, 2, 3
# The quotient of two whole numbers is off by less than 1e-15 of itself, so what lies this far behind is behind.
CLEARLY = 1 + 1e-12


class Market(NamedTuple):
    """m candidates, s supporters in all, k ballots: starts int64[m + 1], who int32[s], worth int64[s] (or empty: all 1),
    people int32[k] or int64[k]; cost in units, scale (the cost if `by_cost`), support (people times worth) and twin (equal
    ones share it) int64[m]; limits by their starts, members and sizes."""

    starts: Ints
    who: Index
    worth: Ints
    people: Any
    cost: Ints
    scale: Ints
    support: Ints
    twin: Ints
    by_cost: bool
    limit_starts: Ints
    limit_who: Index
    limit_sizes: Ints


class Desk(NamedTuple):
    """Room to work in: supporters that still have money, and the purses of one candidate's; overwritten in every run."""

    alive: Index
    alive_worth: Ints
    purse_low: Ints
    purse_high: Ints
    people: Ints
    worth: Ints


class Book(NamedTuple):
    """What is written down of each round: the winner, the ends of its price (-1: not known), the next candidate (-1: none)
    and the low end of its price, what the winner's supporters held before; and int64[ties, 3] round, ahead, behind."""

    order: Ints
    low: Ints
    high: Ints
    rival: Ints
    rival_low: Ints
    held_low: Ints
    held_high: Ints
    ties: Ints


def run(
    market: Market, room: Ints, given: bool, follow: Ints, held: Ints, desk: Desk, book: Book
) -> tuple[int, int, int]:
    """One run on purses `held` int64[k, 2] (lower and upper ends), which are left as they are at the end.

    If an order is `given`, `follow` is taken as the true one, and only the sums are made. Returns whether the run is
    certain, how many rounds it had, and how many exact ties.
    """
    m = len(market.cost)
    low = market.cost // market.support
    high = np.zeros(m, np.int64)
    rate = low / market.scale
    is_open = np.ones(m, np.bool_)
    compact = np.zeros(m, np.bool_)
    size = market.starts[1:] - market.starts[:-1]
    live = market.support.copy()
    state = np.zeros(m, np.int64)
    close(market, room, is_open)
    rounds, ties = 0, 0
    while not given or rounds < len(follow):
        hint = np.where(is_open, rate, np.inf)
        asked = np.zeros(m, np.bool_)
        held_low, held_high = np.zeros(m, np.int64), np.zeros(m, np.int64)
        best, roof, unsure = -1, np.inf, False
        while True:
            c = int(np.argmin(hint))
            if hint[c] == np.inf or hint[c] > roof:
                break
            hint[c] = np.inf
            asked[c] = True
            begin = market.starts[c]
            kept, worth, lows, highs, poor_money, poor_worth = gather(
                market, held, desk, begin, size[c], compact[c], low[c]
            )
            compact[c] |= kept < size[c]
            size[c], live[c] = kept, worth
            held_low[c], held_high[c] = lows, highs
            if highs < market.cost[c]:
                is_open[c] = False
                continue
            if worth > poor_worth:
                price = (market.cost[c] - poor_money) // (worth - poor_worth)
                if price > low[c]:
                    low[c] = price_down(desk, kept, market.cost[c], worth, price)
            rate[c] = low[c] / market.scale[c]
            if best >= 0 and less(high[best], market.scale[c], low[c], market.scale[best]):
                state[c] = TOO_DEAR
                continue
            if lows < market.cost[c]:
                state[c] = UNSURE
                unsure = True
                continue
            high[c], poor = price_up(desk, kept, market.cost[c], worth, low[c])
            state[c] = POOR if poor or worth < market.support[c] else RICH
            if best < 0 or less(high[c], market.scale[best], high[best], market.scale[c]):
                best = c
                roof = high[c] / market.scale[c] * CLEARLY
        winner = -1
        if given:
            winner = follow[rounds]
        else:
            if best < 0 and not unsure:
                break
            if best < 0:
                return UNCERTAIN, rounds, ties
            for near in np.flatnonzero(is_open & (rate <= roof)):
                d = int(near)
                if less(high[best], market.scale[d], low[d], market.scale[best]):
                    continue
                if not asked[d] or state[d] == UNSURE:
                    return UNCERTAIN, rounds, ties
                if winner < 0:
                    winner = d
                    continue
                order = compare(market, state, d, winner)
                if order > 1:
                    return UNCERTAIN, rounds, ties
                if order < 0:
                    winner = d
        # Who is next in line; exact ties are none, the rule has an answer to them.
        behind = np.where(is_open, rate, np.inf)
        behind[winner] = np.inf
        since = ties
        for near in np.flatnonzero(behind <= roof):
            d = int(near)
            if asked[d] and compare(market, state, d, winner) == 0:
                behind[d] = np.inf
                if not given and not told(market, book, since, ties, d):
                    book.ties[ties, 0], book.ties[ties, 1], book.ties[ties, 2] = rounds + 1, winner, d
                    ties += 1
        rival = int(np.argmin(behind))
        if behind[rival] == np.inf:
            rival = -1
        known = asked[winner] and state[winner] >= POOR
        book.order[rounds] = winner
        book.low[rounds] = low[winner]
        book.high[rounds] = high[winner] if known else -1
        book.rival[rounds] = rival
        book.rival_low[rounds] = low[rival] if rival >= 0 else -1
        book.held_low[rounds], book.held_high[rounds] = held_low[winner], held_high[winner]
        pay(market, held, desk, market.starts[winner], size[winner], compact[winner], low[winner], book.high[rounds])
        is_open[winner] = False
        rounds += 1
        for limit in range(len(room)):
            for at in range(market.limit_starts[limit], market.limit_starts[limit + 1]):
                if market.limit_who[at] == winner:
                    room[limit] -= market.limit_sizes[at]
        close(market, room, is_open)
    return CERTAIN, rounds, ties


def close(market: Market, room: Ints, is_open: Any) -> None:
    """Shut out the candidates for which a limit has no room left."""
    for limit in range(len(room)):
        for at in range(market.limit_starts[limit], market.limit_starts[limit + 1]):
            if market.limit_sizes[at] > room[limit]:
                is_open[market.limit_who[at]] = False


def compare(market: Market, state: Ints, c: int, d: int) -> int:
    """-1 if c is ahead of d, 0 if they are exactly equal, 1 if behind, 2 if nobody can say."""
    if market.twin[c] == market.twin[d]:
        return 0
    if state[c] != RICH or state[d] != RICH:
        return 2
    if market.by_cost:
        if market.support[c] == market.support[d]:
            return 0
        return -1 if market.support[c] > market.support[d] else 1
    if less(market.cost[c], market.support[d], market.cost[d], market.support[c]):
        return -1
    return 1 if less(market.cost[d], market.support[c], market.cost[c], market.support[d]) else 0


def told(market: Market, book: Book, since: int, ties: int, d: int) -> bool:
    """Whether a twin of d was written down as equal in this round, so that d adds nothing."""
    for tie in range(since, ties):  # noqa: SIM110
        if market.twin[book.ties[tie, 2]] == market.twin[d]:
            return True
    return False


def less(a: int, b: int, c: int, d: int) -> bool:
    """Whether a * b < c * d, for whole numbers from 0 below 2^63."""
    half = np.uint64(32)
    mask = np.uint64(0xFFFFFFFF)
    w, x, y, z = np.uint64(a), np.uint64(b), np.uint64(c), np.uint64(d)
    mid = (w & mask) * (x >> half) + (((w & mask) * (x & mask)) >> half)
    mid2 = (w >> half) * (x & mask) + (mid & mask)
    top = (w >> half) * (x >> half) + (mid >> half) + (mid2 >> half)
    mid = (y & mask) * (z >> half) + (((y & mask) * (z & mask)) >> half)
    mid2 = (y >> half) * (z & mask) + (mid & mask)
    other = (y >> half) * (z >> half) + (mid >> half) + (mid2 >> half)
    return bool(top < other or (top == other and w * x < y * z))


def gather(
    market: Market, held: Ints, desk: Desk, begin: int, size: int, compact: bool, price: int
) -> tuple[int, int, int, int, int, int]:
    """Lay the purses of a candidate's supporters on the desk; those without money leave for good.

    Returns how many stay, their worth, the sums of the lower and upper ends, and the money and worth of those who hold
    less than the price at their upper end.
    """
    weighted = len(market.worth) > 0
    kept, worth, lows, highs, poor_money, poor_worth = 0, 0, 0, 0, 0, 0
    for j in range(begin, begin + size):
        v = desk.alive[j] if compact else market.who[j]
        top = held[v, 1]
        if top == 0:
            continue
        low, people, each = held[v, 0], market.people[v], 1
        if weighted:
            each = desk.alive_worth[j] if compact else market.worth[j]
            desk.alive_worth[begin + kept] = each
            desk.worth[kept] = each
        desk.alive[begin + kept] = v
        desk.purse_low[kept] = low
        desk.purse_high[kept] = top
        desk.people[kept] = people
        kept += 1
        worth += people * each
        lows += people * low
        highs += people * top
        if top < price * each:
            poor_money += people * top
            poor_worth += people * each
    return kept, worth, lows, highs, poor_money, poor_worth


def price_down(desk: Desk, kept: int, cost: int, worth: int, price: int) -> int:
    """The price at the upper ends, rounded down; `price` is not above it."""
    while True:
        money, poor = poor_at(desk.purse_high, desk, kept, price)
        if poor >= worth:
            return price
        next_price = (cost - money) // (worth - poor)
        if next_price <= price:
            return price
        price = next_price


def price_up(desk: Desk, kept: int, cost: int, worth: int, price: int) -> tuple[int, bool]:
    """The price at the lower ends, rounded up, and whether anybody is poor there; `price` is not above it."""
    while True:
        money, poor = poor_at(desk.purse_low, desk, kept, price)
        if poor >= worth:
            return price, True
        next_price = -((money - cost) // (worth - poor))
        if next_price <= price:
            return price, poor > 0
        price = next_price


def poor_at(purse: Ints, desk: Desk, kept: int, price: int) -> tuple[int, int]:
    """The money and the worth of those on the desk who hold less than the price."""
    money, worth = 0, 0
    if len(desk.worth) > 0:
        for j in range(kept):
            if purse[j] < price * desk.worth[j]:
                money += desk.people[j] * purse[j]
                worth += desk.people[j] * desk.worth[j]
    else:
        for j in range(kept):
            if purse[j] < price:
                money += desk.people[j] * purse[j]
                worth += desk.people[j]
    return money, worth


def pay(market: Market, held: Ints, desk: Desk, begin: int, size: int, compact: bool, low: int, high: int) -> None:
    """Take the price from the supporters: at most `high` from the lower end (-1: all), at least `low` from the upper."""
    weighted = len(market.worth) > 0
    for j in range(begin, begin + size):
        v = desk.alive[j] if compact else market.who[j]
        each = 1
        if weighted:
            each = desk.alive_worth[j] if compact else market.worth[j]
        held[v, 0] = 0 if high < 0 else max(0, held[v, 0] - high * each)
        held[v, 1] = max(0, held[v, 1] - low * each)
