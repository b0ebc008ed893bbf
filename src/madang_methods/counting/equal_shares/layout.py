"""How a market lies before the certified loop: plain arrays, which machine code can take."""

from typing import Any, NamedTuple

from ..columns import Index, Ints


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
