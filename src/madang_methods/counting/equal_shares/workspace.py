"""The arrays the certified loop works in, made once for all runs on one market."""

from collections.abc import Sequence

import numpy as np

from ..columns import Index, Ints
from . import loop
from .market import Market

NONE = np.empty(0, np.int64)


class Workspace:
    """A market laid out for the loop; `held` are all ballots' purses, `book` what the last run wrote down."""

    def __init__(self, market: Market) -> None:
        self.cost = np.array(market.cost, np.int64)
        self.room = np.array([limit.room for limit in market.limits], np.int64)
        self.purse = market.purse
        worth = NONE if market.worth is None else market.worth
        support = np.array([market.support(c) for c in range(len(market.ids))], np.int64)
        self.market = loop.Market(
            market.starts, market.who, worth, market.weight, self.cost, np.array(market.scale, np.int64), support,
            _twins(market), market.by_cost, *_limits(market),
        )  # fmt: skip
        self.held = np.zeros((market.ballots, 2), np.int64)
        most = int(np.diff(market.starts).max(initial=0))
        self.desk = loop.Desk(
            alive=np.empty(len(market.who), np.int32),
            alive_worth=np.empty(len(worth), np.int64),
            purse_low=np.empty(most, np.int64),
            purse_high=np.empty(most, np.int64),
            people=np.empty(most, np.int64),
            worth=np.empty(most if len(worth) else 0, np.int64),
        )
        rounds = len(market.ids)
        a, b, c, d, e, f, g = np.empty((7, rounds), np.int64)
        # In one round each candidate can be equal to the winner, and is out of the race a round later.
        self.book = loop.Book(a, b, c, d, e, f, g, np.empty((rounds * (rounds + 1) // 2 + 1, 3), np.int64))

    def start(self, purses: Sequence[tuple[int, int]]) -> None:
        """Give every ballot its first purse, between two ends."""
        if self.purse is None:
            self.held[:] = purses[0]
        else:
            self.held[:] = np.array(purses, np.int64).reshape(-1, 2)[self.purse]


def _twins(market: Market) -> Ints:
    """The first candidate with the same cost, supporters and worths: while both are open their prices are the same."""
    first: dict[tuple[int, bytes, bytes], int] = {}
    twins = []
    for c, cost in enumerate(market.cost):
        some = market.supporters(c)
        worth = b"" if market.worth is None else market.worth[some].tobytes()
        mark = cost, market.who[some].tobytes(), worth
        twins.append(first.setdefault(mark, c))
    return np.array(twins, np.int64)


def _limits(market: Market) -> tuple[Ints, Index, Ints]:
    members = [sorted(limit.sizes) for limit in market.limits]
    starts = np.cumsum([0, *map(len, members)], dtype=np.int64)
    sizes = [limit.sizes[c] for limit, some in zip(market.limits, members, strict=True) for c in some]
    who = np.array([c for some in members for c in some], np.int32)
    return starts, who, np.array(sizes, np.int64)
