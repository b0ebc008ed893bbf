"""Which engine makes a run: certified whole numbers where they decide, exact fractions where they do not."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Literal, get_args

import numpy as np

from ..columns import Ints
from ..rule_checks import RuleError
from . import arrays, loop
from .market import Market
from .rational import account_exactly, run_exactly
from .run import NONE, Account, Equal, Run
from .taken import share_out_arrays
from .units import between, unit_for
from .workspace import Workspace

EngineName = Literal["auto", "rational", "numpy", "numba"]
Loop = Callable[..., tuple[int, int, int]]


@dataclass(slots=True)
class Work:
    """What was done to reach the result. It says nothing about the result."""

    engine: str
    runs: int = 0
    exact_replays: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {"engine": self.engine, "runs": self.runs, "exact_replays": self.exact_replays}


class Engine:
    """Runs equal shares on one market, as often as a completion asks."""

    def __init__(self, market: Market, name: EngineName = "auto") -> None:
        self.market = market
        self.name = _engine(name)
        self.work = Work(self.name)
        self.loop: Loop = _compiled().run if self.name == "numba" else arrays.run
        self._last: tuple[tuple[Fraction, ...], tuple[int, ...], int] | None = None
        self._space: Workspace | None = None

    @property
    def space(self) -> Workspace:
        if self._space is None:
            self._space = Workspace(self.market)
        return self._space

    def run(self, money: Sequence[Fraction]) -> Run:
        """The run in which the purses hold exactly this."""
        run = None if self.name == "rational" else self.between(money, money)
        if run is None:
            self.work.exact_replays += 1
            return run_exactly(self.market, money)
        return run

    def between(self, money: Sequence[Fraction], most: Sequence[Fraction]) -> Run | None:
        """The run that is the same for all purses from `money` to `most`; None if this cannot be said."""
        unit = unit_for(self.market, most)
        if not unit or not self.market.ids:
            return None if self.market.ids else Run((), ())
        self.work.runs += 1
        certain, rounds, ties = self._go(money, most, unit, None)
        if not certain:
            return None
        equals = tuple(Equal(*map(int, tie)) for tie in self.space.book.ties[:ties])
        run = Run(tuple(self.space.book.order[:rounds].tolist()), equals)
        self._last = (tuple(money), run.order, unit) if money == most else None
        return run

    def account(self, money: Sequence[Fraction], order: Sequence[int]) -> Account:
        """The sums of the run with this order, by the same steps whichever engine found it."""
        unit = unit_for(self.market, money)
        if not unit or not self.market.ids:
            return account_exactly(self.market, money, order)
        # The run made last may be this very one; then its book is still open.
        if self._last != (tuple(money), tuple(order), unit):
            self._go(money, money, unit, np.array(order, np.int64))
        return self._account(money, order, unit)

    def _account(self, money: Sequence[Fraction], order: Sequence[int], unit: int) -> Account:
        market, book, rounds = self.market, self.space.book, len(order)
        held = self.space.first(between(money, money, unit))
        prices = book.low[:rounds], book.high[:rounds]
        table, payers = np.zeros((rounds, len(market.ids), 2), np.int64), np.zeros(rounds, np.int64)
        worth = NONE if market.worth is None else market.worth
        share_out = _compiled().share_out if self.name == "numba" else share_out_arrays
        share_out(
            market.starts, market.who, worth, market.weight, market.rows, market.chosen, np.array(order, np.int64), *prices,
            held, table, payers,
        )  # fmt: skip
        low, high, rival, rival_low, held_low, held_high = (
            column[:rounds].copy()
            for column in (book.low, book.high, book.rival, book.rival_low, book.held_low, book.held_high)
        )
        return Account(unit, tuple(order), low, high, rival, rival_low, held_low, held_high, table, payers)

    def _go(
        self, money: Sequence[Fraction], most: Sequence[Fraction], unit: int, order: Ints | None
    ) -> tuple[bool, int, int]:
        space = self.space
        self._last = None
        space.first(between(money, most, unit), space.held)
        market = space.market._replace(cost=space.cost * unit)
        given, follow = order is not None, NONE if order is None else order
        status, rounds, ties = self.loop(market, space.room.copy(), given, follow, space.held, space.desk, space.book)
        return status == loop.CERTAIN, rounds, ties


def _engine(name: str) -> str:
    if name not in get_args(EngineName):
        raise RuleError(f"The engine must be one of {', '.join(get_args(EngineName))}, not {name!r}.")
    if name == "numba" and _compiled() is None:
        raise RuleError("The engine numba needs the package numba, which is not installed.")
    if name != "auto":
        return name
    return "numba" if _compiled() else "numpy"


@cache
def _compiled() -> Any:
    # Half a second that only who counts shares should spend.
    try:
        return importlib.import_module(".compiled", __package__)
    except ImportError:
        return None
