"""The arrays the certified loop works in, made once for all runs on one market."""

from collections.abc import Sequence

import numpy as np

from ..columns import Index, Ints
from . import loop
from .market import Market
from .run import NONE


class Workspace:
    """A market laid out for the loop; `held` are all ballots' purses, `book` what the last run wrote down."""

    def __init__(self, market: Market) -> None:
        self.cost = np.array(market.cost, np.int64)
        # More room than all members could take is as good as that much.
        self.room = np.array([min(limit.room, sum(limit.sizes.values())) for limit in market.limits], np.int64)
        self.purse = market.purse
        worth = NONE if market.worth is None else market.worth
        support = np.array(market.support, np.int64)
        self.market = loop.Market(
            market.starts, market.who, worth, market.weight, self.cost, np.array(market.scale, np.int64), support,
            np.array(market.twin, np.int64), market.by_cost, *_limits(market),
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
        # In one round each candidate can be equal to the winner, who is out of the race then.
        self.book = loop.Book(a, b, c, d, e, f, g, np.empty((rounds * (rounds + 1) // 2 + 1, 3), np.int64))

    def first(self, purses: Sequence[tuple[int, int]], held: Ints | None = None) -> Ints:
        """int64[ballots, 2]: everybody's first purse, between two ends."""
        held = np.empty((len(self.held), 2), np.int64) if held is None else held
        if self.purse is None:
            held[:] = purses[0]
        else:
            held[:] = np.array(purses, np.int64).reshape(-1, 2)[self.purse]
        return held


def _limits(market: Market) -> tuple[Ints, Index, Ints]:
    members = [sorted(limit.sizes) for limit in market.limits]
    starts = np.cumsum([0, *map(len, members)], dtype=np.int64)
    sizes = [limit.sizes[c] for limit, some in zip(market.limits, members, strict=True) for c in some]
    who = np.array([c for some in members for c in some], np.int32)
    return starts, who, np.array(sizes, np.int64)
